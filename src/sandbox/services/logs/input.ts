import { type AccessCheck, type JsonObject, type RequestContext, ServiceError } from '../../service.ts'
import { findGroup, findStream, type LogGroup, type LogStream } from './store.ts'

/** `InvalidParameterException`, CloudWatch Logs's word for most wrong input. */
export function invalidParameter(message: string): ServiceError {
  return new ServiceError('InvalidParameterException', message)
}

/** A text that must be there. Throws `SerializationException` on another type, `InvalidParameterException` on none. */
export function requiredText(input: JsonObject, member: string): string {
  const value = optionalText(input, member)
  if (value === undefined) throw violation('null', member, 'Member must not be null')
  if (value === '') throw violation(`'${value}'`, member, 'Member must have length greater than or equal to 1')
  return value
}

/** A text that may be missing. */
export function optionalText(input: JsonObject, member: string): string | undefined {
  const value = input[member]
  if (value === undefined || value === null) return undefined
  if (typeof value !== 'string') throw wrongType(value, 'String')
  return value
}

/** A whole number within limits, or `fallback`. */
export function optionalNumber(
  input: JsonObject,
  member: string,
  limits: { min: number; max: number },
): number | undefined {
  const value = input[member]
  if (value === undefined || value === null) return undefined
  if (typeof value !== 'number') throw wrongType(value, 'Long')
  if (value < limits.min) {
    throw violation(`'${value}'`, member, `Member must have value greater than or equal to ${limits.min}`)
  }
  if (value > limits.max) {
    throw violation(`'${value}'`, member, `Member must have value less than or equal to ${limits.max}`)
  }
  return Math.trunc(value)
}

/** True or false; false where it is missing. */
export function flag(input: JsonObject, member: string): boolean {
  const value = input[member] ?? false
  if (typeof value !== 'boolean') throw wrongType(value, 'Boolean')
  return value
}

/** A list of texts, or undefined. */
export function optionalTexts(input: JsonObject, member: string): string[] | undefined {
  const value = input[member]
  if (value === undefined || value === null) return undefined
  if (!Array.isArray(value)) throw wrongType(value, 'List')
  return value.map((item) => {
    if (typeof item !== 'string') throw wrongType(item, 'String')
    return item
  })
}

/** A map of texts, or undefined. */
export function optionalMap(input: JsonObject, member: string): Record<string, string> | undefined {
  const value = input[member]
  if (value === undefined || value === null) return undefined
  if (typeof value !== 'object' || Array.isArray(value)) throw wrongType(value, 'Map')
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => {
      if (typeof item !== 'string') throw wrongType(item, 'String')
      return [key, item]
    }),
  )
}

/** A name that fits AWS's pattern. */
export function nameText(input: JsonObject, member: string, pattern: RegExp, shown: string): string {
  const value = requiredText(input, member)
  if (value.length > 512) throw violation(`'${value}'`, member, 'Member must have length less than or equal to 512')
  if (!pattern.test(value)) {
    throw violation(`'${value}'`, member, `Member must satisfy regular expression pattern: ${shown}`)
  }
  return value
}

/** The group of `logGroupName` or `logGroupIdentifier` (a name, or an ARN with or without `:*`). */
export function groupName(input: JsonObject): string {
  const identifier = optionalText(input, 'logGroupIdentifier')
  if (identifier === undefined) return requiredText(input, 'logGroupName')
  if (input['logGroupName'] !== undefined) {
    throw invalidParameter('LogGroupName and LogGroupIdentifier cannot be specified together.')
  }
  return /^arn:[^:]+:logs:[^:]*:\d+:log-group:([^:]+)(?::\*)?$/.exec(identifier)?.[1] ?? identifier
}

/** The group whose key a request is about, by `logGroupName` or as `resourceIdentifier`. */
export function encryptedGroup({ logGroupName, resourceIdentifier }: JsonObject): string {
  return groupName({ logGroupName, logGroupIdentifier: resourceIdentifier })
}

/** The group. Throws `ResourceNotFoundException`. */
export function requireGroup(name: string, context: RequestContext): LogGroup {
  const group = findGroup(context.state, name)
  if (!group) throw new ServiceError('ResourceNotFoundException', 'The specified log group does not exist.')
  return group
}

/** The stream. Throws `ResourceNotFoundException`. */
export function requireStream(group: LogGroup, name: string): LogStream {
  const stream = findStream(group, name)
  if (!stream) throw new ServiceError('ResourceNotFoundException', 'The specified log stream does not exist.')
  return stream
}

/** `arn:aws:logs:REGION:ACCOUNT:log-group:NAME`. */
export function groupArn(name: string, context: RequestContext): string {
  return `arn:${context.partition}:logs:${context.region}:${context.account}:log-group:${name}`
}

/**
 * What IAM is asked for actions on a group and its streams: the stream's name is empty for those that have none.
 * observed: test/vectors/iam/denials.json
 */
export function streamCheck(action: string, group: string, stream: string, context: RequestContext): AccessCheck {
  return { action, resource: `${groupArn(group, context)}:log-stream:${stream}` }
}

function violation(value: string, member: string, constraint: string): ServiceError {
  return invalidParameter(
    `1 validation error detected: Value ${value} at '${member}' failed to satisfy constraint: ${constraint}`,
  )
}

function wrongType(value: unknown, wanted: string): ServiceError {
  const given =
    typeof value === 'number'
      ? 'NUMBER_VALUE'
      : typeof value === 'string'
        ? 'STRING_VALUE'
        : String(value).toUpperCase()
  const isStructure = typeof value === 'object'
  return new ServiceError(
    'SerializationException',
    isStructure
      ? 'Start of structure or map found where not expected.'
      : `${given} can not be converted to ${wanted === 'String' ? 'a' : 'an'} ${wanted}`,
  )
}
