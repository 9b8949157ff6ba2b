import type { Operation } from '../../../service.ts'
import { invalidParameter, optionalNumber, requiredText, requireGroup, streamCheck } from '../input.ts'

// https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutRetentionPolicy.html (checked 2026-11)
const possibleDays = [
  1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653,
]

/** Keeps the number of days; nothing is thrown away here. */
export const putRetentionPolicy: Operation = {
  name: 'logs:PutRetentionPolicy',
  access: 'write',
  checks: (input, context) => [
    streamCheck('logs:PutRetentionPolicy', requiredText(input, 'logGroupName'), '', context),
  ],
  handle(input, context) {
    const group = requireGroup(requiredText(input, 'logGroupName'), context)
    const days = optionalNumber(input, 'retentionInDays', { min: 1, max: 3653 })
    if (days === undefined || !possibleDays.includes(days)) {
      throw invalidParameter(`The specified retention period is invalid: it must be one of ${possibleDays.join(', ')}`)
    }
    group.retentionInDays = days
    return {}
  },
}
