import { memberOf, type ShapeTable, type TypeText, typeOf } from '../../shapes/index.ts'
import { isObject } from '../json-object.ts'

/**
 * A copy without members of structures that are enumerations and hold an empty string. ecspresso writes such files (`init` prints what Go's
 * structs hold) and does not send them: its SDK leaves an empty enumeration out. Strings that are no enumerations stay, keys in any case.
 */
export function withoutEmptyEnums(table: ShapeTable, text: TypeText, value: unknown): unknown {
  const type = typeOf(table, text)
  if (type.kind === 'list' && Array.isArray(value))
    return value.map((element) => withoutEmptyEnums(table, type.element, element))
  if (type.kind !== 'structure' || !isObject(value)) return value
  const names = new Map(Object.keys(type.shape.members).map((name) => [name.toLowerCase(), name]))
  const members = Object.entries(value).flatMap(([key, inner]): [string, unknown][] => {
    const member = memberOf(type.shape, names.get(key.toLowerCase()) ?? '')
    if (member === undefined) return [[key, inner]]
    if (inner === '' && typeOf(table, member.type).kind === 'enum') return []
    return [[key, withoutEmptyEnums(table, member.type, inner)]]
  })
  return Object.fromEntries(members)
}
