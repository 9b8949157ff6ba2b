import type { Operation } from '../../../service.ts'
import { requiredText, requireGroup, requireStream, streamCheck } from '../input.ts'

/** https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_DeleteLogStream.html */
export const deleteLogStream: Operation = {
  name: 'logs:DeleteLogStream',
  access: 'write',
  checks: (input, context) => [
    streamCheck(
      'logs:DeleteLogStream',
      requiredText(input, 'logGroupName'),
      requiredText(input, 'logStreamName'),
      context,
    ),
  ],
  handle(input, context) {
    const group = requireGroup(requiredText(input, 'logGroupName'), context)
    const name = requiredText(input, 'logStreamName')
    requireStream(group, name)
    delete group.streams[name]
    return {}
  },
}
