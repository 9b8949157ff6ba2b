import {
  type AccessCheck,
  type JsonObject,
  type Operation,
  type RequestContext,
  ServiceError,
} from '../../../service.ts'
import { ecsArn } from '../arns.ts'
import { checkFargateSize } from '../definitions/index.ts'
import { optionalFlag, optionalNumber, optionalObject, optionalText } from '../input.ts'
import {
  attemptOfRun,
  createTask,
  isPlace,
  launchTypeOf,
  type NoRoom,
  nextProvider,
  placementFailure,
  placeOnInstance,
  providerOf,
  roleProblem,
  runsOnFargate,
  type TaskOrder,
} from '../machine/index.ts'
import { clientException, invalidParameter, requireOneOf } from '../refuse.ts'
import { requireActive, requireCluster, requireTaskDefinition } from '../resolve.ts'
import {
  capacityFor,
  capacityProviderContext,
  checkExecRole,
  checkLaunchType,
  checkNetwork,
  checkNetworkExists,
  checkPlacement,
  checkProvidersKnown,
  isOnFargate,
  normaliseNetwork,
  sizeContext,
  taskRoleOf,
} from '../services/index.ts'
import type { Cluster, Tag, Task, TaskDefinition } from '../store.ts'
import { checkTagCount, mergeTags, requestTags } from '../tags.ts'
import { findEarlierRun, normaliseOverrides, rememberRun, startChecks } from '../tasks/index.ts'
import { taskOutput } from '../wire/index.ts'

/** Starts tasks that belong to no service. */
export const runTask: Operation = {
  name: 'ecs:RunTask',
  access: 'write',
  withoutEffect: [
    'placementConstraints',
    'placementStrategy',
    'referenceId',
    'volumeConfigurations',
    'overrides.containerOverrides[].command',
    'overrides.containerOverrides[].environment',
    'overrides.containerOverrides[].environmentFiles',
    'overrides.containerOverrides[].resourceRequirements',
    'overrides.inferenceAcceleratorOverrides[].deviceName',
    'overrides.inferenceAcceleratorOverrides[].deviceType',
  ],
  // The revision is resolved first: a family alone is checked as its newest revision.
  // https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_RunTask.html (checked 2026-11)
  checks(input, context): AccessCheck[] {
    const definition = requireTaskDefinition(context, optionalText(input, 'taskDefinition'))
    return startChecks('ecs:RunTask', input, context, definition, {
      ...capacityProviderContext(input, context),
      ...sizeContext(definition, optionalObject(input, 'overrides') ?? {}),
    })
  },
  handle(input, context): JsonObject {
    // An unknown task definition is reported before an unknown cluster: observed in test/vectors/ecs-wire (W-tk-StartTask)
    const definition = requireTaskDefinition(context, optionalText(input, 'taskDefinition'))
    const cluster = requireCluster(input, context)
    // assumed: a repeated call is answered whatever has become of its revision meanwhile
    const earlier = findEarlierRun(input, cluster, context)
    if (earlier) return answer(context, earlier, false)
    requireActive(definition)
    const count = countOf(input)
    const capacity = capacityFor(input, cluster)
    const order = orderOf(input, cluster, definition, context)
    const attempt = attemptOfRun(context, definition)
    const reason = placementFailure(context, definition, { turn: { task: 1, attempt }, startedBy: 'run' })
    if (reason !== undefined) return { tasks: [], failures: Array.from({ length: count }, () => ({ reason })) }
    const tasks: Task[] = []
    const isFargate = runsOnFargate(order)
    let noRoom: NoRoom = {}
    while (tasks.length < count) {
      const turn = { task: tasks.length + 1, attempt }
      const capacityProviderName = nextProvider(capacity, tasks)
      const seeking = { cluster: cluster.name, definition, capacityProviderName }
      const place = isFargate ? undefined : placeOnInstance(context, seeking)
      if (place && !isPlace(place)) {
        noRoom = place
        break
      }
      tasks.push(createTask(context, { ...order, turn, capacityProviderName, containerInstance: place?.id }))
    }
    if (tasks.length === 0 && noRoom.closest === undefined)
      throw invalidParameter('No Container Instances were found in your cluster.')
    rememberRun(input, cluster, context, tasks)
    const failure = failureOf(noRoom, cluster.name, context)
    const failures = Array.from({ length: count - tasks.length }, () => failure)
    return { ...answer(context, tasks, true), failures }
  },
}

/**
 * Why a task has no place. https://docs.aws.amazon.com/AmazonECS/latest/developerguide/api_failures_messages.html (checked 2026-11)
 * assumed: one failure for each task, of the closest instance
 */
function failureOf({ closest }: NoRoom, cluster: string, context: RequestContext): JsonObject {
  if (closest === undefined) return { reason: 'RESOURCE:MEMORY' }
  const { instance, lack } = closest
  const reasons = { attribute: 'ATTRIBUTE', port: 'RESOURCE:PORTS', cpu: 'RESOURCE:CPU', memory: 'RESOURCE:MEMORY' }
  return { arn: ecsArn(context, `container-instance/${cluster}/${instance.id}`), reason: reasons[lack] }
}

function countOf(input: JsonObject): number {
  const count = optionalNumber(input, 'count') ?? 1
  // assumed: the texts
  if (count < 1) throw invalidParameter('Count can not be less than 1.')
  if (count > 10) throw invalidParameter('Count can not be greater than 10.')
  return count
}

function orderOf(
  input: JsonObject,
  cluster: Cluster,
  definition: TaskDefinition,
  context: RequestContext,
): Omit<TaskOrder, 'turn'> {
  const capacity = capacityFor(input, cluster)
  const networkConfiguration = normaliseNetwork(input)
  checkNetwork(networkConfiguration, definition, isOnFargate(capacity))
  checkLaunchType(capacity.launchType, isOnFargate(capacity), definition)
  checkProvidersKnown(context, capacity)
  checkPlacement(input, isOnFargate(capacity))
  const overrides = normaliseOverrides(input, definition)
  checkSize(overrides, definition, isOnFargate(capacity))
  const role = optionalText(overrides, 'taskRoleArn') ?? taskRoleOf(definition)
  checkExecRole(optionalFlag(input, 'enableExecuteCommand') ?? false, role, "task couldn't be run")
  checkNetworkExists(context.state, { network: networkConfiguration })
  const problem = roleProblem(context, definition, overrides)
  if (problem !== undefined) throw clientException(problem)
  return {
    cluster: cluster.name,
    definition,
    group: optionalText(input, 'group') ?? `family:${definition.family}`,
    startedBy: optionalText(input, 'startedBy'),
    launchType: launchTypeOf(capacity),
    capacityProviderName: providerOf(capacity),
    platformVersion: optionalText(input, 'platformVersion'),
    networkConfiguration,
    overrides,
    enableExecuteCommand: optionalFlag(input, 'enableExecuteCommand') ?? false,
    tags: tagsOf(input, cluster, definition),
  }
}

// assumed: that sizes which Fargate does not have are refused as RegisterTaskDefinition does, by another code
function checkSize(overrides: JsonObject, { content }: TaskDefinition, fargate: boolean): void {
  const [cpu, memory] = [optionalText(overrides, 'cpu'), optionalText(overrides, 'memory')]
  if (!fargate || (cpu === undefined && memory === undefined)) return
  try {
    checkFargateSize(cpu ?? optionalText(content, 'cpu'), memory ?? optionalText(content, 'memory'))
  } catch (error) {
    throw error instanceof ServiceError ? invalidParameter(error.message) : error
  }
}

function tagsOf(input: JsonObject, cluster: Cluster, definition: TaskDefinition): Tag[] {
  const asked = requestTags(input, 'InvalidParameterException')
  const propagate = optionalText(input, 'propagateTags')
  requireOneOf('propagateTags', propagate, ['TASK_DEFINITION', 'SERVICE', 'NONE'])
  // assumed: the text; the rule is https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_RunTask.html (checked 2026-11)
  if (propagate === 'SERVICE')
    throw invalidParameter('Only task definition tags can be propagated to standalone tasks.')
  // observed: test/vectors/ecs-wire (W-tk-24): the request's value wins
  const tags = propagate === 'TASK_DEFINITION' ? mergeTags(definition.tags, asked) : asked
  checkTagCount(tags, 'InvalidParameterException')
  if (!optionalFlag(input, 'enableECSManagedTags')) return tags
  return mergeTags(tags, [{ key: 'aws:ecs:clusterName', value: cluster.name }])
}

function answer(context: RequestContext, tasks: readonly Task[], fresh: boolean): JsonObject {
  return {
    tasks: tasks.map((task) => taskOutput(context.state, context, task, { now: context.now, fresh, tags: true })),
    failures: [],
  }
}
