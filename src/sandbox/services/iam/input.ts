import { inputReader } from '../../input.ts'
import { put } from '../../records.ts'
import { type JsonObject, ServiceError } from '../../service.ts'

/** Reads the fields of an input. Throws `ValidationError`. */
export const read = inputReader('ValidationError')

/** A field that must be there. Throws `ValidationError`. */
export function requiredField(input: JsonObject, member: string): string {
  const value = optionalField(input, member)
  if (value === undefined) throw violation('null', member, 'Member must not be null')
  return value
}

/** A field that may be missing. Query fields are texts; lists and structures where a text belongs are refused. */
export function optionalField(input: JsonObject, member: string): string | undefined {
  const value = input[member]
  if (value === undefined || value === null) return undefined
  if (typeof value !== 'string') throw new ServiceError('MalformedInput', 'Unable to parse request parameters')
  return value
}

/** A name of an IAM entity or policy. */
export function nameField(input: JsonObject, member: string, maximum: number): string {
  const name = requiredField(input, member)
  // https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html, IAM name requirements (checked 2026-11)
  if (!/^[\w+=,.@-]+$/.test(name)) {
    throw new ServiceError(
      'ValidationError',
      `The specified value for ${camelCase(member)} is invalid. It must contain only alphanumeric characters and/or the following: +=,.@_-`,
    )
  }
  if (name.length > maximum) {
    throw violation(`'${name}'`, member, `Member must have length less than or equal to ${maximum}`)
  }
  return name
}

/** The path, `/` where it is missing. */
export function pathField(input: JsonObject): string {
  const path = optionalField(input, 'Path') ?? '/'
  if (path.length > 512 || !/^\/(?:[!-~]*\/)?$/.test(path)) {
    throw new ServiceError(
      'ValidationError',
      'The specified value for path is invalid. It must begin and end with / and contain only alphanumeric characters and/or / characters.',
    )
  }
  return path
}

/** A whole number within limits, or undefined. */
export function numberField(
  input: JsonObject,
  member: string,
  limits: { min: number; max: number },
): number | undefined {
  const text = optionalField(input, member)
  if (text === undefined) return undefined
  // observed: test/vectors/iam/denials.json (`0900` and `+900` are numbers, ` 900 `, `900.0` and `9e2` are not, nor is 2^31)
  const value = /^\+?\d+$/.test(text) ? Number(text) : Number.NaN
  if (!(value < 2 ** 31)) throw new ServiceError('MalformedInput', undefined)
  if (value < limits.min) {
    throw violation(`'${value}'`, member, `Member must have value greater than or equal to ${limits.min}`)
  }
  if (value > limits.max) {
    throw violation(`'${value}'`, member, `Member must have value less than or equal to ${limits.max}`)
  }
  return value
}

/** The objects of a list; none where it is missing. Throws `MalformedInput` and `ValidationError`. */
export function objectsField(input: JsonObject, member: string): JsonObject[] {
  const value = input[member]
  if (value === undefined || value === '') return []
  if (!Array.isArray(value)) throw new ServiceError('MalformedInput', 'Unable to parse request parameters')
  return value.map((item) => {
    if (typeof item === 'object' && item !== null && !Array.isArray(item)) return item
    throw violation('null', member, 'Member must not be null')
  })
}

/** Tags by key. Throws `InvalidInput` on a key given twice. */
export function tagsField(input: JsonObject): Record<string, string> {
  const tags: Record<string, string> = {}
  for (const item of objectsField(input, 'Tags')) {
    const key = requiredField(item, 'Key')
    if (Object.keys(tags).some((other) => other.toLowerCase() === key.toLowerCase())) {
      throw new ServiceError(
        'InvalidInput',
        'Duplicate tag keys found. Please note that Tag keys are case insensitive.',
      )
    }
    put(tags, key, optionalField(item, 'Value') ?? '')
  }
  return tags
}

function violation(value: string, member: string, constraint: string): ServiceError {
  return new ServiceError(
    'ValidationError',
    `1 validation error detected: Value ${value} at '${camelCase(member)}' failed to satisfy constraint: ${constraint}`,
  )
}

/** Messages name members with a small first letter. */
function camelCase(member: string): string {
  return member.charAt(0).toLowerCase() + member.slice(1)
}
