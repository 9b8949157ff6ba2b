import type { Answer, Aws } from '../../calls/index.ts'
import type { Task } from '../../calls/operations/index.ts'
import type { FailureReport } from '../../report/index.ts'
import type { FailedRollout } from './failed-rollout.ts'
import type { FailedTasks } from './failed-tasks.ts'

export type { FailedRollout } from './failed-rollout.ts'
export type { FailedTasks } from './failed-tasks.ts'
export { moment } from './timeline.ts'

/** All that can be known of a rollout that somebody began, as data: AWS does not tell who. */
export async function failureReport(aws: Aws, rollout: FailedRollout): Promise<Answer<FailureReport>> {
  return (await import('./report-failure.ts')).failureReport(aws, rollout, undefined)
}

/** Tells all that can be known of a rollout that did not end well. Loaded then: most end well, and what is known of causes is long. */
export async function reportFailure(aws: Aws, rollout: FailedRollout): Promise<void> {
  const { failureReport, readCaller } = await import('./report-failure.ts')
  const report = await failureReport(aws, rollout, await readCaller(aws))
  report.see((one) => aws.report({ type: 'failure-report', ...one }))
}

/** Tells all that can be known of tasks of nobody's service that failed. */
export async function reportFailedTasks(aws: Aws, failed: FailedTasks, tasks: Answer<readonly Task[]>): Promise<void> {
  const { failedTasksReport } = await import('./report-failure.ts')
  const report = await failedTasksReport(aws, failed, tasks)
  report.see((one) => aws.report({ type: 'failure-report', ...one }))
}
