import { type JsonObject, ServiceError } from '../service.ts'

const maximumDepth = 64

/** The JSON object of a body; an empty body is one without members. Throws `SerializationException`. */
export function parseJsonBody(body: Buffer): JsonObject {
  if (body.length === 0) return {}
  let value: unknown
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body))
  } catch {
    throw new ServiceError('SerializationException', undefined)
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new ServiceError('SerializationException', 'Start of structure or map found where not expected.')
  }
  if (isDeeper(value, maximumDepth)) throw new ServiceError('SerializationException', 'Nested too deeply.')
  return value as JsonObject
}

/** Deep nesting would end in a stack overflow further down; no operation of AWS needs it. */
function isDeeper(value: unknown, limit: number): boolean {
  if (typeof value !== 'object' || value === null) return false
  return limit === 0 || Object.values(value).some((member) => isDeeper(member, limit - 1))
}
