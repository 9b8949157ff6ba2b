import { hookAnswer } from '../../../behaviour.ts'
import type { JsonObject } from '../../../service.ts'
import { hookAnswer as answerOfFunction, isFunctionMissing } from '../../lambda/index.ts'
import { note } from '../derived.ts'
import { objects, optionalNumber, optionalObject, optionalText, texts } from '../input.ts'
import {
  ecsState,
  type HookRun,
  type ServiceDeployment,
  type ServiceDeploymentStep,
  type ServiceRecord,
  type Stage,
} from '../store.ts'
import { currentServiceDeployment, stopDeployment } from './deployment.ts'
import { failDeployment, rollBackOnRequest } from './fail.ts'
import { wakeScheduler } from './notice.ts'
import type { StepContext } from './step-context.ts'
import { scheduler, staging } from './times.ts'
import { isAllShifted, shiftTraffic, stageLasts } from './traffic.ts'

/** A deployment has come to a stage: its traffic is shifted, then its hooks run, then what the stage is for is waited for. */
function enterStage(world: StepContext, service: ServiceRecord, stage: Stage): void {
  const underWay = currentServiceDeployment(service)
  if (!underWay) return
  underWay.stage = stage
  underWay.updatedAt = world.now
  shiftTraffic(service, underWay)
  const hooks = objects(underWay.configuration, 'lifecycleHooks').filter((hook) =>
    texts(hook, 'lifecycleStages').includes(stage),
  )
  for (const hook of hooks) beginHook(world, service, underWay, hook)
  if (hooks.length === 0) afterHooks(world, service, underWay)
  note(ecsState(world.state), { kind: 'service', service })
}

/** Goes on to the next stage after the one that a deployment is in. Always true: it did. */
export function leaveStage(world: StepContext, service: ServiceRecord): true {
  const underWay = currentServiceDeployment(service)
  if (underWay) plan(world, service, underWay, { at: world.now, do: 'enter', stage: stageAfter(underWay) })
  return true
}

/** Does a step of the service deployment that is under way. */
export function doServiceDeploymentStep(world: StepContext, service: ServiceRecord, step: ServiceDeploymentStep): void {
  const underWay = currentServiceDeployment(service)
  if (!underWay) return
  switch (step.do) {
    case 'enter':
      enterStage(world, service, step.stage)
      return
    case 'leave stage':
      leaveStage(world, service)
      return
    case 'call hook':
      callHook(world, service, underWay, step.hookId)
      return
    case 'time out hook':
      timeOutHook(world, service, underWay, step.hookId)
      return
    case 'end bake time':
      if (underWay.stage === undefined) underWay.baked = true
      else leaveStage(world, service)
      wakeScheduler(world, service, world.now)
      return
    case 'roll back':
    case 'abort':
      obeyStop(world, service, underWay, step.do)
      return
    case 'check alarms':
      plan(world, service, underWay, { at: world.now + staging.alarmsAreChecked, do: 'check alarms' })
      wakeScheduler(world, service, world.now)
  }
}

/** A person says how a paused deployment goes on. */
export function resolveHook(
  world: StepContext,
  service: ServiceRecord,
  run: HookRun,
  action: 'CONTINUE' | 'ROLLBACK',
): void {
  const underWay = currentServiceDeployment(service)
  if (!underWay) return
  run.status = action === 'CONTINUE' ? 'SUCCEEDED' : 'FAILED'
  // assumed: the text
  if (action === 'CONTINUE') afterHooks(world, service, underWay)
  else
    failAtHook(
      world,
      service,
      underWay,
      `Service deployment rolled back because ${run.stage} lifecycle hook(s) failed. Lifecycle hook ${run.hookId} was rolled back.`,
    )
}

/** A person has the deployment that is under way ended: it is noted at once, and done a moment later. */
export function requestStop(
  world: StepContext,
  service: ServiceRecord,
  underWay: ServiceDeployment,
  stopType: 'ABORT' | 'ROLLBACK',
): void {
  // A rollback that is under way goes on whatever is asked for.
  if (underWay.status !== 'IN_PROGRESS') return
  underWay.status = stopType === 'ABORT' ? 'STOP_REQUESTED' : 'ROLLBACK_REQUESTED'
  underWay.updatedAt = world.now
  underWay.steps = []
  plan(world, service, underWay, {
    at: world.now + staging.stopIsObeyed,
    do: stopType === 'ABORT' ? 'abort' : 'roll back',
  })
}

function obeyStop(
  world: StepContext,
  service: ServiceRecord,
  underWay: ServiceDeployment,
  how: 'roll back' | 'abort',
): void {
  const deployment = service.deployments.find((one) => one.number === underWay.number)
  if (!deployment) return
  if (how === 'roll back') rollBackOnRequest(world, service, deployment)
  // assumed: the text
  else
    stopDeployment(world, service, deployment, 'Service deployment stopped because of a StopServiceDeployment request.')
}

function stageAfter(underWay: ServiceDeployment): Stage {
  if (underWay.rollback) return 'CLEAN_UP'
  const { stage } = underWay
  if (stage === 'PRODUCTION_TRAFFIC_SHIFT' && !isAllShifted(underWay)) return 'PRE_PRODUCTION_TRAFFIC_SHIFT'
  return order[(stage === undefined ? -1 : order.indexOf(stage)) + 1] ?? 'CLEAN_UP'
}

const order: readonly Stage[] = [
  'RECONCILE_SERVICE',
  'PRE_SCALE_UP',
  'SCALE_UP',
  'POST_SCALE_UP',
  'TEST_TRAFFIC_SHIFT',
  'POST_TEST_TRAFFIC_SHIFT',
  'PRE_PRODUCTION_TRAFFIC_SHIFT',
  'PRODUCTION_TRAFFIC_SHIFT',
  'POST_PRODUCTION_TRAFFIC_SHIFT',
  'BAKE_TIME',
  'CLEAN_UP',
]

// The work of a stage begins when its hooks have succeeded.
function afterHooks(world: StepContext, service: ServiceRecord, underWay: ServiceDeployment): void {
  if (underWay.hooks.some((run) => run.stage === underWay.stage && isOpen(run))) return
  const { stage } = underWay
  if (stage === 'RECONCILE_SERVICE' || stage === 'SCALE_UP' || stage === 'CLEAN_UP') {
    // The scheduler says when the tasks are there, or gone.
    wakeScheduler(world, service, world.now + scheduler.afterOwnAction)
    return
  }
  if (stage === 'BAKE_TIME') {
    const minutes = optionalNumber(underWay.configuration, 'bakeTimeInMinutes') ?? 0
    plan(world, service, underWay, { at: world.now + minutes * 60_000, do: 'end bake time' })
    return
  }
  plan(world, service, underWay, { at: world.now + stageLasts(underWay), do: 'leave stage' })
}

function beginHook(world: StepContext, service: ServiceRecord, underWay: ServiceDeployment, hook: JsonObject): void {
  const isPause = optionalText(hook, 'targetType') === 'PAUSE'
  const timeout = optionalObject(hook, 'timeoutConfiguration') ?? {}
  const targetArn = optionalText(hook, 'hookTargetArn')
  const run: HookRun = {
    hookId: `${isPause ? 'ecs-pause' : 'ecs-lambda'}-${world.ids.hex(43)}`, // observed for PAUSE; assumed for functions
    stage: underWay.stage ?? 'PRE_SCALE_UP',
    targetType: isPause ? 'PAUSE' : 'AWS_LAMBDA',
    ...(targetArn === undefined ? {} : { targetArn }),
    status: isPause ? 'AWAITING_ACTION' : 'IN_PROGRESS',
    expiresAt: world.now + (optionalNumber(timeout, 'timeoutInMinutes') ?? 1440) * 60_000,
    timeoutAction: optionalText(timeout, 'action') === 'CONTINUE' ? 'CONTINUE' : 'ROLLBACK',
    calls: 0,
  }
  underWay.hooks.push(run)
  plan(world, service, underWay, { at: run.expiresAt, do: 'time out hook', hookId: run.hookId })
  if (!isPause)
    plan(world, service, underWay, { at: world.now + staging.hookCall, do: 'call hook', hookId: run.hookId })
}

function callHook(world: StepContext, service: ServiceRecord, underWay: ServiceDeployment, hookId: string): void {
  const run = underWay.hooks.find((one) => one.hookId === hookId)
  if (!run || !isOpen(run)) return
  const { answer, callBackDelay } = answerOf(world, run)
  run.calls += 1
  if (answer === 'IN_PROGRESS') {
    plan(world, service, underWay, { at: world.now + callBackDelay, do: 'call hook', hookId })
    return
  }
  run.status = answer === 'SUCCEEDED' ? 'SUCCEEDED' : 'FAILED'
  if (answer === 'SUCCEEDED') {
    afterHooks(world, service, underWay)
    return
  }
  // reported by users, both texts
  const why =
    answer === 'FAILED'
      ? `Lifecycle hook target ${run.targetArn} returned FAILED status.`
      : `ECS was unable to parse the response from ${run.targetArn} due to: HookStatus must not be null.`
  failAtHook(
    world,
    service,
    underWay,
    `Service deployment rolled back because ${run.stage} lifecycle hook(s) failed. ${why}`,
  )
}

// A function that Lambda knows to answer Failed does so, whatever else the scenario says; so does one that is not there.
function answerOf(world: StepContext, { targetArn = '', calls }: HookRun): ReturnType<typeof hookAnswer> {
  const planned = hookAnswer(world.state, targetArn, calls)
  if (isFunctionMissing(world.state, world, targetArn)) return { ...planned, answer: 'ERROR' }
  return answerOfFunction(world.state, world, targetArn) === 'Failed' ? { ...planned, answer: 'FAILED' } : planned
}

function timeOutHook(world: StepContext, service: ServiceRecord, underWay: ServiceDeployment, hookId: string): void {
  const run = underWay.hooks.find((one) => one.hookId === hookId)
  if (!run || !isOpen(run)) return
  run.status = 'TIMED_OUT'
  if (run.timeoutAction === 'CONTINUE') afterHooks(world, service, underWay)
  // assumed: the text
  else
    failAtHook(
      world,
      service,
      underWay,
      `Service deployment rolled back because ${run.stage} ${run.targetType === 'PAUSE' ? 'pause hook' : 'lifecycle hook(s)'} timed out.`,
    )
}

function failAtHook(world: StepContext, service: ServiceRecord, underWay: ServiceDeployment, status: string): void {
  const deployment = service.deployments.find((one) => one.number === underWay.number)
  if (!deployment || underWay.rollback) {
    // assumed: a hook that fails while a deployment goes back does not stop it
    afterHooks(world, service, underWay)
    return
  }
  failDeployment(world, service, deployment, {
    rolloutState: status,
    rollingBack: (number) => `ECS deployment rolling back to deploymentId ecs-svc/${number}.`, // assumed: the text
    status,
    event: status,
    rollback: true,
  })
}

function isOpen(run: HookRun): boolean {
  return run.status === 'IN_PROGRESS' || run.status === 'AWAITING_ACTION'
}

function plan(
  world: StepContext,
  service: ServiceRecord,
  underWay: ServiceDeployment,
  step: ServiceDeploymentStep,
): void {
  underWay.steps.push(step)
  note(ecsState(world.state), { kind: 'service', service })
}
