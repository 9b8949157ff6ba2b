import { isRecord, memberName, put } from './keys.ts'
import { memberOf, type ShapeTable, type TypeText, typeOf } from './table.ts'

/**
 * A copy whose keys have AWS's spelling wherever they equal a member's name but for case. Unknown keys, the keys of maps, and values
 * that do not fit the shape stay as they are. Of two keys for one member the later one counts, as in ecspresso.
 */
export function canonicalise(table: ShapeTable, type: TypeText, value: unknown): unknown {
  const found = typeOf(table, type)
  if (found.kind === 'list' && Array.isArray(value))
    return value.map((element) => canonicalise(table, found.element, element))
  if (!isRecord(value)) return value
  const copy: Record<string, unknown> = {}
  if (found.kind === 'map') {
    for (const [key, inner] of Object.entries(value)) put(copy, key, canonicalise(table, found.value, inner))
    return copy
  }
  if (found.kind !== 'structure') return value
  for (const [key, inner] of Object.entries(value)) {
    const name = memberName(found.shape, key, 'any')
    const member = name === undefined ? undefined : memberOf(found.shape, name)
    // null does not unset what an earlier spelling set: Go's decoder skips it.
    if (inner === null && name !== undefined && Object.hasOwn(copy, name)) continue
    put(copy, name ?? key, member ? canonicalise(table, member.type, inner) : inner)
  }
  return copy
}
