import { regionalArn } from '../../arns.ts'
import { inputReader, requestTagKeys, resourceTagKeys } from '../../input.ts'
import { type AccessCheck, type JsonObject, type RequestContext, ServiceError } from '../../service.ts'
import { findStack, type Stack, stackArn } from './store.ts'

/** Reads CloudFormation's inputs. */
export const read = inputReader('ValidationError')

/** What IAM is asked for an action on a stack. One that is not there is asked about with `*` for its id. */
export function stackCheck(action: string, named: string, context: RequestContext): AccessCheck {
  const stack = findStack(context.state, context, named)
  const unknown = named.startsWith('arn:') ? named : regionalArn(context, 'cloudformation', `stack/${named}/*`)
  return {
    action,
    resource: stack ? stackArn(context, stack) : unknown,
    context: resourceTagKeys(stack?.tags),
  }
}

/** What IAM is asked for CreateStack and UpdateStack. */
export function changeChecks(action: string, input: JsonObject, context: RequestContext): AccessCheck[] {
  const check = stackCheck(action, read.requiredText(input, 'StackName'), context)
  return [{ ...check, context: { ...check.context, ...requestTagKeys(read.tags(input, 'Tags')) } }]
}

/** A stack that is there, or was. Throws `ValidationError`. */
export function requireStack(named: string, context: RequestContext): Stack {
  const stack = findStack(context.state, context, named)
  if (!stack) throw new ServiceError('ValidationError', `Stack with id ${named.slice(0, 200)} does not exist`)
  return stack
}

/** Times are written as ISO 8601. */
export function timestamp(milliseconds: number): string {
  return new Date(milliseconds).toISOString()
}

/** A token that is none. */
export function invalidToken(): ServiceError {
  return new ServiceError('ValidationError', 'Token already expired or invalid')
}
