import type { Operation } from '../../../service.ts'
import { passTargetRole, requireSchedule, scheduleCheck, scheduleKey, settingsIn } from '../input.ts'
import { reschedule } from '../runs.ts'
import { scheduleArn } from '../store.ts'

/** Replaces a schedule whole: what the request leaves out gets its default. https://docs.aws.amazon.com/scheduler/latest/APIReference/API_UpdateSchedule.html */
export const updateSchedule: Operation = {
  name: 'scheduler:UpdateSchedule',
  access: 'write',
  withoutEffect: [
    'ClientToken',
    'FlexibleTimeWindow',
    'KmsKeyArn',
    'Target.DeadLetterConfig',
    'Target.EventBridgeParameters',
    'Target.KinesisParameters',
    'Target.RetryPolicy',
    'Target.SageMakerPipelineParameters',
    'Target.SqsParameters',
  ],
  checks: (input, context) => [scheduleCheck('UpdateSchedule', input, context), ...passTargetRole(input)],
  handle(input, context) {
    const schedule = requireSchedule(input, context)
    schedule.settings = settingsIn(input, context)
    schedule.modifiedAt = context.now
    reschedule(schedule, context.now)
    return { ScheduleArn: scheduleArn(context, scheduleKey(input)) }
  },
}
