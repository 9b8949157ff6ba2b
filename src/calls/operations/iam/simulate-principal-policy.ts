import type { ShapeOf } from '../../../shapes/index.ts'
import type { Listing } from '../../call.ts'
import { readCall } from '../operation.ts'

/** What IAM would say of one action on one resource. */
export type SimulationResult = ShapeOf<'iam', 'EvaluationResult'>

/** What a simulation is asked: each action on each resource, all under the same context. */
export interface SimulationInput {
  readonly PolicySourceArn: string
  readonly ActionNames: readonly string[]
  readonly ResourceArns: readonly string[]
  readonly ContextEntries: readonly {
    readonly ContextKeyName: string
    readonly ContextKeyType: 'string' | 'stringList'
    readonly ContextKeyValues: readonly string[]
  }[]
  readonly Marker?: string
}

/** A page of answers holds up to 1,000. https://docs.aws.amazon.com/IAM/latest/APIReference/API_SimulatePrincipalPolicy.html (checked 2026-11) */
function simulatePrincipalPolicy(input: SimulationInput) {
  return readCall(
    'iam:SimulatePrincipalPolicy',
    { ...input, MaxItems: 1000 },
    () => [{ action: 'iam:SimulatePrincipalPolicy', resource: input.PolicySourceArn }],
    { yields: 'EvaluationResults', rate: null, statement: 'SimulatePolicies' },
  )
}

/** All answers of a simulation. */
export function simulations(
  input: SimulationInput,
): Listing<{ readonly EvaluationResults: readonly SimulationResult[]; readonly Marker?: string }, SimulationResult> {
  return {
    first: simulatePrincipalPolicy(input),
    next: ({ Marker }) => (Marker === undefined ? undefined : simulatePrincipalPolicy({ ...input, Marker })),
    items: ({ EvaluationResults }) => EvaluationResults,
  }
}
