import type { Operation } from '../../../service.ts'
import { alarmCheck, read } from '../input.ts'
import { findAlarm } from '../store.ts'

/** It is kept and answered; an alarm does nothing here. https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_EnableAlarmActions.html */
export const enableAlarmActions: Operation = {
  name: 'cloudwatch:EnableAlarmActions',
  access: 'write',
  checks: (input, context) =>
    read.texts(input, 'AlarmNames').map((name) => alarmCheck('EnableAlarmActions', name, context)),
  handle(input, context) {
    for (const name of read.texts(input, 'AlarmNames')) {
      const alarm = findAlarm(context.state, name)
      if (alarm) alarm.settings = { ...alarm.settings, ActionsEnabled: true }
    }
    return {}
  },
}
