import { isObject, type JsonObject } from '../definitions/index.ts'
import { type TaskDefinitionMember, taskDefinitionMembers } from '../members/index.ts'
import { type Comparison, isSame } from './same.ts'

/**
 * Whether registering this input would make a revision with another content than the one that describe-task-definition answered. AWS's
 * defaults, its own members and the order of what has none (environment, secrets, ports, mounts, volumes, containers) do not count, nor do
 * tags, which are no content.
 */
export function taskDefinitionDiffers(described: { readonly taskDefinition?: object }, input: object): boolean {
  const wanted = taskForm({ ...input })
  const live = taskForm({ ...described.taskDefinition })
  return Object.keys({ ...wanted, ...live }).some((key) => !isSame(wanted[key], live[key], taskDefinitionDefaults, key))
}

const members: ReadonlyMap<string, TaskDefinitionMember> = new Map(Object.entries(taskDefinitionMembers))

/** AWS's defaults of a task definition. */
export const taskDefinitionDefaults: Comparison = {
  usual: new Map([...members].flatMap(([path, { usual }]) => (usual === undefined ? [] : [[path, usual]]))),
}

/** The content of a task definition: without what AWS adds, units and host ports as they are registered, lists in order. */
export function taskForm(definition: JsonObject): JsonObject {
  const own = Object.fromEntries(Object.entries(definition).filter(([key]) => !members.get(key)?.addedByAws))
  const form = formAt(own, '', definition['networkMode'])
  return isObject(form) ? form : own
}

function formAt(value: unknown, path: string, networkMode: unknown): unknown {
  const member = members.get(path)
  if (Array.isArray(value)) {
    const elements = value.map((element) => formAt(element, path, networkMode))
    return member?.unordered === undefined ? elements : inOrder(elements, member.unordered)
  }
  if (member?.unit !== undefined) return withoutUnit(value, member.unit)
  if (!isObject(value)) return value
  const port = path === 'containerDefinitions.portMappings' ? withHostPort(value, networkMode) : value
  const entries = Object.entries(port)
  for (const entry of entries) entry[1] = formAt(entry[1], path === '' ? entry[0] : `${path}.${entry[0]}`, networkMode)
  return Object.fromEntries(entries)
}

function withHostPort(port: JsonObject, networkMode: unknown): JsonObject {
  const { containerPort, hostPort } = port
  const same = networkMode === 'awsvpc' || networkMode === 'host'
  return { protocol: 'tcp', ...port, hostPort: hostPort ?? (same ? containerPort : 0) }
}

function inOrder(list: readonly unknown[], by: NonNullable<TaskDefinitionMember['unordered']>): readonly unknown[] {
  const keyOf = (element: unknown): string => {
    if (by === 'name') return isObject(element) ? String(element['name']) : String(element)
    return by === 'all' ? JSON.stringify(keysInOrder(element)) : String(element)
  }
  return list
    .map((element) => ({ element, key: keyOf(element) }))
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
    .map(({ element }) => element)
}

function keysInOrder(value: unknown): unknown {
  return isObject(value) ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))) : value
}

/** `0.25 vCPU` is registered as `256`, `1 GB` as `1024`. */
function withoutUnit(value: unknown, unit: NonNullable<TaskDefinitionMember['unit']>): unknown {
  const pattern = unit === 'vcpu' ? /^([\d.]+)\s*vcpu$/i : /^([\d.]+)\s*gb$/i
  const found = typeof value === 'string' ? pattern.exec(value.trim()) : null
  return found ? String(Math.round(Number(found[1]) * 1024)) : value
}
