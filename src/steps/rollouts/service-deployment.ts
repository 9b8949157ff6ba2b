import { type Answer, type Aws, anything } from '../../calls/index.ts'
import {
  arn,
  clusterNameOf,
  type InCluster,
  listServiceDeployments,
  type ServiceDeployment,
} from '../../calls/operations/index.ts'
import type { PausedHookView } from '../../report/index.ts'

/** What ListServiceDeployments tells of one. */
export interface ListedDeployment {
  readonly serviceDeploymentArn?: string
  readonly targetServiceRevisionArn?: string
  readonly status?: string
  /** Seconds since 1970. */
  readonly createdAt?: number
}

/** The ARN that stands for any service deployment of a service. */
export function anyServiceDeployment({ place }: Aws, { cluster, service }: InCluster): string {
  return arn(place, 'ecs', `service-deployment/${clusterNameOf(cluster)}/${service}/${anything('service deployment')}`)
}

/** The ARN that stands for any service revision of a service. */
export function anyServiceRevision({ place }: Aws, { cluster, service }: InCluster): string {
  return arn(place, 'ecs', `service-revision/${clusterNameOf(cluster)}/${service}/${anything('service revision')}`)
}

/** The newest deployments of the service, the newest one first: a hundred at most. A denial is the command's failure. */
export async function listedDeployments(aws: Aws, target: InCluster): Promise<Answer<readonly ListedDeployment[]>> {
  const answer = await aws.step('list the service deployments').call(listServiceDeployments(target))
  return answer.map(({ serviceDeployments = [] }) => newestFirst(serviceDeployments))
}

/** AWS lists them in this order; that it always will is written nowhere. */
export function newestFirst(listed: readonly ListedDeployment[]): readonly ListedDeployment[] {
  return [...listed].sort((a, b) => (b.createdAt ?? 0) - (a.createdAt ?? 0))
}

/** Whether a service deployment of this status is on its way, be it back. */
export function isUnderWay(status: string | undefined): boolean {
  return ['PENDING', 'IN_PROGRESS', 'STOP_REQUESTED', 'ROLLBACK_REQUESTED', 'ROLLBACK_IN_PROGRESS'].includes(
    status ?? '',
  )
}

/** The hooks at which a deployment waits for a person. */
export function pausedHooks({ lifecycleHookDetails = [] }: ServiceDeployment): readonly PausedHook[] {
  return lifecycleHookDetails.filter(({ targetType, status }) => targetType === 'PAUSE' && status === 'AWAITING_ACTION')
}

/** A hook, as DescribeServiceDeployments tells it. */
export type PausedHook = NonNullable<ServiceDeployment['lifecycleHookDetails']>[number]

/** Why a service deployment ended as it did, as far as ECS tells. */
export function reasonOf(one: ServiceDeployment | undefined): string | undefined {
  return one?.rollback?.reason ?? one?.statusReason
}

/** Tells how a service deployment gets on: its status and stage, where the traffic goes, what it waits for, the circuit breaker's count. */
export function showServiceDeployment(own: Aws, one: ServiceDeployment): void {
  const { status = '', statusReason, deploymentCircuitBreaker: breaker, rollback, targetServiceRevision: target } = one
  const { requestedProductionTrafficWeight: production, requestedTestTrafficWeight: test } = target ?? {}
  own.report({
    type: 'service-deployment',
    status,
    reason: statusReason,
    failures: breaker?.failureCount,
    threshold: breaker?.threshold,
    breaker: breaker?.status,
    rollbackReason: rollback?.reason,
    ...(one.lifecycleStage === undefined ? {} : { stage: one.lifecycleStage }),
    ...(production === undefined && test === undefined ? {} : { traffic: { production, test } }),
    ...(isUnderWay(status) ? { paused: pausedHooks(one).map(hookView) } : {}),
  })
}

function hookView({ hookId = '', expiresAt, timeoutAction }: PausedHook): PausedHookView {
  return { id: hookId, until: expiresAt === undefined ? undefined : expiresAt * 1000, otherwise: timeoutAction }
}
