import type { Answer, Aws } from '../../calls/index.ts'
import { type InCluster, listServiceDeployments } from '../../calls/operations/index.ts'
import { type ListedDeployment, newestFirst } from '../../steps/index.ts'

/** As many as AWS gives on a page: older ones are not asked for. */
const NEWEST = 100

/**
 * The deployments of a service, newest first. Who must stop one cannot do without; others go back by the numbers of revisions, where nobody
 * may read them.
 */
export async function historyOf(
  aws: Aws,
  target: InCluster,
  { mustStop }: { readonly mustStop: boolean },
): Promise<Answer<readonly ListedDeployment[]>> {
  const step = aws.step('list the service deployments')
  const call = listServiceDeployments({ ...target, maxResults: NEWEST })
  const answer = mustStop ? await step.call(call) : await step.attempt(call)
  return answer.map(({ serviceDeployments = [] }) => newestFirst(serviceDeployments))
}
