import { inputReader, resourceTagKeys } from '../../input.ts'
import { type AccessCheck, type JsonObject, type RequestContext, ServiceError } from '../../service.ts'
import { findFunction, functionArn, type LambdaFunction } from './store.ts'

/** Reads Lambda's inputs. */
export const read = inputReader('ValidationException')

/** What IAM is asked for an action on the function that `FunctionName` names. */
export function functionCheck(action: string, input: JsonObject, context: RequestContext): AccessCheck {
  const named = read.requiredText(input, 'FunctionName')
  const found = findFunction(context.state, context, named)
  const unknown = named.startsWith('arn:') ? named : functionArn(context, named)
  return {
    action: `lambda:${action}`,
    resource: found ? functionArn(context, found.name) : unknown,
    context: resourceTagKeys(found?.tags),
  }
}

/** The function. Throws `ResourceNotFoundException`. */
export function requireFunction(input: JsonObject, context: RequestContext): LambdaFunction {
  const named = read.requiredText(input, 'FunctionName')
  const found = findFunction(context.state, context, named)
  if (found) return found
  const arn = named.startsWith('arn:') ? named : functionArn(context, named)
  throw new ServiceError('ResourceNotFoundException', `Function not found: ${arn}`, { status: 404 })
}

/** A function's configuration. */
export function configurationOf(one: LambdaFunction, context: RequestContext): JsonObject {
  return {
    FunctionName: one.name,
    FunctionArn: functionArn(context, one.name),
    Runtime: one.runtime,
    Role: one.roleArn,
    Handler: 'index.handler',
    CodeSize: 0,
    Description: '',
    Timeout: 3,
    MemorySize: 128,
    LastModified: new Date(one.createdAt).toISOString().replace('Z', '+0000'),
    Version: '$LATEST',
    State: 'Active',
    LastUpdateStatus: 'Successful',
    PackageType: 'Zip',
    Architectures: ['x86_64'],
  }
}
