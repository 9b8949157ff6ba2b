import { type Operation, ServiceError } from '../../../service.ts'
import { alarmCheck, read } from '../input.ts'
import { alarmStates, findAlarm } from '../store.ts'

/** https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_SetAlarmState.html: it stays so, since nothing is measured. */
export const setAlarmState: Operation = {
  name: 'cloudwatch:SetAlarmState',
  access: 'write',
  withoutEffect: ['StateReasonData'],
  checks: (input, context) => [alarmCheck('SetAlarmState', read.requiredText(input, 'AlarmName'), context)],
  handle(input, context) {
    const alarm = findAlarm(context.state, read.requiredText(input, 'AlarmName'))
    if (!alarm) throw new ServiceError('ResourceNotFound', 'The named resource does not exist.', { status: 404 })
    const state = read.choice(input, 'StateValue', alarmStates)
    if (!state) throw read.violation(undefined, 'stateValue', 'Member must not be null')
    alarm.state = state
    alarm.reason = read.requiredText(input, 'StateReason')
    alarm.stateAt = context.now
    return {}
  },
}
