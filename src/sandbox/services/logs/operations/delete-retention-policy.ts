import type { Operation } from '../../../service.ts'
import { requiredText, requireGroup, streamCheck } from '../input.ts'

/** https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_DeleteRetentionPolicy.html */
export const deleteRetentionPolicy: Operation = {
  name: 'logs:DeleteRetentionPolicy',
  access: 'write',
  checks: (input, context) => [
    streamCheck('logs:DeleteRetentionPolicy', requiredText(input, 'logGroupName'), '', context),
  ],
  handle(input, context) {
    delete requireGroup(requiredText(input, 'logGroupName'), context).retentionInDays
    return {}
  },
}
