import type { Deployment, Service } from '../../calls/operations/index.ts'
import type { Begun, DeploymentStatus } from './rollout.ts'

/** A deployment of ECS's own, as the answer of the write named it that began it. `id`: `ecs-svc/1234567890123456789`. */
export interface EcsBegun extends Begun {
  /** The primary deployment before the write. The same id as `id` when the write began none, a change of the count alone. */
  readonly previousId: string | undefined
  /** When AWS last changed the primary deployment in the write's answer (seconds since 1970, AWS's clock): older reads are stale. */
  readonly writtenAt: number | undefined
  /** The count of tasks in the write's answer; absent where nothing was written. */
  readonly writtenCount?: number | undefined
  /** When the newest event happened that was known at the write: it and older ones are old news. Seconds since 1970, AWS's clock. */
  readonly eventsSince: number
  /** The ARN of what ECS calls the service deployment, once it was found. */
  readonly serviceDeployment?: string | undefined
}

/** The deployment that the service is meant to run. */
export function primaryOf(service: Service): Deployment | undefined {
  return service.deployments?.find((deployment) => deployment.status === 'PRIMARY')
}

/**
 * The status of the followed deployment, from one answer of DescribeServices and never by a clock of ours. Old and failed deployments
 * linger in the list (as ACTIVE, DRAINING), so that only the primary one and our own are looked at.
 */
export function statusOf(service: Service | undefined, followed: EcsBegun): DeploymentStatus {
  if (!service) return 'missing'
  if (service.status === 'INACTIVE' || service.status === 'DRAINING') return 'gone'
  const primary = primaryOf(service)
  const own = followed.id === '' ? primary : service.deployments?.find(({ id }) => id === followed.id)
  if (!primary) return 'moving'
  if (own?.rolloutState === 'FAILED') return own === primary ? 'failed' : 'rolled back'
  if (own === primary) return isOver(service, primary, followed) ? 'done' : 'moving'
  // Reads right after a write may still show the state before it, which may have come about at the very moment of the write.
  const { writtenAt = Number.NaN } = followed
  if (isStale(primary, followed) || primary.updatedAt === writtenAt) return 'moving'
  return primary.id === followed.previousId ? 'rolled back' : 'superseded'
}

function isStale(primary: Deployment, { writtenAt }: Pick<EcsBegun, 'writtenAt'>): boolean {
  return writtenAt !== undefined && primary.updatedAt !== undefined && primary.updatedAt < writtenAt
}

function isOver(service: Service, primary: Deployment, followed: EcsBegun): boolean {
  // Services behind a Classic Load Balancer and some emulators have no rollout state.
  const byState = followed.goal !== 'stable' && followed.id !== followed.previousId && primary.rolloutState
  if (byState) return primary.rolloutState === 'COMPLETED'
  return !isStale(primary, followed) && isStable(service) && primary.rolloutState !== 'FAILED'
}

/** ECS's own notion of a stable service, the one of its clients' waiters. */
function isStable(service: Service): boolean {
  return service.deployments?.length === 1 && service.runningCount === service.desiredCount
}
