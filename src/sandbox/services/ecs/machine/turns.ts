import { ecsState, type ServiceRecord, type TaskDefinition, type Workload } from '../store.ts'
import type { StepContext } from './step-context.ts'

/** Which task of its deployment or of its RunTask one is, and which deployment or RunTask of its revision that is: from 1. */
export interface Turn {
  readonly task: number
  readonly attempt: number
}

/** The turn of the task that a set starts next. What the set is the first time, it stays. */
export function nextTurn(world: StepContext, { cluster, name }: ServiceRecord, set: Workload): Turn {
  const { family, revision } = set.blueprint
  set.attempt ??= nextAttempt(world, `service ${cluster}/${name} ${family}:${revision}`)
  return { task: (set.launched ?? 0) + 1, attempt: set.attempt }
}

/** The attempt that a RunTask or StartTask of a revision is. */
export function attemptOfRun(world: StepContext, { family, revision }: TaskDefinition): number {
  return nextAttempt(world, `run ${family}:${revision}`)
}

function nextAttempt({ state }: StepContext, what: string): number {
  const { attempts } = ecsState(state)
  const attempt = (Object.hasOwn(attempts, what) ? (attempts[what] ?? 0) : 0) + 1
  attempts[what] = attempt
  return attempt
}
