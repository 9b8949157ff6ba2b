import type { Operation } from '../../../service.ts'
import { requiredText, requireGroup, streamCheck } from '../input.ts'
import { logsState } from '../store.ts'

/** https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_DeleteLogGroup.html */
export const deleteLogGroup: Operation = {
  name: 'logs:DeleteLogGroup',
  access: 'write',
  checks: (input, context) => [streamCheck('logs:DeleteLogGroup', requiredText(input, 'logGroupName'), '', context)],
  handle(input, context) {
    const name = requiredText(input, 'logGroupName')
    requireGroup(name, context)
    delete logsState(context.state).groups[name]
    return {}
  },
}
