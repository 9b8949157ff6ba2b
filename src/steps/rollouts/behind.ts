import { type Deployment, idOf, type Service } from '../../calls/operations/index.ts'
import { primaryOf } from './deployment-status.ts'
import { isUnderWay, type ListedDeployment } from './service-deployment.ts'

/*
 * DescribeServices and ListServiceDeployments tell of the same deployments, and each may lag some seconds behind what another program has
 * just written. Where one of them tells of a deployment that the other one should know, the other one is the older picture.
 */

/** Whether a list of the service deployments, newest first, is older than a look at the service: one that the service shows is missing. */
export function isListBehind({ deployments = [] }: Service, listed: readonly ListedDeployment[]): boolean {
  const [newest] = listed
  const isOver = !listed.some(({ status }) => isUnderWay(status))
  const isMissing = ({ status, rolloutState, createdAt = 0 }: Deployment) =>
    (status === 'PRIMARY' && rolloutState === 'IN_PROGRESS' && isOver) ||
    // A service deployment older than 90 days is not listed any more.
    (newest !== undefined && createdAt > (newest.createdAt ?? 0))
  return deployments.some((one) => isMissing(one) && !listed.some((other) => isSame(one, other)))
}

/** Whether a look at the service is older than this service deployment, the newest one: the service does not show it. */
export function isServiceBehind({ deployments = [] }: Service, newest: ListedDeployment | undefined): boolean {
  // One that was stopped or has gone back is shown for a while, or not.
  if (!newest || !(isUnderWay(newest.status) || newest.status === 'SUCCESSFUL')) return false
  const { createdAt = 0 } = newest
  // A service without deployments has its task sets from somebody else.
  return deployments.length > 0 && deployments.every((one) => !isSame(one, newest) && (one.createdAt ?? 0) < createdAt)
}

/** The deployment of the service that a service deployment carries out. */
export function deploymentOf({ deployments = [] }: Service, serviceRevision: string): Deployment | undefined {
  return deployments.find((one) => isSame(one, { targetServiceRevisionArn: serviceRevision }))
}

/** The service deployment's target revision bears the same digits as the deployment. */
function isSame({ id = '' }: Deployment, { targetServiceRevisionArn = '' }: ListedDeployment): boolean {
  return idOf(targetServiceRevisionArn) === idOf(id)
}

/** Whether the service is meant to run something else than this service revision: what was taken back is not its primary deployment any more. */
export function hasLeft(service: Service, serviceRevision: string): boolean {
  const primary = primaryOf(service)
  return primary !== undefined && primary !== deploymentOf(service, serviceRevision)
}

/** The ARN of the service deployment that carries out what the service is meant to run; absent where it is not listed. */
export function serviceDeploymentOf(service: Service, listed: readonly ListedDeployment[]): string | undefined {
  const primary = primaryOf(service)
  return primary && listed.find((one) => isSame(primary, one))?.serviceDeploymentArn
}
