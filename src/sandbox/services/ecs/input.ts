import { type Json, type JsonObject, ServiceError } from '../../service.ts'

// Members of requests, read by name. `null` counts as absent, as on AWS. A value of another JSON type is refused before anything
// else happens: https://docs.aws.amazon.com/AmazonECS/latest/APIReference/CommonErrors.html has no text for it;
// assumed: the text is that of other JSON 1.1 services.

/** The text, or undefined where the member is absent. */
export function optionalText(input: JsonObject, name: string): string | undefined {
  const value = input[name] ?? undefined
  if (value === undefined || typeof value === 'string') return value
  throw wrongType(value, 'a String')
}

/** The number, or undefined where the member is absent. Fractions are refused: ECS has whole numbers only in what is read here. */
export function optionalNumber(input: JsonObject, name: string): number | undefined {
  const value = input[name] ?? undefined
  if (value === undefined || (typeof value === 'number' && Number.isInteger(value))) return value
  throw wrongType(value, 'an Integer')
}

/** The truth value, or undefined where the member is absent. */
export function optionalFlag(input: JsonObject, name: string): boolean | undefined {
  const value = input[name] ?? undefined
  if (value === undefined || typeof value === 'boolean') return value
  throw wrongType(value, 'a Boolean')
}

/** The object, or undefined where the member is absent. */
export function optionalObject(input: JsonObject, name: string): JsonObject | undefined {
  const value = input[name] ?? undefined
  if (value === undefined) return undefined
  return asObject(value)
}

/** The list, or undefined where the member is absent. */
export function optionalList(input: JsonObject, name: string): Json[] | undefined {
  const value = input[name] ?? undefined
  if (value === undefined || Array.isArray(value)) return value
  throw wrongType(value, 'a List')
}

/** The texts of a list; none where the member is absent. */
export function texts(input: JsonObject, name: string): string[] {
  return (optionalList(input, name) ?? []).map((value) => {
    if (typeof value === 'string') return value
    throw wrongType(value, 'a String')
  })
}

/** The objects of a list; none where the member is absent. */
export function objects(input: JsonObject, name: string): JsonObject[] {
  return (optionalList(input, name) ?? []).map(asObject)
}

/** The same members without those that are absent or null. */
export function present(members: JsonObject): JsonObject {
  const result: JsonObject = {}
  for (const name in members) {
    const value = members[name]
    if (value !== undefined && value !== null) result[name] = value
  }
  return result
}

/** JSON with its keys in order: equal for equal requests, however their members were ordered. */
export function canonicalJson(value: Json | undefined): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    part !== null && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)))
      : part,
  ) as string
}

function asObject(value: Json): JsonObject {
  if (value !== null && typeof value === 'object' && !Array.isArray(value)) return value
  throw wrongType(value, 'an Object')
}

function wrongType(value: Json, wanted: string): ServiceError {
  return new ServiceError('SerializationException', `${kindOf(value)} can not be converted to ${wanted}`)
}

function kindOf(value: Json): string {
  if (typeof value === 'string') return 'STRING_VALUE'
  if (typeof value === 'number') return 'NUMBER_VALUE'
  if (typeof value === 'boolean') return value ? 'TRUE_VALUE' : 'FALSE_VALUE'
  return Array.isArray(value) ? 'START_ARRAY' : value === null ? 'NULL_VALUE' : 'START_OBJECT'
}
