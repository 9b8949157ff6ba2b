import { revisionNameOf, type Service } from '../../calls/operations/index.ts'
import { type EcsBegun, primaryOf } from './deployment-status.ts'
import type { Reason } from './rollout.ts'

/** Why a deployment of ECS's own did not end well, from a look at its service. `why`: what its service deployment says. */
export function reasonOf(service: Service | undefined, begun: Pick<EcsBegun, 'id'>, why: string | undefined): Reason {
  const primary = service && primaryOf(service)
  const own = service?.deployments?.find(({ id }) => id === begun.id)
  return {
    runs: primary && revisionNameOf(primary.taskDefinition ?? ''),
    by: primary?.id,
    why: why ?? own?.rolloutStateReason,
  }
}
