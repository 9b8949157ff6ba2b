import { put } from '../../../records.ts'
import { type Operation, ServiceError } from '../../../service.ts'
import { passTargetRole, requireGroup, scheduleCheck, scheduleKey, settingsIn } from '../input.ts'
import { reschedule } from '../runs.ts'
import { findSchedule, type Schedule, scheduleArn, schedulerState } from '../store.ts'

/** https://docs.aws.amazon.com/scheduler/latest/APIReference/API_CreateSchedule.html */
export const createSchedule: Operation = {
  name: 'scheduler:CreateSchedule',
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
  checks: (input, context) => [scheduleCheck('CreateSchedule', input, context), ...passTargetRole(input)],
  handle(input, context) {
    const key = scheduleKey(input)
    requireGroup(key.group, context)
    const settings = settingsIn(input, context)
    if (findSchedule(context.state, key.group, key.name)) {
      throw new ServiceError('ConflictException', `Schedule ${key.name} already exists.`, { status: 409 })
    }
    const schedule: Schedule = { ...key, createdAt: context.now, modifiedAt: context.now, settings }
    reschedule(schedule, context.now)
    put(schedulerState(context.state).schedules, `${key.group}/${key.name}`, schedule)
    return { ScheduleArn: scheduleArn(context, key) }
  },
}
