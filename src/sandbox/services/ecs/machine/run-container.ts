import { behaviourOf, type ContainerBehaviour } from '../../../behaviour.ts'
import type { JsonObject } from '../../../service.ts'
import { ensureLogStream } from '../../logs/index.ts'
import { objects, optionalNumber, optionalObject, optionalText } from '../input.ts'
import type { Container, Task, TaskStep } from '../store.ts'
import { identityOf } from './identity.ts'
import { pullFor } from './image.ts'
import { containerDefinition, logDestination } from './log-destination.ts'
import type { StepContext } from './step-context.ts'
import { jobTakes, shortestRun } from './times.ts'

/** Starts a container and plans what it does by itself: what it writes, when its health shows, when it ends. */
export function runContainer(world: StepContext, task: Task, container: Container): void {
  container.status = 'RUNNING'
  container.startedAt = world.now
  const destination = logDestination(world, task, container)
  if (destination) ensureLogStream(world.stateOf(destination), destination.group, destination.stream, world.now)
  const behaviour = ownBehaviour(world, task, container)
  const end = plannedEnd(world.now, behaviour) ?? endOfJob(world, task, container)
  const writing = destination ? plannedLines(world.now, container.name, behaviour) : []
  task.steps.push(...writing.filter((step) => end === undefined || step.at <= end.at))
  const check = optionalObject(containerDefinition(world.state, task, container.name) ?? {}, 'healthCheck')
  if (check) task.steps.push(...plannedHealth(world.now, container.name, check, behaviour))
  const { interruptedAfterSeconds } = behaviour
  if (interruptedAfterSeconds !== undefined && task.capacityProviderName === 'FARGATE_SPOT')
    task.steps.push({ at: world.now + Math.round(interruptedAfterSeconds * 1000), do: 'interrupt' })
  if (end) task.steps.push({ ...end, do: 'exit', container: container.name })
}

// Programs for another machine are pulled, and do not start. reported by users: the line; the code is that of the shell's
function ownBehaviour(world: StepContext, task: Task, container: Container): ContainerBehaviour {
  if (pullFor(world, task, container.image) !== 'other machine')
    return behaviourOf(world.state, identityOf(task, container))
  return { exitCode: 1, logLines: ['exec format error'] }
}

// A container whose end others wait for is a job: where the scenario does not say how it ends, it ends well.
function endOfJob(world: StepContext, task: Task, container: Container): { at: number; code: number } | undefined {
  const isJob = isAwaited(world, task, container, ['SUCCESS', 'COMPLETE'])
  return isJob ? { at: world.now + jobTakes, code: 0 } : undefined
}

/**
 * Has a task of nobody's service come to its end, so that whoever waits for one does not wait for ever: containers of which the scenario
 * does not say how they end do so well and all at once, so that none of them is ended by another, and not before the others.
 */
export function endRunTask(world: StepContext, task: Task): void {
  if (task.service !== undefined) return
  const planned = task.steps.flatMap((step) => (step.do === 'exit' ? [step] : []))
  // An essential one that ends takes the others with it.
  if (task.containers.some(({ name, essential }) => essential && planned.some(({ container }) => container === name)))
    return
  const at = Math.max(world.now + jobTakes, ...planned.map((step) => step.at))
  const silent = task.containers.filter(
    (container) =>
      container.status === 'RUNNING' &&
      !planned.some((step) => step.container === container.name) &&
      !behaviourOf(world.state, identityOf(task, container)).keepsRunning,
  )
  // Containers that others need to be up are ended with the task, unless nothing else would end it.
  const free = silent.filter((container) => !isAwaited(world, task, container, ['START', 'HEALTHY']))
  const ending = free.some(({ essential }) => essential) ? free : silent
  for (const { name } of ending) task.steps.push({ at, do: 'exit', container: name, code: 0 })
}

function isAwaited(world: StepContext, task: Task, { name }: Container, conditions: readonly string[]): boolean {
  return task.containers.some((other) =>
    objects(containerDefinition(world.state, task, other.name) ?? {}, 'dependsOn').some(
      (dependency) =>
        optionalText(dependency, 'containerName') === name &&
        conditions.includes(optionalText(dependency, 'condition') ?? ''),
    ),
  )
}

const outOfMemory = { code: 137, reason: 'OutOfMemoryError: Container killed due to memory usage' }

function plannedEnd(
  now: number,
  behaviour: ContainerBehaviour,
): { at: number; code: number; reason?: string } | undefined {
  const { exitCode, exitAfterSeconds, crashAfterSeconds } = behaviour
  const ends = behaviour.outOfMemory ? outOfMemory : { code: exitCode ?? (crashAfterSeconds === undefined ? 0 : 1) }
  const after = crashAfterSeconds ?? exitAfterSeconds
  if (after !== undefined) return { at: now + Math.round(after * 1000), ...ends }
  if (exitCode === undefined && !behaviour.outOfMemory) return undefined
  // "At once" leaves time for the last line that it is said to write.
  const lastLine = Math.max(0, ...(behaviour.logLines ?? []).map(secondsOf)) * 1000
  return { at: now + Math.max(shortestRun, Math.round(lastLine)), ...ends }
}

// Lines of one moment are one step, so that a container that writes much does not make time go slowly.
function plannedLines(now: number, container: string, behaviour: ContainerBehaviour): TaskStep[] {
  const byTime = new Map<number, string[]>()
  for (const line of behaviour.logLines ?? []) {
    const at = now + Math.round(secondsOf(line) * 1000)
    const message = typeof line === 'string' ? line : line.message
    byTime.set(at, [...(byTime.get(at) ?? []), message])
  }
  return [...byTime].map(([at, lines]) => ({ at, do: 'write', container, lines }))
}

function secondsOf(line: NonNullable<ContainerBehaviour['logLines']>[number]): number {
  return typeof line === 'string' ? 0 : Math.max(0, line.afterSeconds)
}

/**
 * When a health check turns: it is run every `interval` and passes from `healthyAfterSeconds` on; `retries` failures in a row
 * make it UNHEALTHY, those within `startPeriod` not counted.
 * https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_HealthCheck.html (checked 2026-11)
 */
export function plannedHealth(
  now: number,
  container: string,
  check: JsonObject,
  behaviour: Pick<ContainerBehaviour, 'neverHealthy' | 'healthyAfterSeconds'>,
): TaskStep[] {
  const interval = optionalNumber(check, 'interval') ?? 30
  const retries = optionalNumber(check, 'retries') ?? 3
  const startPeriod = optionalNumber(check, 'startPeriod') ?? 0
  const passesFrom = behaviour.neverHealthy ? Number.POSITIVE_INFINITY : (behaviour.healthyAfterSeconds ?? 0)
  const firstPass = Math.max(1, Math.ceil(passesFrom / interval)) * interval
  const lastFailure = (Math.floor(startPeriod / interval) + retries) * interval
  const step = (seconds: number, health: 'HEALTHY' | 'UNHEALTHY'): TaskStep => ({
    at: now + Math.round(seconds * 1000),
    do: 'health',
    container,
    health,
  })
  return [
    ...(lastFailure < firstPass ? [step(lastFailure, 'UNHEALTHY')] : []),
    ...(Number.isFinite(firstPass) ? [step(firstPass, 'HEALTHY')] : []),
  ]
}
