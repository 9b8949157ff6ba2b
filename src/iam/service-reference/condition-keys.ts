import { type ActionEntry, findAction } from './actions.ts'
import { findService } from './find-service.ts'
import { globalKeys } from './reference.generated.ts'
import { resourceTypesOf, resourceTypesOfArn } from './resources.ts'

/** A condition key; `*` at the end stands for the name of a tag or the like. */
export interface ConditionKey {
  readonly key: string
  readonly type: 'String' | 'ARN' | 'Numeric' | 'Date' | 'Bool' | 'IPAddress' | 'Binary'
  /** Whether the key can have several values, so that only operators with ForAnyValue or ForAllValues match it. */
  readonly isMultiValued: boolean
}

/**
 * The condition keys of an action beside the global ones: those of the action, and those of its resource types.
 * @param resource an ARN or the name of a resource type narrows the latter down
 * @returns `undefined` when the table does not have the action
 */
export function conditionKeysOf(action: string, resource?: string): readonly ConditionKey[] | undefined {
  const entry = findAction(action)
  if (!entry) return undefined
  const service = findService(entry.service)
  const keys = new Set(entry.data[2].split(' '))
  for (const name of typesFor(entry, resource)) {
    for (const key of (entry.data[3]?.[name] ?? '').split(' ')) keys.add(key)
    for (const key of (service?.resources[name]?.[1] ?? '').split(' ')) keys.add(key)
  }
  keys.delete('')
  return [...keys].sort().map((key) => describeKey(key, service?.keys[key] ?? globalKeys[key] ?? 'String'))
}

function typesFor(entry: ActionEntry, resource: string | undefined): string[] {
  const names = (resourceTypesOf(entry.action) ?? []).map(({ name }) => name)
  if (resource === undefined) return names
  const wanted = resource.startsWith('arn:')
    ? resourceTypesOfArn(entry.service, resource).map(({ name }) => name)
    : [resource]
  return names.filter((name) => wanted.includes(name))
}

/** The names of the condition keys that belong to no service. */
export const globalConditionKeys: readonly string[] = Object.keys(globalKeys)

/** A condition key that does not belong to one service; letter case does not count. `undefined` for any other. */
export function globalConditionKey(key: string): ConditionKey | undefined {
  const wanted = key.toLowerCase()
  for (const [name, type] of Object.entries(globalKeys)) {
    if (isSameKey(name, wanted)) return describeKey(name, type)
  }
  return undefined
}

/** Whether a key of the table, which may end in `*`, is meant by a key in lower case. */
export function isSameKey(name: string, wanted: string): boolean {
  const plain = name.toLowerCase()
  const star = plain.indexOf('*')
  if (star < 0) return plain === wanted
  return wanted.length > star && wanted.startsWith(plain.slice(0, star)) && wanted.endsWith(plain.slice(star + 1))
}

function describeKey(key: string, type: string): ConditionKey {
  const plain = type.replace(/^ArrayOf/, '')
  const types = ['String', 'ARN', 'Numeric', 'Date', 'Bool', 'IPAddress', 'Binary'] as const
  const found = types.find((known) => known.toLowerCase() === plain.toLowerCase())
  return { key, type: found ?? 'String', isMultiValued: plain !== type }
}
