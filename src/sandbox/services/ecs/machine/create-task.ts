import { behaviourOf } from '../../../behaviour.ts'
import type { JsonObject } from '../../../service.ts'
import { objects, optionalNumber, optionalObject, optionalText, texts } from '../input.ts'
import {
  type Attachment,
  addTask,
  type Container,
  type Tag,
  type Task,
  type TaskDefinition,
  type TaskStep,
} from '../store.ts'
import { identityIn } from './identity.ts'
import { type StepContext, uuid } from './step-context.ts'
import { starting } from './times.ts'
import type { Turn } from './turns.ts'

/** The parts of a new task. */
export interface TaskOrder {
  readonly cluster: string
  readonly definition: TaskDefinition
  readonly group: string
  readonly startedBy?: string | undefined
  readonly service?: string
  readonly deployment?: string
  readonly targetGroups?: readonly string[]
  readonly turn: Turn
  readonly launchType?: string | undefined
  readonly capacityProviderName?: string | undefined
  readonly platformVersion?: string | undefined
  readonly networkConfiguration?: JsonObject | undefined
  /** The instance that it was found a place on; none on Fargate. */
  readonly containerInstance?: string | undefined
  /** With one entry for each container. */
  readonly overrides: JsonObject
  readonly enableExecuteCommand: boolean
  readonly tags: readonly Tag[]
}

/** Puts a task into the state, with all that is going to happen to it until its containers start. */
export function createTask(world: StepContext, order: TaskOrder): Task {
  const { definition } = order
  const content = definition.content
  const fargate = runsOnFargate(order)
  const subnet = subnetOf(order, world)
  const awsvpc = optionalText(content, 'networkMode') === 'awsvpc'
  const task: Task = {
    id: world.ids.hex(32),
    cluster: order.cluster,
    family: definition.family,
    revision: definition.revision,
    group: order.group,
    ...optional('startedBy', order.startedBy),
    ...optional('service', order.service),
    ...optional('deployment', order.deployment),
    ...optional('targetGroups', order.targetGroups),
    turn: order.turn,
    ...optional('launchType', order.launchType),
    ...optional('capacityProviderName', order.capacityProviderName),
    ...(fargate ? { platformVersion: resolvePlatform(order.platformVersion), platformFamily: familyOf(content) } : {}),
    ...optional('containerInstance', fargate ? undefined : order.containerInstance),
    availabilityZone: `${world.region}${subnet === undefined ? 'a' : zoneOf(subnet)}`,
    architecture: architectureOf(content),
    ...optional('cpu', optionalText(order.overrides, 'cpu') ?? optionalText(content, 'cpu')),
    ...optional('memory', optionalText(order.overrides, 'memory') ?? optionalText(content, 'memory')),
    ...(fargate ? { ephemeralStorage: storageOf(order) } : {}),
    enableExecuteCommand: order.enableExecuteCommand,
    overrides: order.overrides,
    createdAt: world.now,
    lastStatus: awsvpc ? 'PROVISIONING' : 'PENDING',
    desiredStatus: 'RUNNING',
    version: 1,
    containers: objects(content, 'containerDefinitions').map((container) => newContainer(container, world)),
    ...(awsvpc ? { attachment: newAttachment(world, order, subnet) } : {}),
    tags: order.tags.map((tag) => ({ ...tag })),
    steps: firstSteps(world, order, awsvpc),
  }
  addTask(world.state, task)
  return task
}

/** The network interface that a task is going to have. */
function newAttachment(world: StepContext, order: TaskOrder, subnet = 'subnet-unknown'): Attachment {
  const vpc = optionalObject(order.networkConfiguration ?? {}, 'awsvpcConfiguration') ?? {}
  return {
    id: uuid(world),
    status: 'PRECREATED',
    subnet,
    securityGroups: texts(vpc, 'securityGroups'),
    isPublic: optionalText(vpc, 'assignPublicIp') === 'ENABLED',
  }
}

/** Whether Fargate runs it, by launch type or by capacity provider. */
export function runsOnFargate(order: {
  readonly launchType?: string | undefined
  readonly capacityProviderName?: string | undefined
}): boolean {
  return order.launchType === 'FARGATE' || (order.capacityProviderName?.startsWith('FARGATE') ?? false)
}

/** The version that a task really gets. observed: test/vectors/ecs-wire (W-tk-27); LATEST was 1.4.0 */
export function resolvePlatform(asked: string | undefined): string {
  return asked === undefined || asked === 'LATEST' ? '1.4.0' : asked
}

// A member, or none where there is no value: with exact optional properties, undefined is not the same. TypeScript does not follow a
// computed name.
function optional<Name extends string, Value>(
  name: Name,
  value: Value | undefined,
): { readonly [key in Name]?: Value } {
  return (value === undefined ? {} : { [name]: value }) as { readonly [key in Name]?: Value }
}

function newContainer(container: JsonObject, world: StepContext): Container {
  return {
    id: uuid(world),
    name: optionalText(container, 'name') ?? '',
    image: optionalText(container, 'image') ?? '',
    essential: container['essential'] !== false,
    checked: Boolean(container['healthCheck']),
    status: 'PENDING',
    health: 'UNKNOWN',
  }
}

function firstSteps(world: StepContext, { definition, turn, service }: TaskOrder, awsvpc: boolean): TaskStep[] {
  const slowest = Math.max(
    ...objects(definition.content, 'containerDefinitions').map((container) => {
      const identity = identityIn(definition, container, { turn, startedBy: service === undefined ? 'run' : 'service' })
      return behaviourOf(world.state, identity).startSeconds ?? Number.NEGATIVE_INFINITY
    }),
  )
  const start = Number.isFinite(slowest) ? Math.max(0, slowest * 1000) : starting.start
  // A task that is to start sooner or later than usual goes through the same steps in proportion.
  const at = (usual: number): number =>
    world.now + Math.round((usual * Math.min(start, starting.start)) / starting.start)
  return [
    ...(awsvpc ? [{ at: at(starting.attach), do: 'attach' } as const] : []),
    { at: at(starting.prepare), do: 'prepare' },
    { at: at(starting.accept), do: 'accept' },
    { at: at(starting.pull), do: 'pull' },
    { at: world.now + Math.round(start), do: 'start' },
  ]
}

function subnetOf(order: TaskOrder, world: StepContext): string | undefined {
  const vpc = optionalObject(order.networkConfiguration ?? {}, 'awsvpcConfiguration') ?? {}
  const subnets = texts(vpc, 'subnets')
  return subnets[Math.floor(world.ids.fraction() * subnets.length)]
}

function zoneOf(subnet: string): string {
  return 'abc'.charAt([...subnet].reduce((sum, character) => sum + character.charCodeAt(0), 0) % 3)
}

function architectureOf(content: JsonObject): string {
  const platform = optionalObject(content, 'runtimePlatform') ?? {}
  return optionalText(platform, 'cpuArchitecture') === 'ARM64' ? 'arm64' : 'x86_64'
}

function familyOf(content: JsonObject): string {
  const family = optionalText(optionalObject(content, 'runtimePlatform') ?? {}, 'operatingSystemFamily')
  return family?.startsWith('WINDOWS_') ? family : 'Linux' // assumed: what Windows tasks show
}

function storageOf(order: TaskOrder): number {
  const overridden = optionalObject(order.overrides, 'ephemeralStorage')
  const storage = overridden ?? optionalObject(order.definition.content, 'ephemeralStorage') ?? {}
  return optionalNumber(storage, 'sizeInGiB') ?? 20
}
