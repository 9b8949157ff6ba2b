import { behaviourOf } from '../../../behaviour.ts'
import { objects, optionalFlag, optionalNumber, optionalObject, optionalText } from '../input.ts'
import {
  type Blueprint,
  type ContainerInstance,
  findRevision,
  type ServiceRecord,
  type Tag,
  type Task,
  type TaskDefinition,
  tasksOf,
  type Workload,
} from '../store.ts'
import { mergeTags } from '../tags.ts'
import { createTask, runsOnFargate } from './create-task.ts'
import { say, sayOnce, texts } from './events.ts'
import { identityIn } from './identity.ts'
import { isDaemon, isPlace, type NoRoom, placeOnInstance } from './instances.ts'
import { countFailure, delayRetry, wakeScheduler } from './notice.ts'
import { roleProblem } from './role-problem.ts'
import type { StepContext } from './step-context.ts'
import { scheduler } from './times.ts'
import { nextTurn, type Turn } from './turns.ts'

/** Starts tasks of a set, and says so; `replaced` of them stand in for unhealthy ones. Returns how many were started. */
export function launchTasks(
  world: StepContext,
  service: ServiceRecord,
  set: Workload,
  { count, replaced }: { readonly count: number; readonly replaced: number },
): number {
  if (count === 0) return 0
  const { blueprint } = set
  const turn = nextTurn(world, service, set)
  const definition = findRevision(world.state, blueprint.family, blueprint.revision)
  const problem =
    definition === undefined
      ? 'TaskDefinition not found.'
      : launchProblem(world, service, { definition, blueprint, turn })
  if (definition === undefined || problem !== undefined) {
    // Each look that cannot launch is one failure, however many tasks it wanted.
    sayOnce(world, service, problem ?? '')
    countFailure(set)
    delayRetry(world, set)
    if (set.startFailures > 2) sayOnce(world, service, texts.notConsistent)
    wakeScheduler(world, service, world.now + scheduler.afterTaskChange)
    return 0
  }
  if (set.startFailures > 2) sayOnce(world, service, texts.notConsistent)
  const targetGroups = targetGroupsOf(set)
  const already = tasksOf(world.state, service).filter((task) => task.deployment === set.number)
  const tasks: Task[] = []
  while (tasks.length < count) {
    const capacityProviderName = nextProvider(blueprint, [...already, ...tasks])
    const place = placeFor(world, service, { definition, blueprint, capacityProviderName })
    if (place !== 'fargate' && !isPlace(place)) break
    set.launched = turn.task + tasks.length
    const task = createTask(world, {
      turn: { ...turn, task: set.launched },
      cluster: service.cluster,
      definition,
      group: `service:${service.name}`,
      startedBy: `ecs-svc/${set.number}`,
      service: service.name,
      deployment: set.number,
      ...(targetGroups.length > 0 ? { targetGroups } : {}),
      launchType: launchTypeOf(blueprint),
      capacityProviderName,
      containerInstance: place === 'fargate' ? undefined : place.id,
      platformVersion: blueprint.platformVersion,
      networkConfiguration: blueprint.networkConfiguration,
      overrides: plainOverrides(definition),
      enableExecuteCommand: optionalFlag(service.options, 'enableExecuteCommand') ?? false,
      tags: tagsOfTask(service, definition),
    })
    tasks.push(task)
  }
  say(world, service, replaced > 0 ? texts.replaced(tasks, replaced) : texts.started(tasks))
  return tasks.length
}

/** Why tasks of a definition cannot be placed or launched, as an event says it. */
function launchProblem(
  world: StepContext,
  service: ServiceRecord,
  { definition, blueprint, turn }: { definition: TaskDefinition; blueprint: Blueprint; turn: Turn },
): string | undefined {
  const capacityProviderName = providerOf(blueprint)
  const place = placeFor(world, service, { definition, blueprint, capacityProviderName })
  if (place !== 'fargate' && !isPlace(place)) return texts.noInstance(place)
  const reason = placementFailure(world, definition, { turn, startedBy: 'service' })
  if (reason !== undefined) return texts.notPlaced(reason.replace(/\.$/, ''))
  const problem = roleProblem(world, definition)
  return problem === undefined ? undefined : texts.notLaunched(problem)
}

// Fargate has room for all; of container instances there may be some, each with room for so many.
function placeFor(
  world: StepContext,
  service: ServiceRecord,
  {
    definition,
    blueprint,
    capacityProviderName,
  }: { definition: TaskDefinition; blueprint: Blueprint; capacityProviderName: string | undefined },
): ContainerInstance | NoRoom | 'fargate' {
  if (runsOnFargate({ launchType: launchTypeOf(blueprint), capacityProviderName: providerOf(blueprint) }))
    return 'fargate'
  const daemon = isDaemon(service) ? service : undefined
  return placeOnInstance(world, { cluster: service.cluster, definition, capacityProviderName, daemon })
}

/** The reason why no container of a definition can be placed, if the scenario says so. */
export function placementFailure(
  world: StepContext,
  definition: TaskDefinition,
  starting: { readonly turn: Turn; readonly startedBy: 'service' | 'run' },
): string | undefined {
  for (const container of objects(definition.content, 'containerDefinitions')) {
    const reason = behaviourOf(world.state, identityIn(definition, container, starting)).placementFailure
    if (reason !== undefined) return reason
  }
  return undefined
}

// Overrides that override nothing: one entry for each container, as every task has.
function plainOverrides(definition: TaskDefinition) {
  return {
    containerOverrides: objects(definition.content, 'containerDefinitions').map(({ name }) => ({ name })),
    inferenceAcceleratorOverrides: [],
  }
}

/** The capacity provider of a strategy with the greatest weight: all of one strategy are of the same kind. */
export function providerOf(blueprint: Pick<Blueprint, 'capacityProviderStrategy'>): string | undefined {
  const [first] = strategyOf(blueprint).sort((a, b) => b.weight - a.weight)
  return first?.name
}

/**
 * The capacity provider that the next task gets, beside the tasks that there are: first as many as the base asks for, then in the proportion of
 * the weights. https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-capacity-providers.html (checked 2026-11); assumed: of two that
 * are as far behind, the one that stands first
 */
export function nextProvider(
  blueprint: Pick<Blueprint, 'capacityProviderStrategy'>,
  tasks: readonly Pick<Task, 'capacityProviderName'>[],
): string | undefined {
  const items = strategyOf(blueprint).map((item) => ({
    ...item,
    count: tasks.filter((task) => task.capacityProviderName === item.name).length,
  }))
  const based = items.find(({ base, count }) => count < base)
  if (based) return based.name
  const weighted = items.filter(({ weight }) => weight > 0)
  const [next] = weighted.sort((a, b) => (a.count - a.base + 1) / a.weight - (b.count - b.base + 1) / b.weight)
  return (next ?? items[0])?.name
}

function strategyOf({ capacityProviderStrategy }: Pick<Blueprint, 'capacityProviderStrategy'>) {
  return objects({ items: capacityProviderStrategy ?? [] }, 'items').map((item) => ({
    name: optionalText(item, 'capacityProvider'),
    weight: optionalNumber(item, 'weight') ?? 0,
    base: optionalNumber(item, 'base') ?? 0,
  }))
}

/** The launch type that a task shows: with a capacity provider, that of the provider. */
export function launchTypeOf(blueprint: Pick<Blueprint, 'launchType' | 'capacityProviderStrategy'>): string {
  if (blueprint.launchType !== undefined) return blueprint.launchType
  return runsOnFargate({ capacityProviderName: providerOf(blueprint) }) ? 'FARGATE' : 'EC2'
}

// Blue and green take turns in the two target groups.
function targetGroupsOf({ blueprint, alternate }: Workload): string[] {
  return objects({ items: blueprint.loadBalancers }, 'items')
    .map((balancer) => {
      const other = optionalText(optionalObject(balancer, 'advancedConfiguration') ?? {}, 'alternateTargetGroupArn')
      return (alternate ? other : undefined) ?? optionalText(balancer, 'targetGroupArn')
    })
    .filter((arn) => arn !== undefined)
}

function tagsOfTask(service: ServiceRecord, definition: TaskDefinition): Tag[] {
  const from = optionalText(service.options, 'propagateTags')
  const propagated = from === 'SERVICE' ? service.tags : from === 'TASK_DEFINITION' ? definition.tags : []
  if (!optionalFlag(service.options, 'enableECSManagedTags')) return mergeTags([], propagated)
  return mergeTags(propagated, [
    { key: 'aws:ecs:serviceName', value: service.name },
    { key: 'aws:ecs:clusterName', value: service.cluster },
  ])
}
