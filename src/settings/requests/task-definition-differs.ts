import { isObject, type JsonObject } from '../definitions/index.ts'
import { type Defaults, isSame } from './same.ts'

/**
 * Whether registering this input would make a revision with another content than the one that describe-task-definition answered. AWS's
 * defaults, its own members and the order of what has none (environment, secrets, ports, mounts, volumes, containers) do not count, nor do
 * tags, which are no content.
 */
export function taskDefinitionDiffers(described: { readonly taskDefinition?: object }, input: object): boolean {
  const wanted = taskForm({ ...input })
  const live = taskForm({ ...described.taskDefinition })
  return Object.keys({ ...wanted, ...live }).some((key) => !isSame(wanted[key], live[key], defaults, key))
}

/** Members that AWS adds. */
const added = [
  'taskDefinitionArn',
  'revision',
  'status',
  'previousStatus',
  'requiresAttributes',
  'compatibilities',
  'registeredAt',
  'registeredBy',
  'deregisteredAt',
  'deleteRequestedAt',
  'tags',
]

function taskForm(definition: JsonObject): JsonObject {
  const { cpu, memory, networkMode, containerDefinitions, volumes, placementConstraints, requiresCompatibilities } =
    definition
  const own = Object.fromEntries(Object.entries(definition).filter(([key]) => !added.includes(key)))
  return {
    ...own,
    cpu: cpuUnits(cpu),
    memory: mebibytes(memory),
    containerDefinitions: sortedBy(containerDefinitions, nameOf).map((container) =>
      isObject(container) ? containerForm(container, networkMode) : container,
    ),
    volumes: sortedBy(volumes, nameOf),
    placementConstraints: sortedBy(placementConstraints, JSON.stringify),
    requiresCompatibilities: sortedBy(requiresCompatibilities, String),
  }
}

function containerForm(container: JsonObject, networkMode: unknown): JsonObject {
  return {
    ...container,
    environment: sortedBy(container['environment'], nameOf),
    secrets: sortedBy(container['secrets'], nameOf),
    portMappings: sortedBy(
      listOf(container['portMappings']).map((port) => portForm(port, networkMode)),
      JSON.stringify,
    ),
    mountPoints: sortedBy(listOf(container['mountPoints']).map(keysInOrder), JSON.stringify),
    volumesFrom: sortedBy(listOf(container['volumesFrom']).map(keysInOrder), JSON.stringify),
  }
}

function portForm(port: unknown, networkMode: unknown): unknown {
  if (!isObject(port)) return port
  const { containerPort, hostPort, ...rest } = port
  const same = networkMode === 'awsvpc' || networkMode === 'host'
  return keysInOrder({ protocol: 'tcp', ...rest, containerPort, hostPort: hostPort ?? (same ? containerPort : 0) })
}

function keysInOrder(value: unknown): unknown {
  return isObject(value) ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))) : value
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}
function nameOf(value: unknown): string {
  return isObject(value) ? String(value['name']) : String(value)
}

function sortedBy(list: unknown, of: (element: unknown) => string): readonly unknown[] {
  return [...listOf(list)].sort((a, b) => (of(a) < of(b) ? -1 : of(a) > of(b) ? 1 : 0))
}

/** `0.25 vCPU` is registered as `256`. */
function cpuUnits(cpu: unknown): unknown {
  const found = typeof cpu === 'string' ? /^([\d.]+)\s*vcpu$/i.exec(cpu.trim()) : null
  return found ? String(Math.round(Number(found[1]) * 1024)) : cpu
}

/** `1 GB` is registered as `1024`. */
function mebibytes(memory: unknown): unknown {
  const found = typeof memory === 'string' ? /^([\d.]+)\s*gb$/i.exec(memory.trim()) : null
  return found ? String(Math.round(Number(found[1]) * 1024)) : memory
}

/** observed: recorded answers of ECS of September 2026 (RegisterTaskDefinition with the smallest input). */
const defaults: Defaults = new Map<string, unknown>([
  ['containerDefinitions.essential', true],
  ['containerDefinitions.healthCheck.interval', 30],
  ['containerDefinitions.healthCheck.timeout', 5],
  ['containerDefinitions.healthCheck.retries', 3],
  // assumed: as the console shows it.
  ['volumes.efsVolumeConfiguration.rootDirectory', '/'],
])
