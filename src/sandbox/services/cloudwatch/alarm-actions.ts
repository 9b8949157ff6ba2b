import type { Operation } from '../../service.ts'
import { alarmCheck, read } from './input.ts'
import { findAlarm } from './store.ts'

/** The operation that switches what alarms do on or off. It is kept and answered; an alarm does nothing here. */
export function alarmActions(verb: 'Enable' | 'Disable'): Operation {
  const action = `${verb}AlarmActions`
  return {
    name: `cloudwatch:${action}`,
    access: 'write',
    checks: (input, context) => read.texts(input, 'AlarmNames').map((name) => alarmCheck(action, name, context)),
    handle(input, context) {
      for (const name of read.texts(input, 'AlarmNames')) {
        const alarm = findAlarm(context.state, name)
        if (alarm) alarm.settings = { ...alarm.settings, ActionsEnabled: verb === 'Enable' }
      }
      return {}
    },
  }
}
