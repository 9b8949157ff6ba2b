import { UserError } from '../calls/index.ts'
import type { Document } from './rendering/index.ts'

/** An object of JSON. */
export type JsonObject = Readonly<Record<string, unknown>>

/** Whether a value of JSON is an object. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The document's value, which must be an object. Throws UserError. */
export async function objectOf(document: Document, what: string): Promise<JsonObject> {
  if (isObject(document.value)) return document.value
  throw new UserError('DEFINITION_TYPE', `${what} must be an object`, { at: await document.placeOf([], 'value') })
}
