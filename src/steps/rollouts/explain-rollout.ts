import { type Answer, type Aws, anything } from '../../calls/index.ts'
import {
  describeServiceDeployments,
  type InCluster,
  idOf,
  listServiceDeployments,
  revisionNameOf,
  type Service,
  type ServiceDeployment,
} from '../../calls/operations/index.ts'
import type { FailureReport } from '../../report/index.ts'
import { failureReport } from '../failure/index.ts'
import type { Shown } from '../shown.ts'
import { type EcsBegun, primaryOf, statusOf } from './deployment-status.ts'
import { failedEcsRollout } from './failed-ecs-rollout.ts'
import type { DeploymentStatus } from './rollout.ts'
import { anyServiceDeployment, newestFirst } from './service-deployment.ts'
import { progressOf } from './show-progress.ts'

/**
 * The report on the last deployment of a service, whoever began it: the newest service deployment where the policy lets it be read, else a
 * deployment that failed and is still listed, else the primary one. The outcome is told by AWS's own status words.
 */
export async function explainRollout(
  aws: Aws,
  found: Answer<Service>,
  { target, shown }: { readonly target: InCluster; readonly shown: Shown },
): Promise<Answer<FailureReport>> {
  const last = await aws.aside('find the last deployment', target, lastDeployment)
  const known = found.and(last)
  const begun: EcsBegun = {
    target,
    id: known.take(([service, one]) => idIn(service, one), `ecs-svc/${anything('deployment')}`),
    revision: known.take(([service, one]) => revisionIn(service, idIn(service, one)), anything('revision')),
    goal: 'deployed',
    previousId: undefined,
    writtenAt: undefined,
    // Events before the deployment are another one's.
    eventsSince: known.take(([service, one]) => sinceOf(service, one), 0),
  }
  const status = known.take(([service, one]) => statusIn(service, one, begun), 'failed' as const)
  const progress = last.map(progressOf)
  return failureReport(aws, failedEcsRollout(found, progress, { begun, shown, status }))
}

async function lastDeployment(of: InCluster, own: Aws): Promise<ServiceDeployment | undefined> {
  const listed = await own.attempt(listServiceDeployments(of))
  const newest = listed.ask(
    'a service deployment is listed',
    ({ serviceDeployments = [] }) => newestFirst(serviceDeployments)[0]?.serviceDeploymentArn,
  )
  if (!newest) return undefined
  const arn = newest.take((one) => one, anyServiceDeployment(own, of))
  const described = await own.attempt(describeServiceDeployments({ serviceDeploymentArns: [arn] }, of))
  return described.take(({ serviceDeployments: [one] = [] }) => one, undefined)
}

/** The service deployment's target revision bears the same digits as the deployment. */
function idIn(service: Service, one: ServiceDeployment | undefined): string {
  const digits = idOf(one?.targetServiceRevision?.arn ?? '')
  if (digits !== '') return `ecs-svc/${digits}`
  const failed = service.deployments?.find(({ rolloutState }) => rolloutState === 'FAILED')
  return (failed ?? primaryOf(service))?.id ?? ''
}

function revisionIn(service: Service, id: string): string {
  const own = service.deployments?.find((deployment) => deployment.id === id) ?? primaryOf(service)
  return revisionNameOf(own?.taskDefinition ?? '')
}

function sinceOf(service: Service, one: ServiceDeployment | undefined): number {
  const since = one?.createdAt ?? primaryOf(service)?.createdAt
  return since === undefined ? 0 : since - 1
}

function statusIn(service: Service, one: ServiceDeployment | undefined, begun: EcsBegun): DeploymentStatus {
  if (one?.status?.startsWith('ROLLBACK')) return 'rolled back'
  if (one?.status === 'STOPPED') return 'failed'
  return statusOf(service, begun)
}
