import { behaviourOf } from '../../../behaviour.ts'
import { ensureLogGroup, findGroup } from '../../logs/index.ts'
import { objects, optionalText } from '../input.ts'
import type { Container, Task } from '../store.ts'
import { identityOf } from './identity.ts'
import { machineOf, pullFor } from './image.ts'
import { containerDefinition, logDestination } from './log-destination.ts'
import { logRefusal } from './log-refusal.ts'
import { taskRuns } from './notice.ts'
import { endRunTask, runContainer } from './run-container.ts'
import { startRefusal } from './start-refusal.ts'
import { type StepContext, uuid } from './step-context.ts'
import { endTask } from './stop-task.ts'

/** The network interface is there. */
export function attach(world: StepContext, task: Task): void {
  const octet = () => Math.floor(world.ids.fraction() * 254) + 1
  if (task.attachment) {
    task.attachment.status = 'ATTACHED'
    task.attachment.networkInterface = `eni-${world.ids.hex(17)}`
    task.attachment.mac = `0a:${(world.ids.hex(10).match(/../g) ?? []).join(':')}`
    task.attachment.ip = `10.0.${octet()}.${octet()}`
  }
  task.connectivityAt = world.now
}

/** Credentials, secrets and files are fetched and the log driver is set up: a lack of rights of the execution role shows here. */
export function prepare(world: StepContext, task: Task): void {
  const problem = startRefusal(world, task)
  if (problem !== undefined) {
    failToStart(world, task, problem)
    return
  }
  for (const container of task.containers) {
    const destination = logDestination(world, task, container)
    const refusal = destination && logRefusal(world, task, destination)
    if (refusal === undefined) continue
    failToStart(world, task, logFailure(world, refusal.what, `api error AccessDeniedException: ${refusal.message}`))
    return
  }
}

/** The task is taken on. A log group that is missing shows only now, after a second try. */
export function accept(world: StepContext, task: Task): void {
  if (task.lastStatus === 'PROVISIONING') {
    task.lastStatus = 'PENDING'
    task.version += 1
  }
  for (const container of task.containers) {
    const destination = logDestination(world, task, container)
    if (!destination || findGroup(world.stateOf(destination), destination.group)) continue
    if (destination.createGroup) {
      ensureLogGroup(world.stateOf(destination), destination.group, world.now)
      continue
    }
    const error = 'ResourceNotFoundException: The specified log group does not exist.'
    failToStart(world, task, logFailure(world, 'stream', error))
    return
  }
}

// observed: test/vectors/ecs-wire (W-lg-1 to W-lg-3)
function logFailure(world: StepContext, what: 'group' | 'stream', error: string): string {
  const operation = what === 'group' ? 'CreateLogGroup' : 'CreateLogStream'
  return (
    'ResourceInitializationError: failed to validate logger args: create stream has been retried 1 times: ' +
    `failed to create Cloudwatch log ${what}: operation error CloudWatch Logs: ${operation}, https response error ` +
    `StatusCode: 400, RequestID: ${uuid(world)}, ${error} : exit status 1`
  )
}

/** The images are pulled, or cannot be. */
export function pull(world: StepContext, task: Task): void {
  task.pullStartedAt = world.now
  const startAt = task.steps.find((step) => step.do === 'start')?.at ?? world.now
  for (const container of task.containers) {
    const pulled = pullFor(world, task, container.image)
    const { pullFailure = pulled === 'missing' || pulled === 'no platform' } = behaviourOf(
      world.state,
      identityOf(task, container),
    )
    if (pullFailure === false) continue
    // observed by users of Fargate; the reference is repeated in the text
    const problem =
      pulled === 'no platform'
        ? `image Manifest does not contain descriptor matching platform 'linux/${machineOf(world, task)}'`
        : `failed to resolve ref ${container.image}: ${container.image}: not found`
    const usual = `CannotPullContainerError: pull image manifest has been retried 1 time(s): ${problem}`
    const reason = pullFailure === true ? usual : pullFailure
    task.steps = [{ at: Math.max(world.now, startAt), do: 'fail to start', reason, container: container.name }]
    return
  }
}

/** The images are there: containers start, as far as they need not wait for others. */
export function start(world: StepContext, task: Task): void {
  // observed: test/vectors/ecs-wire (W-tk-21): half a second before the start
  task.pullStoppedAt = Math.max(task.pullStartedAt ?? task.createdAt, world.now - 500)
  for (const container of task.containers) container.imageDigest ??= `sha256:${world.ids.hex(64)}`
  startReadyContainers(world, task)
}

/** Starts the containers whose dependencies have come true. The task is RUNNING when none is left. */
export function startReadyContainers(world: StepContext, task: Task): void {
  for (let again = true; again; ) {
    again = false
    for (const container of task.containers) {
      if (container.status !== 'PENDING') continue
      const wait = dependencyState(world, task, container)
      if (wait === 'never') {
        // assumed: the text
        failToStart(
          world,
          task,
          `CannotStartContainerError: a dependency of container ${container.name} did not succeed`,
        )
        return
      }
      if (wait === 'not yet') continue
      runContainer(world, task, container)
      again = true
    }
  }
  if (task.lastStatus === 'RUNNING' || task.containers.some((container) => container.status === 'PENDING')) return
  task.lastStatus = 'RUNNING'
  task.startedAt = world.now
  task.version += 1
  endRunTask(world, task)
  taskRuns(world, task)
}

function dependencyState(world: StepContext, task: Task, container: Container): 'ready' | 'not yet' | 'never' {
  const definition = containerDefinition(world.state, task, container.name) ?? {}
  const states = objects(definition, 'dependsOn').map((dependency) => {
    const target = task.containers.find((other) => other.name === optionalText(dependency, 'containerName'))
    switch (optionalText(dependency, 'condition')) {
      case 'COMPLETE':
        return target?.status === 'STOPPED' ? 'ready' : 'not yet'
      case 'SUCCESS':
        if (target?.status !== 'STOPPED') return 'not yet'
        return target.exitCode === 0 ? 'ready' : 'never'
      case 'HEALTHY':
        if (target?.status === 'STOPPED' || target?.health === 'UNHEALTHY') return 'never'
        return target?.health === 'HEALTHY' ? 'ready' : 'not yet'
      default:
        return target?.status === 'PENDING' ? 'not yet' : 'ready'
    }
  })
  return states.includes('never') ? 'never' : states.includes('not yet') ? 'not yet' : 'ready'
}

/** Nothing is going to run: the task ends before it began. */
export function failToStart(world: StepContext, task: Task, reason: string, container?: string): void {
  for (const one of task.containers) if (one.name === container) one.reason = reason
  task.executionStoppedAt = world.now
  endTask(world, task, { code: 'TaskFailedToStart', reason })
}
