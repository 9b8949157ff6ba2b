import { type JsonObject, type RequestContext, ServiceError } from '../../service.ts'
import type { Tagging } from '../../tagging.ts'
import { alarmCheck, read } from './input.ts'
import { alarmArn, findAlarm } from './store.ts'

/** Tags of alarms, which requests name by their ARN. */
export const tagging: Tagging = {
  added: (input) => read.tags(input, 'Tags'),
  removed: (input) => read.texts(input, 'TagKeys'),
  check: (action, input, context) => alarmCheck(action.slice('cloudwatch:'.length), nameIn(input, context), context),
  tagsOf(input, context) {
    const alarm = findAlarm(context.state, nameIn(input, context))
    if (alarm) return alarm.tags
    // assumed: the text
    throw new ServiceError('ResourceNotFoundException', 'The named resource does not exist.', { status: 404 })
  },
}

/** The name behind the ARN; an ARN of something else names no alarm. */
function nameIn(input: JsonObject, context: RequestContext): string {
  return read.requiredText(input, 'ResourceARN').replace(alarmArn(context, ''), '')
}
