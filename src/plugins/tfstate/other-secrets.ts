import type { JsonValue } from '../plugin.ts'
import { isRecord } from './state.ts'

/**
 * A copy with other values in the places of the sensitive ones, of their kinds and lengths: what a filter makes of it in the same way does
 * not depend on a secret, and what it makes otherwise is one, however it was turned round.
 */
export function withOtherSecrets(value: JsonValue, sensitive: readonly JsonValue[]): JsonValue {
  if (sensitive.includes(value)) return otherThan(value)
  return mapped(value, (inner) => withOtherSecrets(inner, sensitive))
}

function otherThan(value: JsonValue): JsonValue {
  if (typeof value === 'string') return (value.startsWith('x') ? 'y' : 'x').repeat(value.length)
  if (typeof value === 'number') return value + 1
  if (typeof value === 'boolean') return !value
  return mapped(value, otherThan)
}

function mapped(value: JsonValue, of: (inner: JsonValue) => JsonValue): JsonValue {
  if (Array.isArray(value)) return value.map(of)
  if (!isRecord(value)) return value
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, of(inner)]))
}
