import { memberName, memberOf, type ShapeTable, type TypeText, typeOf } from '../../shapes/index.ts'
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
  const { shape } = type
  const members: [string, unknown][] = []
  for (const [key, inner] of Object.entries(value)) {
    const member = memberOf(shape, memberName(shape, key, 'any') ?? '')
    if (member === undefined) members.push([key, inner])
    else if (inner !== '' || typeOf(table, member.type).kind !== 'enum')
      members.push([key, withoutEmptyEnums(table, member.type, inner)])
  }
  return Object.fromEntries(members)
}
