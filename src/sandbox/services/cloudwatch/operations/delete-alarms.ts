import { type Operation, ServiceError } from '../../../service.ts'
import { alarmCheck, read } from '../input.ts'
import { cloudWatchState } from '../store.ts'

/** All or none. https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_DeleteAlarms.html */
export const deleteAlarms: Operation = {
  name: 'cloudwatch:DeleteAlarms',
  access: 'write',
  checks: (input, context) =>
    read.requiredTexts(input, 'AlarmNames', 100).map((name) => alarmCheck('DeleteAlarms', name, context)),
  handle(input, context) {
    const { alarms } = cloudWatchState(context.state)
    const names = read.requiredTexts(input, 'AlarmNames', 100)
    if (names.some((name) => !Object.hasOwn(alarms, name))) {
      throw new ServiceError('ResourceNotFound', 'The named resource does not exist.', { status: 404 })
    }
    for (const name of names) delete alarms[name]
    return {}
  },
}
