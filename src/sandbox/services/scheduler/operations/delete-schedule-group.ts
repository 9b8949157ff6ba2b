import { type Operation, ServiceError } from '../../../service.ts'
import { groupCheck, nameIn, requireGroup } from '../input.ts'
import { schedulerState } from '../store.ts'

/** The schedules of the group go with it, here at once. https://docs.aws.amazon.com/scheduler/latest/APIReference/API_DeleteScheduleGroup.html */
export const deleteScheduleGroup: Operation = {
  name: 'scheduler:DeleteScheduleGroup',
  access: 'write',
  withoutEffect: ['ClientToken'],
  checks: (input, context) => [groupCheck('DeleteScheduleGroup', nameIn(input, 'Name'), context)],
  handle(input, context) {
    const { name } = requireGroup(nameIn(input, 'Name'), context)
    if (name === 'default')
      throw new ServiceError('ValidationException', 'The default schedule group cannot be deleted.')
    const state = schedulerState(context.state)
    delete state.groups[name]
    for (const [key, { group }] of Object.entries(state.schedules)) if (group === name) delete state.schedules[key]
    return {}
  },
}
