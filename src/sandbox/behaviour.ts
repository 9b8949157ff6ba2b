import type { FaultBehaviour } from './faults/index.ts'
import { matchesGlob } from './glob.ts'
import type { SandboxState } from './service.ts'

/** A line that a simulated container writes: at once when it starts, or so many seconds later. */
export type LogLine = string | { readonly afterSeconds: number; readonly message: string }

/** A number, or those from one to another, both of them included. */
export type Ordinal = number | { readonly from?: number; readonly to?: number }

/**
 * How containers behave that match `image`, `family`, `container`, `revision`, `task`, `attempt` and `startedBy` (all that are given).
 * Without a rule a container starts, is healthy if it has a health check, writes nothing and runs until it is stopped; in a task that
 * RunTask started, and where another container waits for its end, it ends with 0 after some seconds.
 */
export interface ContainerBehaviour {
  /** Image reference; `*` and `?` are wildcards and cross slashes. */
  readonly image?: string
  /** Family of the task definition; `*` and `?` are wildcards. */
  readonly family?: string
  /** Name of the container in its definition, exactly. */
  readonly container?: string
  /** Revision of the task definition. */
  readonly revision?: Ordinal
  /** Which task of its deployment it is, in the order in which they are started, or of its RunTask: from 1. */
  readonly task?: Ordinal
  /** Which deployment of its revision in the service it is, or which RunTask of the revision: from 1. */
  readonly attempt?: Ordinal
  /** Tasks of a service, or those that RunTask started. */
  readonly startedBy?: 'service' | 'run'
  /** Code it exits with: at once, or after `exitAfterSeconds` or `crashAfterSeconds`. */
  readonly exitCode?: number
  /** Ends by itself so long after its start, with `exitCode` or 0. */
  readonly exitAfterSeconds?: number
  /** Runs until it is stopped, in a task that RunTask started too. */
  readonly keepsRunning?: boolean
  /** Crashes so long after its start, with `exitCode` or 1. */
  readonly crashAfterSeconds?: number
  /** The container ends by being killed for its memory: code 137, reason `OutOfMemoryError`. */
  readonly outOfMemory?: boolean
  readonly logLines?: readonly LogLine[]
  /** Its health check never passes. */
  readonly neverHealthy?: boolean
  /** Its health check passes only so long after its start. */
  readonly healthyAfterSeconds?: number
  /** From being scheduled to running, instead of the usual time. */
  readonly startSeconds?: number
  /** Its task, if it runs on FARGATE_SPOT, is taken away so long after the container's start. */
  readonly interruptedAfterSeconds?: number
  /** The image cannot be pulled; a text replaces the usual reason. */
  readonly pullFailure?: string | true
  /** Tasks with it are not placed: `RESOURCE:MEMORY`, `Capacity is unavailable at this time…`. */
  readonly placementFailure?: string
}

/** How the targets of a target group are that tasks are registered in, beside what their containers say. */
export interface TargetBehaviour {
  readonly rule: 'target'
  /** Name of the target group; `*` and `?` are wildcards. */
  readonly targetGroup: string
  /** Family of the task definition; `*` and `?` are wildcards. */
  readonly family?: string
  /** Health checks never pass. */
  readonly neverHealthy?: boolean
  /** They pass only so long after the task runs. */
  readonly healthyAfterSeconds?: number
  /** They fail from so long after the task runs. */
  readonly failsAfterSeconds?: number
  /** The load balancer throttles ECS so long after the first task of a deployment runs: no target is registered before. */
  readonly throttledSeconds?: number
}

/** An alarm goes off while a deployment is watched by it. */
export interface AlarmBehaviour {
  readonly rule: 'alarm'
  /** Name of the alarm; `*` and `?` are wildcards. */
  readonly name: string
  /** Family of the task definition that is deployed; `*` and `?` are wildcards. */
  readonly family?: string
  /** So long after the deployment began. Without it the alarm is on before, and such a one is not watched. */
  readonly afterSeconds?: number
}

/** The answers of a Lambda function that is called as a lifecycle hook. */
export interface HookBehaviour {
  readonly rule: 'hook'
  /** Name or ARN of the function; `*` and `?` are wildcards. */
  readonly function: string
  /** One answer a call, the last one ever after. `ERROR` stands for a call that fails. */
  readonly answers: readonly HookAnswer[]
  /** After IN_PROGRESS the function is called again so much later. Default: 30. */
  readonly callBackDelaySeconds?: number
}

/** The `hookStatus` of an answer, or none. */
export type HookAnswer = 'SUCCEEDED' | 'FAILED' | 'IN_PROGRESS' | 'ERROR'

/** How far what is read lags behind what was written. */
export interface ConsistencyBehaviour {
  readonly rule: 'consistency'
  /** A service or task that was just made is MISSING so long. */
  readonly missingSeconds?: number
  /** DescribeServices shows the state from before an update so long. */
  readonly staleSeconds?: number
  /** Lines of a log can be read so much after they were written. */
  readonly logSeconds?: number
}

/** ECS lets an account make only so many requests, as AWS does. */
export interface ThrottlingBehaviour {
  readonly rule: 'throttling'
}

/** Anything that a scenario says about what happens by itself. */
export type Behaviour =
  | ContainerBehaviour
  | TargetBehaviour
  | AlarmBehaviour
  | HookBehaviour
  | ConsistencyBehaviour
  | ThrottlingBehaviour
  | FaultBehaviour

/** The names by which the behaviour of a container is looked up. */
export interface ContainerIdentity {
  readonly family: string
  readonly image: string
  readonly container: string
  readonly revision: number
  /** Absent where it is not known yet, as `attempt` is. */
  readonly task?: number | undefined
  readonly attempt?: number | undefined
  readonly startedBy: 'service' | 'run'
}

/** The first rule that matches, or the empty one. Rules are kept in the state, so that they survive a restart. */
export function behaviourOf(state: SandboxState, identity: ContainerIdentity): ContainerBehaviour {
  return rulesOf(state).find((rule): rule is ContainerBehaviour => !('rule' in rule) && matches(rule, identity)) ?? {}
}

/** The first rule for a target group, by its ARN, or the empty one. */
export function targetBehaviourOf(
  state: SandboxState,
  targetGroupArn: string,
  family: string,
): Omit<TargetBehaviour, 'rule' | 'targetGroup'> {
  const name = targetGroupArn.split('/')[1] ?? targetGroupArn
  const matching = (rule: Behaviour): rule is TargetBehaviour =>
    'rule' in rule &&
    rule.rule === 'target' &&
    matchesGlob(rule.targetGroup, name) &&
    (rule.family === undefined || matchesGlob(rule.family, family))
  return rulesOf(state).find(matching) ?? {}
}

/** The alarms, of those that are named, that are on so many milliseconds after a deployment of a family began. */
export function activeAlarms(
  state: SandboxState,
  names: readonly string[],
  deployment: { readonly family: string; readonly age: number },
): string[] {
  const rules = rulesOf(state).filter((rule) => 'rule' in rule && rule.rule === 'alarm')
  return names.filter((name) =>
    rules.some(
      (rule) =>
        matchesGlob(rule.name, name) &&
        (rule.family === undefined || matchesGlob(rule.family, deployment.family)) &&
        deployment.age >= (rule.afterSeconds ?? 0) * 1000,
    ),
  )
}

/** The answer of a function to its nth call as a hook (from 0), and when it wants to be called again. */
export function hookAnswer(
  state: SandboxState,
  functionArn: string,
  call: number,
): { readonly answer: HookAnswer; readonly callBackDelay: number } {
  const rule = rulesOf(state).find(
    (one): one is HookBehaviour =>
      'rule' in one &&
      one.rule === 'hook' &&
      (matchesGlob(one.function, functionArn) || matchesGlob(one.function, functionArn.split(':function:')[1] ?? '')),
  )
  const answer = rule?.answers[Math.min(call, rule.answers.length - 1)] ?? 'SUCCEEDED'
  return { answer, callBackDelay: (rule?.callBackDelaySeconds ?? 30) * 1000 }
}

/** How far reads lag behind, in milliseconds. */
export function lagOf(state: SandboxState): {
  readonly missing: number
  readonly stale: number
  readonly logs: number
} {
  const rule = rulesOf(state).find((one): one is ConsistencyBehaviour => 'rule' in one && one.rule === 'consistency')
  const milliseconds = (seconds: number | undefined): number => Math.round((seconds ?? 0) * 1000)
  return {
    missing: milliseconds(rule?.missingSeconds),
    stale: milliseconds(rule?.staleSeconds),
    logs: milliseconds(rule?.logSeconds),
  }
}

/** Whether requests are counted. */
export function isThrottled(state: SandboxState): boolean {
  return rulesOf(state).some((rule) => 'rule' in rule && rule.rule === 'throttling')
}

function isIn(numbers: readonly (number | undefined)[]) {
  return (ordinal: Ordinal | undefined, index: number): boolean => {
    const number = numbers[index]
    if (ordinal === undefined || number === undefined) return ordinal === undefined
    if (typeof ordinal === 'number') return ordinal === number
    return number >= (ordinal.from ?? 1) && number <= (ordinal.to ?? Number.POSITIVE_INFINITY)
  }
}

function rulesOf(state: SandboxState): readonly Behaviour[] {
  return (state['behaviours'] ?? []) as readonly Behaviour[]
}

function matches(rule: ContainerBehaviour, identity: ContainerIdentity): boolean {
  if (rule.container !== undefined && rule.container !== identity.container) return false
  if (rule.startedBy !== undefined && rule.startedBy !== identity.startedBy) return false
  if (![rule.revision, rule.task, rule.attempt].every(isIn([identity.revision, identity.task, identity.attempt])))
    return false
  if (rule.family !== undefined && !matchesGlob(rule.family, identity.family)) return false
  return rule.image === undefined || matchesGlob(rule.image, identity.image)
}
