import { createHash } from 'node:crypto'

import { isClosedKind } from '../../closed-kinds.ts'
import { seeding } from '../../seed-error.ts'
import type { JsonObject, RequestContext } from '../../service.ts'
import { nameOf } from './arns.ts'
import { objects, optionalText } from './input.ts'
import { instancesChanged } from './machine/index.ts'
import { createCluster } from './operations/create-cluster.ts'
import { createService } from './operations/create-service.ts'
import { registerTaskDefinition } from './operations/register-task-definition.ts'
import { ecsState, findCluster, findFamily, findService } from './store.ts'

/** Resources of ECS that a story may name. */
export interface EcsResources {
  /**
   * Names, or inputs of CreateCluster, `name` being `clusterName`: capacity providers, a default strategy, settings. A cluster that is
   * there is left alone.
   */
  readonly clusters?: readonly (string | JsonObject)[]
  /** What EC2 tasks are placed on: a cluster without any places none. Those that are there already are left alone. */
  readonly containerInstances?: readonly SeedInstance[]
  /** Inputs of RegisterTaskDefinition, several of a family in their order; a family that had revisions before is left alone. */
  readonly taskDefinitions?: readonly JsonObject[]
  /** Inputs of CreateService; a service that is there is left alone. */
  readonly services?: readonly JsonObject[]
}

/** A container instance to have. */
export interface SeedInstance {
  /** Default: `default`. */
  readonly cluster?: string
  /** CPU units and MiB. Default: those of a c5.xlarge, 4096 and 7680. */
  readonly cpu?: number
  readonly memory?: number
  /** Default: ACTIVE. */
  readonly status?: 'ACTIVE' | 'DRAINING'
  /**
   * Attributes that its agent has not, such as `com.amazonaws.ecs.capability.logging-driver.awslogs`. Default: it has all that tasks
   * require.
   */
  readonly lacks?: readonly string[]
  /** Where no instance of the cluster has room for a task, another like this one joins it, as in a group that scales. Default: no. */
  readonly scales?: boolean
}

/** Adds clusters, then task definitions, then services. */
export function seed(resources: EcsResources, context: RequestContext): void {
  for (const cluster of resources.clusters ?? []) {
    if (typeof cluster === 'string') {
      seedCluster({ clusterName: cluster }, context, 'open')
      continue
    }
    const { name, ...input } = cluster
    seedCluster(name === undefined ? input : { clusterName: name, ...input }, context, 'closed')
  }
  seedTaskDefinitions(resources.taskDefinitions ?? [], context)
  for (const [index, instance] of (resources.containerInstances ?? []).entries()) seedInstance(instance, index, context)
  for (const service of resources.services ?? []) {
    seedService(service, context, resources.containerInstances === undefined ? 'instances too' : 'alone')
  }
}

function seedCluster(input: JsonObject, context: RequestContext, as: 'open' | 'closed'): void {
  const name = optionalText(input, 'clusterName') ?? 'default'
  if (findCluster(context.state, name)?.status === 'ACTIVE') return
  seeding(`cluster ${name}`, () => createCluster.handle(structuredClone(input), context))
  if (as === 'open') delete findCluster(context.state, name)?.closed
}

function seedInstance(instance: SeedInstance, index: number, context: RequestContext): void {
  const { containerInstances } = ecsState(context.state)
  const id = createHash('sha256').update(`container instance ${index}`).digest('hex').slice(0, 32)
  const cluster = instance.cluster ?? 'default'
  if (containerInstances.some((one) => one.id === id && one.cluster === cluster)) return
  containerInstances.push({
    id,
    cluster,
    ec2InstanceId: `i-${id.slice(0, 17)}`,
    status: instance.status ?? 'ACTIVE',
    cpu: instance.cpu ?? 4096,
    memory: instance.memory ?? 7680,
    attributes: [{ name: 'ecs.os-type', value: 'linux' }],
    ...(instance.lacks === undefined ? {} : { lacks: instance.lacks }),
    ...(instance.scales ? { scales: true as const } : {}),
    registeredAt: context.now,
    tags: [],
  })
  instancesChanged(context, cluster)
}

function seedTaskDefinitions(inputs: readonly JsonObject[], context: RequestContext): void {
  const known = inputs.filter(({ family }) => {
    const revisions = typeof family === 'string' ? findFamily(context.state, family)?.revisions : undefined
    return revisions !== undefined && revisions.length > 0
  })
  for (const input of inputs.filter((one) => !known.includes(one)))
    seeding(`task definition ${input['family']}`, () => registerTaskDefinition.handle(structuredClone(input), context))
}

function seedService(input: JsonObject, context: RequestContext, what: 'instances too' | 'alone'): void {
  seeding(`service ${input['serviceName']}`, () => {
    const cluster = nameOf(context, 'cluster', optionalText(input, 'cluster') ?? 'default')
    const existing = findService(context.state, cluster, optionalText(input, 'serviceName') ?? '')
    if (existing && existing.status !== 'INACTIVE') return
    if (what === 'instances too' && mayNeedInstances(input)) seedCapacity(cluster, context)
    createService.handle(structuredClone(input), context)
  })
}

/** One instance that scales, where the story leaves open which instances there are: a service that it names has to run. */
function seedCapacity(cluster: string, context: RequestContext): void {
  if (isClosedKind(context.state, 'containerInstances')) return
  if (ecsState(context.state).containerInstances.some((one) => one.cluster === cluster)) return
  seedInstance({ cluster, scales: true }, 0, context)
}

function mayNeedInstances(input: JsonObject): boolean {
  const launchType = optionalText(input, 'launchType')
  if (launchType !== undefined) return launchType !== 'FARGATE'
  const providers = objects(input, 'capacityProviderStrategy').map((item) => optionalText(item, 'capacityProvider'))
  return !providers.some((provider) => provider?.startsWith('FARGATE'))
}
