import type { Deployment, Service } from '../calls/operations/index.ts'

/** What a command follows: the deployment that its own write began, as the write's answer named it. */
export interface Followed {
  /** `ecs-svc/1234567890123456789`; empty where the answer named no deployment, as with some emulators: the primary one is then followed. */
  readonly id: string
  /** The primary deployment before the write. The same id as `id` when the write began none, a change of the count alone. */
  readonly previousId: string | undefined
  /** When AWS last changed the primary deployment in the write's answer (seconds since 1970, AWS's clock): older reads are stale. */
  readonly writtenAt: number | undefined
  readonly until: 'stable' | 'deployed'
}

/** How a followed deployment stands. */
export type Standing =
  | 'moving'
  | 'done'
  /** It failed and nothing has taken its place (yet). */
  | 'failed'
  | 'rolled back'
  | 'superseded'
  /** The service was deleted meanwhile. */
  | 'gone'

/** The deployment that the service is meant to run. */
export function primaryOf(service: Service): Deployment | undefined {
  return service.deployments?.find((deployment) => deployment.status === 'PRIMARY')
}

/**
 * How the followed deployment stands, from one answer of DescribeServices and never by a clock of ours. Old and failed deployments
 * linger in the list (as ACTIVE, DRAINING), so that only the primary one and our own are looked at.
 */
export function standingOf(service: Service | undefined, followed: Followed): Standing {
  if (!service || service.status === 'INACTIVE' || service.status === 'DRAINING') return 'gone'
  const primary = primaryOf(service)
  const own = followed.id === '' ? primary : service.deployments?.find(({ id }) => id === followed.id)
  if (!primary) return 'moving'
  if (own?.rolloutState === 'FAILED') return own === primary ? 'failed' : 'rolled back'
  if (own === primary) return isOver(service, primary, followed) ? 'done' : 'moving'
  // Reads right after a write may still show the state before it.
  if (isStale(primary, followed)) return 'moving'
  return primary.id === followed.previousId ? 'rolled back' : 'superseded'
}

function isStale(primary: Deployment, { writtenAt }: Followed): boolean {
  return writtenAt !== undefined && primary.updatedAt !== undefined && primary.updatedAt < writtenAt
}

function isOver(service: Service, primary: Deployment, followed: Followed): boolean {
  // Services behind a Classic Load Balancer and some emulators have no rollout state.
  const byState = followed.until === 'deployed' && followed.id !== followed.previousId && primary.rolloutState
  if (byState) return primary.rolloutState === 'COMPLETED'
  return !isStale(primary, followed) && isStable(service) && primary.rolloutState !== 'FAILED'
}

/** ECS's own notion of a stable service, the one of its clients' waiters. */
function isStable(service: Service): boolean {
  return service.deployments?.length === 1 && service.runningCount === service.desiredCount
}
