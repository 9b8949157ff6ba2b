import { requestTagKeys } from '../../../input.ts'
import { put } from '../../../records.ts'
import { type Operation, ServiceError } from '../../../service.ts'
import { groupCheck, nameIn, read } from '../input.ts'
import { findGroup, groupArn, schedulerState } from '../store.ts'

/** https://docs.aws.amazon.com/scheduler/latest/APIReference/API_CreateScheduleGroup.html */
export const createScheduleGroup: Operation = {
  name: 'scheduler:CreateScheduleGroup',
  access: 'write',
  withoutEffect: ['ClientToken'],
  checks(input, context) {
    const check = groupCheck('CreateScheduleGroup', nameIn(input, 'Name'), context)
    const tags = read.tags(input, 'Tags')
    const tagging = { ...check, action: 'scheduler:TagResource', context: requestTagKeys(tags) }
    return [{ ...check, context: requestTagKeys(tags) }, ...(Object.keys(tags).length > 0 ? [tagging] : [])]
  },
  handle(input, context) {
    const name = nameIn(input, 'Name')
    if (findGroup(context.state, name)) {
      throw new ServiceError('ConflictException', `Schedule group ${name} already exists.`, { status: 409 })
    }
    const group = { name, createdAt: context.now, tags: read.tags(input, 'Tags') }
    put(schedulerState(context.state).groups, name, group)
    return { ScheduleGroupArn: groupArn(context, name) }
  },
}
