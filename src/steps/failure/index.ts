import type { Aws } from '../../calls/index.ts'
import type { FailedRollout } from './failed-rollout.ts'

export type { FailedRollout } from './failed-rollout.ts'
export { moment } from './timeline.ts'

/** Tells all that can be known of a rollout that did not end well. Loaded then: most end well, and what is known of causes is long. */
export async function reportFailure(aws: Aws, rollout: FailedRollout): Promise<void> {
  return (await import('./report-failure.ts')).reportFailure(aws, rollout)
}
