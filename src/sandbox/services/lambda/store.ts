import { regionalArn } from '../../arns.ts'
import { isClosedKind } from '../../closed-kinds.ts'
import { own } from '../../records.ts'
import type { Place, SandboxState } from '../../service.ts'

/** What a hook says: CodeDeploy's and ECS's hooks alike. */
export type HookAnswer = 'Succeeded' | 'Failed'

/** A function: it is not run, but answers hooks as the scenario says. */
export interface LambdaFunction {
  readonly name: string
  readonly roleArn: string
  readonly runtime: string
  readonly createdAt: number
  /** The answer of the function when it is invoked as a hook. */
  hookAnswer: HookAnswer
  /** Absent while there are none. */
  tags?: Record<string, string>
}

/** What the sandbox remembers of Lambda. */
export interface LambdaState {
  /** By name. */
  functions: Record<string, LambdaFunction>
}

/** The part of the state that belongs to Lambda. */
export function lambdaState(state: SandboxState): LambdaState {
  return state['lambda'] as LambdaState
}

/** The ARN of a function. */
export function functionArn(place: Place, name: string): string {
  return regionalArn(place, 'lambda', `function:${name}`)
}

/** The function that a name, a partial ARN or an ARN names, with or without a version or alias. */
export function findFunction(state: SandboxState, place: Place, named: string): LambdaFunction | undefined {
  const match = /^(?:arn:[^:]+:lambda:([^:]+):)?(?:(\d{12}):)?(?:function:)?([\w-]{1,64})(?::[\w$-]+)?$/.exec(named)
  const [, region = place.region, account = place.account, name = ''] = match ?? []
  if (region !== place.region || account !== place.account) return undefined
  return own(lambdaState(state).functions, name)
}

/** Whether the scenario lists which functions there are, and this is none of them. */
export function isFunctionMissing(state: SandboxState, place: Place, named: string): boolean {
  return isClosedKind(state, 'functions') && findFunction(state, place, named) === undefined
}

/** What a function answers as a hook; undefined where there is no such function. */
export function hookAnswer(state: SandboxState, place: Place, named: string): HookAnswer | undefined {
  return findFunction(state, place, named)?.hookAnswer
}
