import type { BackgroundContext, NextEvent } from '../../aws-service.ts'
import { type SandboxState, ServiceError } from '../../service.ts'
import { addReplacement, promoteReplacement, removeOthers, replacementStatus } from '../ecs/index.ts'
import { hookAnswer } from '../lambda/index.ts'
import { requireConfig, weightAfter } from './configs.ts'
import { addDeployment, asCodeDeploy } from './create-deployment.ts'
import { read } from './input.ts'
import { codeDeployState, type Deployment, findGroup, isOver, type LifecycleEvent } from './store.ts'

/** How often a deployment looks at its replacement. */
const look = 5000
/** assumed: how long a lifecycle event without a hook, and a hook, take. */
const eventDuration = 1000
/** A replacement that is not up by then fails. https://docs.aws.amazon.com/codedeploy/latest/userguide/limits.html: an hour (checked 2026-11) */
const installLimit = 3_600_000

/** When a deployment gets on next. That nobody lets it go on in time is not worth waiting for. */
export function next(state: SandboxState, only?: 'pulling'): NextEvent | undefined {
  let earliest: NextEvent | undefined
  for (const { tickAt, waitUntil } of codeDeployState(state).deployments) {
    const pulls = tickAt !== undefined
    const at = tickAt ?? waitUntil
    if (at === undefined || (only === 'pulling' && !pulls)) continue
    if (!earliest || at < earliest.at) earliest = { at, pulls }
  }
  return earliest
}

/** Lets each deployment that is due get on. */
export function advance(context: BackgroundContext): void {
  for (const deployment of codeDeployState(context.state).deployments) {
    const at = deployment.tickAt ?? deployment.waitUntil
    if (at === undefined || at > context.now) continue
    try {
      step(deployment, context)
    } catch (error) {
      if (!(error instanceof ServiceError)) throw error
      fail(deployment, { code: 'ERROR_UNKNOWN', message: error.message }, context)
    }
  }
}

function step(deployment: Deployment, context: BackgroundContext): void {
  if (deployment.status === 'Ready') {
    stop(deployment, deployment.rollbackOn.includes('DEPLOYMENT_FAILURE'), context)
    deployment.error = { code: 'TIMEOUT', message: 'The deployment was not continued in time.' }
    return
  }
  if (deployment.status === 'Created') {
    deployment.status = 'InProgress'
    deployment.startedAt = context.now
  }
  const event = deployment.events.find(({ status }) => status === 'InProgress' || status === 'Pending')
  if (!event) succeed(deployment, context)
  else if (event.status === 'Pending') beginEvent(deployment, event, context)
  else if (isDone(deployment, event, context)) {
    event.status = 'Succeeded'
    event.endedAt = context.now
    deployment.tickAt = context.now + eventDuration
  }
}

function beginEvent(deployment: Deployment, event: LifecycleEvent, context: BackgroundContext): void {
  if (event.name === 'BeforeAllowTraffic' && mustWait(deployment, context)) return
  event.status = 'InProgress'
  event.startedAt = context.now
  if (event.name === 'Install') addReplacement(asCodeDeploy(context), deployment)
  deployment.tickAt = context.now + eventDuration
}

/** Whether an event is over; one that failed has ended the deployment. */
function isDone(deployment: Deployment, event: LifecycleEvent, context: BackgroundContext): boolean {
  if (event.name === 'Install') return isInstalled(deployment, event, context)
  if (event.name === 'AllowTraffic') return isShifted(deployment, event, context)
  const hook = deployment.hooks[event.name]
  if (hook === undefined) return true
  const answer = hookAnswer(context.state, context, hook)
  if (answer === 'Succeeded') return true
  event.message =
    answer === 'Failed' ? 'The lambda hook reported that it failed.' : `The lambda function ${hook} does not exist.`
  failAt(deployment, event, { code: 'HOOK_EXECUTION_FAILURE', message: event.message }, context)
  return false
}

function isInstalled(deployment: Deployment, event: LifecycleEvent, context: BackgroundContext): boolean {
  const status = replacementStatus(asCodeDeploy(context), deployment)
  if (status === 'up') return true
  const isLate = context.now - (event.startedAt ?? context.now) >= installLimit
  if (status === 'gone' || isLate) {
    const message = 'The deployment failed because the tasks of the replacement task set did not become healthy.'
    failAt(deployment, event, { code: 'ECS_UPDATE_ERROR', message }, context)
    return false
  }
  deployment.tickAt = context.now + look
  return false
}

function isShifted(deployment: Deployment, event: LifecycleEvent, context: BackgroundContext): boolean {
  const elapsed = context.now - (event.startedAt ?? context.now)
  deployment.weight = weightAfter(requireConfig(deployment.config), elapsed)
  if (deployment.weight === 100) {
    promoteReplacement(asCodeDeploy(context), deployment)
    return true
  }
  deployment.tickAt = context.now + 15_000
  return false
}

/** A group may want somebody to say when traffic is to be shifted. */
function mustWait(deployment: Deployment, context: BackgroundContext): boolean {
  if (deployment.isContinued === true || deployment.rollsBack !== undefined) return false
  const { action, minutes } = readyOption(deployment, context.state)
  if (action !== 'STOP_DEPLOYMENT' || minutes === 0) return false
  deployment.status = 'Ready'
  deployment.waitUntil = context.now + minutes * 60_000
  // Waiting for somebody pulls no time: it is ended by ContinueDeployment, or by a clock that is moved on.
  delete deployment.tickAt
  return true
}

function readyOption(deployment: Deployment, state: SandboxState): { action: string | undefined; minutes: number } {
  const settings = findGroup(state, deployment.application, deployment.group)?.settings ?? {}
  const option =
    read.object(read.object(settings, 'blueGreenDeploymentConfiguration') ?? {}, 'deploymentReadyOption') ?? {}
  return {
    action: read.text(option, 'actionOnTimeout'),
    minutes: read.number(option, 'waitTimeInMinutes', { min: 0, max: 2880 }) ?? 0,
  }
}

// assumed: the original goes at once; groups may keep it for some minutes (terminateBlueInstancesOnDeploymentSuccess).
function succeed(deployment: Deployment, context: BackgroundContext): void {
  removeOthers(asCodeDeploy(context), deployment)
  deployment.status = 'Succeeded'
  deployment.completedAt = context.now
  delete deployment.tickAt
}

function failAt(
  deployment: Deployment,
  event: LifecycleEvent,
  error: Deployment['error'],
  context: BackgroundContext,
): void {
  event.status = 'Failed'
  event.endedAt = context.now
  fail(deployment, error, context)
}

function fail(deployment: Deployment, error: Deployment['error'], context: BackgroundContext): void {
  if (error) deployment.error = error
  end(deployment, 'Failed', context)
  if (deployment.rollbackOn.includes('DEPLOYMENT_FAILURE')) rollBack(deployment, context)
  else putBack(deployment, context)
}

/** Stops a deployment; with `rollsBack` another one takes it back, otherwise the service keeps what has its traffic. */
export function stop(deployment: Deployment, rollsBack: boolean, context: BackgroundContext): void {
  const asked = 'The deployment was stopped by a user.'
  deployment.error = { code: 'MANUAL_STOP', message: asked }
  end(deployment, 'Stopped', context)
  if (rollsBack) rollBack(deployment, context)
  else putBack(deployment, context)
}

function end(deployment: Deployment, status: 'Failed' | 'Stopped', context: BackgroundContext): void {
  for (const event of deployment.events) {
    if (event.status === 'InProgress') event.status = status === 'Failed' ? 'Failed' : 'Skipped'
    if (event.status === 'Pending') event.status = 'Skipped'
  }
  deployment.status = status
  deployment.completedAt = context.now
  // The original has all of the traffic again, unless it has lost all of it.
  if (deployment.weight < 100) deployment.weight = 0
  delete deployment.tickAt
  delete deployment.waitUntil
}

/** Without a rollback what is not PRIMARY goes: the replacement, if it did not get all of the traffic. */
function putBack(deployment: Deployment, context: BackgroundContext): void {
  removeOthers(asCodeDeploy(context), deployment)
}

function rollBack(deployment: Deployment, context: BackgroundContext): void {
  const group = findGroup(context.state, deployment.application, deployment.group)
  putBack(deployment, context)
  if (!group || deployment.rollsBack !== undefined) return
  const rollback = addDeployment(
    {
      group,
      config: deployment.config,
      revision: deployment.revision,
      rollbackOn: [],
      rollsBack: deployment.id,
      taskDefinition: deployment.previous,
    },
    asCodeDeploy(context),
  )
  deployment.rollbackId = rollback.id
}

/** Goes on with a deployment that waits. False where it does not. */
export function goOn(deployment: Deployment, context: BackgroundContext): boolean {
  if (deployment.status !== 'Ready') return false
  deployment.isContinued = true
  deployment.status = 'InProgress'
  delete deployment.waitUntil
  deployment.tickAt = context.now + eventDuration
  return true
}

/** The deployment that is under way in a group. */
export function underWay(state: SandboxState, application: string, group: string): Deployment | undefined {
  return codeDeployState(state).deployments.find(
    (deployment) => deployment.application === application && deployment.group === group && !isOver(deployment),
  )
}
