import { inputReader, resourceTagKeys } from '../../input.ts'
import type { AccessCheck, RequestContext } from '../../service.ts'
import { alarmArn, findAlarm } from './store.ts'

/** Reads CloudWatch's inputs. */
export const read = inputReader('ValidationError')

/** What IAM is asked for an action on an alarm. */
export function alarmCheck(action: string, name: string, context: RequestContext): AccessCheck {
  const tags = resourceTagKeys(findAlarm(context.state, name)?.tags)
  return { action: `cloudwatch:${action}`, resource: alarmArn(context, name), context: tags }
}
