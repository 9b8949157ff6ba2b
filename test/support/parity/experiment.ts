import type { RunOptions, Stage, Told } from '../../e2e/stage.ts'
import type { SeenCall } from '../recorded-aws.ts'

/** What a command line has done, as far as an experiment looks. */
export interface Outcome extends Told {
  /** All requests with their inputs, in order. */
  readonly requests: readonly SeenCall[]
  /** The text of a file of the project; `undefined` where there is none. */
  file(name: string): string | undefined
}

/** A command line without and with a flag, in two worlds alike, and the difference that the flag makes. */
export interface Experiment {
  /** `deploy --tasks`; `--timeout` of those of all commands; `ECSPRESSO_TIMEOUT` of variables. */
  readonly flag: string
  /** The difference in words. */
  readonly shows: string
  readonly world: () => Promise<Stage>
  readonly line: string
  /** What is added to the line; empty where a variable says it. */
  readonly words: string
  /** What is set beside it, and else is not. */
  readonly variables?: Readonly<Record<string, string>>
  /** What is looked at: `expected` with the flag, anything else without. */
  readonly seen: (outcome: Outcome) => unknown
  readonly expected: unknown
  readonly run?: RunOptions
}

/** `ecs:UpdateService` and all else that changes something, by name. */
export function writes({ calls }: Outcome): readonly string[] {
  return calls.filter((name) => !/:(Describe|List|Get|BatchGet)|:AssumeRole$|:HeadObject$/.test(name))
}

/** A member of the last request of an operation: `input('UpdateService', 'desiredCount')`. */
export function input(operation: string, ...path: readonly (string | number)[]): Experiment['seen'] {
  return ({ requests }) => {
    const last = requests.findLast((one) => one.operation === operation)
    return path.reduce<unknown>(
      (value, key) => (value as Readonly<Record<string | number, unknown>> | undefined)?.[key],
      last?.input,
    )
  }
}

/** Whether an operation was asked for. */
export function asks(operation: string): Experiment['seen'] {
  return ({ requests }) => requests.some((one) => one.operation === operation)
}

/** Whether standard output has it. */
export function prints(pattern: RegExp): Experiment['seen'] {
  return ({ stdout }) => pattern.test(stdout)
}

/** Whether standard error has it. */
export function says(pattern: RegExp): Experiment['seen'] {
  return ({ stderr }) => pattern.test(stderr)
}

/** The exit code. */
export function code({ exitCode }: Outcome): number {
  return exitCode
}

/** Whether it took time. */
export function waits({ seconds }: Outcome): boolean {
  return seconds > 0
}
