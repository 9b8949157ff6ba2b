import { isRecord, put } from './keys.ts'
import { memberOf, type ShapeTable, type TypeText, typeOf } from './table.ts'

/** The text that is printed in place of a secret. */
export const REDACTED = '[redacted]'

/** Keys of maps, which are the user's own or a log driver's (`splunk-token`), under which secrets stand. */
const secretKey = /token|secret|passw|credential|api[-_.]?key|authorization/i

/** Members with command lines: arguments often hold a secret, and nothing tells which. */
const commandMembers: ReadonlySet<string> = new Set(['command', 'entryPoint'])

/** A copy for logs in which every sensitive member, at any depth, is replaced, and whatever the shape does not know. */
export function redact(table: ShapeTable, type: TypeText, value: unknown): unknown {
  const found = typeOf(table, type)
  if (found.kind === 'list' && Array.isArray(value))
    return value.map((element) => redact(table, found.element, element))
  if (!isRecord(value) || (found.kind !== 'map' && found.kind !== 'structure')) return value
  const copy: Record<string, unknown> = {}
  for (const [key, inner] of Object.entries(value)) {
    const member = found.kind === 'map' ? { type: found.value, sensitive: undefined } : memberOf(found.shape, key)
    const isSecret = found.kind === 'map' && secretKey.test(key)
    const isCommand = found.kind === 'structure' && commandMembers.has(key)
    const shown = isSecret || isCommand || !member || member.sensitive ? REDACTED : redact(table, member.type, inner)
    put(copy, key, shown)
  }
  return copy
}
