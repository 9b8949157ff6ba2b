import type { Answer, Aws } from '../../calls/index.ts'
import { type InCluster, idOf, listServiceDeployments, type Service } from '../../calls/operations/index.ts'
import { isUnderWay, type ListedDeployment, newestFirst } from '../../steps/index.ts'

/** As many as AWS gives on a page: older ones are not asked for. */
const NEWEST = 100

/**
 * The deployments of a service, newest first. Who must stop one cannot do without; others go back by the numbers of revisions, where nobody
 * may read them. A list that lacks the deployment that is under way lags behind, and is looked at again.
 */
export async function historyOf(
  aws: Aws,
  { target, found }: { readonly target: InCluster; readonly found: Answer<Service> },
  { mustStop }: { readonly mustStop: boolean },
): Promise<Answer<readonly ListedDeployment[]>> {
  const first = await listed(aws, target, mustStop)
  const lags = first.and(found).ask('the list lags behind', ([all, service]) => isBehind(all, service))
  if (!lags) return first
  const again = await aws.lookAgain('the deployment to be listed', async () => {
    const next = await listed(aws, target, mustStop)
    const isThere = next.and(found).ask('the deployment is listed', ([all, service]) => !isBehind(all, service))
    return isThere ? next : undefined
  })
  return again ?? first
}

async function listed(aws: Aws, target: InCluster, mustStop: boolean): Promise<Answer<readonly ListedDeployment[]>> {
  const step = aws.step('list the service deployments')
  const call = listServiceDeployments({ ...target, maxResults: NEWEST })
  const answer = mustStop ? await step.call(call) : await step.attempt(call)
  return answer.map(({ serviceDeployments = [] }) => newestFirst(serviceDeployments))
}

/** Whether the service says that a deployment is under way which the list does not have. */
function isBehind(all: readonly ListedDeployment[], { deployments = [] }: Service): boolean {
  const primary = deployments.find(({ status }) => status === 'PRIMARY')
  if (primary?.rolloutState !== 'IN_PROGRESS' || all.some(({ status }) => isUnderWay(status))) return false
  return !all.some(({ targetServiceRevisionArn = '' }) => idOf(targetServiceRevisionArn) === idOf(primary.id ?? ''))
}
