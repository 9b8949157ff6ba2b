import { isObject, type JsonObject } from '../definitions/index.ts'
import { type MemberAt, serviceMemberList, valueAt, withValueAt } from '../members/index.ts'

/**
 * A service, wanted or live, in the form in which both are compared and changed: ecspresso's defaults filled in, and lists in order whose
 * order means nothing. (That of load balancers, registries and capacity providers does.)
 */
export function serviceForm(service: JsonObject): JsonObject {
  return serviceMemberList.reduce((form, row) => inOrder(filled(form, row, service), row), service)
}

function filled(form: JsonObject, { keys, member: { absent } }: MemberAt, service: JsonObject): JsonObject {
  if (valueAt(form, keys) !== undefined) return form
  const value =
    absent.is === 'filled'
      ? absent.value(service)
      : absent.is === 'reset' && absent.asEcspresso?.(service)
        ? absent.value
        : undefined
  return value === undefined ? form : withValueAt(form, keys, value)
}

function inOrder(form: JsonObject, { keys, member: { unordered } }: MemberAt): JsonObject {
  const list = unordered === undefined ? undefined : valueAt(form, keys)
  if (!Array.isArray(list) || unordered === undefined) return form
  const keyOf = (element: unknown): string =>
    unordered === 'itself' || !isObject(element)
      ? String(element)
      : unordered.map((name) => String(element[name] ?? '')).join(' ')
  const sorted = list
    .map((element: unknown) => ({ element, key: keyOf(element) }))
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
  return withValueAt(
    form,
    keys,
    sorted.map(({ element }) => element),
  )
}
