import type { Operation } from '../../../service.ts'
import { groupCheck, nameIn, requireGroup } from '../input.ts'
import { groupOnWire } from '../wire.ts'

/** https://docs.aws.amazon.com/scheduler/latest/APIReference/API_GetScheduleGroup.html */
export const getScheduleGroup: Operation = {
  name: 'scheduler:GetScheduleGroup',
  access: 'read',
  checks: (input, context) => [groupCheck('GetScheduleGroup', nameIn(input, 'Name'), context)],
  handle: (input, context) => groupOnWire(requireGroup(nameIn(input, 'Name'), context), context),
}
