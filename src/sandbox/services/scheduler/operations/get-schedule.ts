import type { Operation } from '../../../service.ts'
import { requireSchedule, scheduleCheck } from '../input.ts'
import { scheduleArn } from '../store.ts'

/** https://docs.aws.amazon.com/scheduler/latest/APIReference/API_GetSchedule.html */
export const getSchedule: Operation = {
  name: 'scheduler:GetSchedule',
  access: 'read',
  checks: (input, context) => [scheduleCheck('GetSchedule', input, context)],
  handle(input, context) {
    const schedule = requireSchedule(input, context)
    return {
      Arn: scheduleArn(context, schedule),
      GroupName: schedule.group,
      Name: schedule.name,
      ...schedule.settings,
      CreationDate: schedule.createdAt / 1000,
      LastModificationDate: schedule.modifiedAt / 1000,
    }
  },
}
