import { type JsonObject, type Operation, ServiceError } from '../../../service.ts'
import { nameText, requiredText, requireGroup, streamCheck } from '../input.ts'
import { ensureLogStream } from '../store.ts'

/** https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_CreateLogStream.html */
export const createLogStream: Operation = {
  name: 'logs:CreateLogStream',
  access: 'write',
  checks: (input, context) => [
    streamCheck('logs:CreateLogStream', requiredText(input, 'logGroupName'), streamNameOf(input), context),
  ],
  handle(input, context) {
    const name = requiredText(input, 'logGroupName')
    requireGroup(name, context)
    if (ensureLogStream(context.state, name, streamNameOf(input), context.now) === 'exists') {
      throw new ServiceError('ResourceAlreadyExistsException', 'The specified log stream already exists')
    }
    return {}
  },
}

function streamNameOf(input: JsonObject): string {
  return nameText(input, 'logStreamName', /^[^:*]*$/, '[^:*]*')
}
