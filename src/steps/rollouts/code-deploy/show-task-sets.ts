import type { Aws } from '../../../calls/index.ts'
import { idOf, revisionNameOf, type Service } from '../../../calls/operations/index.ts'
import type { Begun } from '../rollout.ts'
import { showServiceEvents } from '../show-service.ts'

/** The task set that serves. */
export function primaryTaskSetOf({ taskSets = [] }: Service) {
  return taskSets.find(({ status }) => status === 'PRIMARY')
}

/** Tells how the task sets of a service stand, and its events since the deployment began. */
export function showTaskSets(
  own: Aws,
  { target, eventsSince }: Begun & { readonly eventsSince: number },
  seen: Service | undefined,
): void {
  if (!seen) return
  const deployments = (seen.taskSets ?? []).map((one) => ({
    id: idOf(one.id ?? ''),
    status: one.status ?? '',
    revision: revisionNameOf(one.taskDefinition ?? ''),
    desired: one.computedDesiredCount ?? 0,
    pending: one.pendingCount ?? 0,
    running: one.runningCount ?? 0,
    failed: 0,
    rolloutState: one.stabilityStatus,
  }))
  const { desiredCount: desired = 0, runningCount: running = 0, pendingCount: pending = 0 } = seen
  own.report({ type: 'deployment', ...target, deployments, desired, running, pending })
  showServiceEvents(own, seen, eventsSince)
}
