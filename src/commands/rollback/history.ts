import type { Answer, Aws } from '../../calls/index.ts'
import { type InCluster, listServiceDeployments, type Service } from '../../calls/operations/index.ts'
import { newestFirst, onePicture, type Picture } from '../../steps/index.ts'

/** As many as AWS gives on a page: older ones are not asked for. */
const NEWEST = 100

/**
 * The deployments of a service, newest first, and the service as of the same moment. Who must stop one cannot do without; others go back by
 * the numbers of revisions, where nobody may list them.
 */
export async function historyOf(
  aws: Aws,
  { target, found }: { readonly target: InCluster; readonly found: Answer<Service> },
  { mustStop }: { readonly mustStop: boolean },
): Promise<Picture> {
  const list = async () => {
    const step = aws.step('list the service deployments')
    const call = listServiceDeployments({ ...target, maxResults: NEWEST })
    const answer = mustStop ? await step.call(call) : await step.attempt(call)
    return answer.map(({ serviceDeployments = [] }) => newestFirst(serviceDeployments))
  }
  return onePicture(aws, { found, listed: await list() }, { target, list })
}
