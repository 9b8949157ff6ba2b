import { put } from './records.ts'
import { type Json, type JsonObject, ServiceError } from './service.ts'

/**
 * Reads members of decoded inputs, of JSON as of form fields, in which numbers and truth values are strings. `null` counts as absent. A value
 * of another type is refused by `SerializationException`, one that breaks a constraint by the service's code, in the words that AWS's services
 * have in common: `1 validation error detected: Value null at 'name' failed to satisfy constraint: Member must not be null`.
 */
export interface InputReader {
  text(input: JsonObject, member: string): string | undefined
  requiredText(input: JsonObject, member: string): string
  /** One of `choices`, or undefined. */
  choice<Choice extends string>(input: JsonObject, member: string, choices: readonly Choice[]): Choice | undefined
  /** A whole number, or undefined. */
  number(input: JsonObject, member: string, limits: { readonly min: number; readonly max: number }): number | undefined
  flag(input: JsonObject, member: string): boolean | undefined
  /** The strings of a list; none where the member is absent. */
  texts(input: JsonObject, member: string): string[]
  /** The strings of a list of at least one and at most `max`. */
  requiredTexts(input: JsonObject, member: string, max: number): string[]
  object(input: JsonObject, member: string): JsonObject | undefined
  /** The structures of a list; none where the member is absent. */
  objects(input: JsonObject, member: string): JsonObject[]
  /** Tags given as a list of `Key` and `Value`. */
  tags(input: JsonObject, member: string): Record<string, string>
  /** The refusal of a value that breaks a constraint. */
  violation(value: string | undefined, member: string, constraint: string): ServiceError
}

/** A reader whose refusals have the code `invalid`, such as `ValidationException`. */
export function inputReader(invalid: string): InputReader {
  function violation(value: string | undefined, member: string, constraint: string): ServiceError {
    const shown = value === undefined ? 'null' : `'${value.slice(0, 200)}'`
    return new ServiceError(
      invalid,
      `1 validation error detected: Value ${shown} at '${camelCase(member)}' failed to satisfy constraint: ${constraint}`,
    )
  }

  const reader: InputReader = {
    violation,

    text(input, member) {
      const value = input[member] ?? undefined
      if (value === undefined || typeof value === 'string') return value
      throw wrongType(value, 'a String')
    },

    requiredText(input, member) {
      const value = reader.text(input, member)
      if (value === undefined) throw violation(undefined, member, 'Member must not be null')
      if (value === '') throw violation('', member, 'Member must have length greater than or equal to 1')
      return value
    },

    choice(input, member, choices) {
      const value = reader.text(input, member)
      const chosen = choices.find((choice) => choice === value)
      if (value === undefined || chosen !== undefined) return chosen
      throw violation(value, member, `Member must satisfy enum value set: [${choices.join(', ')}]`)
    },

    number(input, member, { min, max }) {
      const value = input[member] ?? undefined
      if (value === undefined) return undefined
      const number = typeof value === 'string' && /^[+-]?\d+$/.test(value) ? Number(value) : value
      if (typeof number !== 'number' || !Number.isInteger(number)) throw wrongType(value, 'an Integer')
      if (number < min) throw violation(`${number}`, member, `Member must have value greater than or equal to ${min}`)
      if (number > max) throw violation(`${number}`, member, `Member must have value less than or equal to ${max}`)
      return number
    },

    flag(input, member) {
      const value = input[member] ?? undefined
      if (value === undefined || typeof value === 'boolean') return value
      if (value === 'true' || value === 'false') return value === 'true'
      throw wrongType(value, 'a Boolean')
    },

    texts: (input, member) =>
      list(input, member).map((value) => {
        if (typeof value === 'string') return value
        throw wrongType(value, 'a String')
      }),

    requiredTexts(input, member, max) {
      const values = reader.texts(input, member)
      const shown = `[${values.join(', ')}]`
      if (values.length === 0) throw violation(undefined, member, 'Member must not be null')
      if (values.length > max) throw violation(shown, member, `Member must have length less than or equal to ${max}`)
      return values
    },

    object(input, member) {
      const value = input[member] ?? undefined
      return value === undefined ? undefined : asObject(value)
    },

    objects: (input, member) => list(input, member).map(asObject),

    tags(input, member) {
      const tags: Record<string, string> = {}
      for (const tag of reader.objects(input, member)) {
        put(tags, reader.requiredText(tag, 'Key'), reader.text(tag, 'Value') ?? '')
      }
      return tags
    },
  }
  return reader
}

/** Tags as a list of `Key` and `Value`. */
export function tagList(tags: Readonly<Record<string, string>>): JsonObject[] {
  return Object.entries(tags).map(([Key, Value]) => ({ Key, Value }))
}

/** Tags of a resource as condition keys. */
export function resourceTagKeys(tags: Readonly<Record<string, string>> = {}): Record<string, string> {
  const keys: Record<string, string> = {}
  for (const [key, value] of Object.entries(tags)) put(keys, `aws:ResourceTag/${key}`, value)
  return keys
}

/** Tags of a request as condition keys. */
export function requestTagKeys(tags: Readonly<Record<string, string>>): Record<string, string | readonly string[]> {
  const keys: Record<string, string | readonly string[]> = {}
  for (const [key, value] of Object.entries(tags)) put(keys, `aws:RequestTag/${key}`, value)
  return Object.keys(tags).length === 0 ? keys : { ...keys, 'aws:TagKeys': Object.keys(tags) }
}

/** The same members without those that are undefined. */
export function present(members: JsonObject): JsonObject {
  const result: JsonObject = {}
  for (const [name, value] of Object.entries(members)) if (value !== undefined) result[name] = value
  return result
}

function list(input: JsonObject, member: string): Json[] {
  const value = input[member] ?? undefined
  // An empty list is a form field without a value.
  if (value === undefined || value === '') return []
  if (Array.isArray(value)) return value
  throw wrongType(value, 'a List')
}

function asObject(value: Json): JsonObject {
  if (value !== null && typeof value === 'object' && !Array.isArray(value)) return value
  throw wrongType(value, 'an Object')
}

/** Messages name members with a small first letter. */
function camelCase(member: string): string {
  return member.charAt(0).toLowerCase() + member.slice(1)
}

// assumed: the text for the rarer combinations; it is that of AWS's JSON library.
function wrongType(value: Json, wanted: string): ServiceError {
  const kind =
    typeof value === 'boolean'
      ? `${String(value).toUpperCase()}_VALUE`
      : Array.isArray(value)
        ? 'START_ARRAY'
        : value === null
          ? 'NULL_VALUE'
          : typeof value === 'object'
            ? 'START_OBJECT'
            : `${typeof value}_VALUE`.toUpperCase()
  return new ServiceError('SerializationException', `${kind} can not be converted to ${wanted}`)
}
