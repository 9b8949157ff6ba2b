import type { Answer, Aws } from '../../calls/index.ts'
import type { FailureReport } from '../../report/index.ts'
import type { FailedRollout } from './failed-rollout.ts'

export type { FailedRollout } from './failed-rollout.ts'
export { moment } from './timeline.ts'

/** All that can be known of a rollout, as data. */
export async function failureReport(aws: Aws, rollout: FailedRollout): Promise<Answer<FailureReport>> {
  return (await import('./report-failure.ts')).failureReport(aws, rollout)
}

/** Tells all that can be known of a rollout that did not end well. Loaded then: most end well, and what is known of causes is long. */
export async function reportFailure(aws: Aws, rollout: FailedRollout): Promise<void> {
  const report = await failureReport(aws, rollout)
  report.see((one) => aws.report({ type: 'failure-report', ...one }))
}
