import type { PolicyDocument, StatementDocument } from '../iam/index.ts'
import { listIn, statementsIn } from './formats/printed-policy.ts'

/** One right, or one Deny: a single action on a single resource under all conditions of its statement. */
export interface Right {
  readonly effect: 'Allow' | 'Deny'
  readonly action: string
  readonly resource: string
  /** `OPERATOR KEY = VALUES`, each; empty where there is none. */
  readonly conditions: readonly string[]
}

/** What one policy says and the other does not; how statements are cut and ordered does not matter. */
export interface PolicyDifference {
  readonly added: readonly Right[]
  readonly removed: readonly Right[]
}

/** Compares policies right by right, each side in the order of its policy. */
export function diffPolicies(before: readonly PolicyDocument[], after: readonly PolicyDocument[]): PolicyDifference {
  const [old, current] = [before, after].map(
    (documents) =>
      new Map(
        documents
          .flatMap(statementsIn)
          .flatMap(rightsOf)
          .map((right) => [JSON.stringify(right), right]),
      ),
  )
  const missingIn = (one: ReadonlyMap<string, Right> | undefined, other: ReadonlyMap<string, Right> | undefined) =>
    [...(one ?? [])].filter(([key]) => !other?.has(key)).map(([, right]) => right)
  return { added: missingIn(current, old), removed: missingIn(old, current) }
}

/** The Not forms stay as they are written: what they leave open has no end. */
function rightsOf({ Effect, Action, NotAction, Resource, NotResource, Condition }: StatementDocument): Right[] {
  const conditions = Object.entries(Condition ?? {})
    .flatMap(([operator, keys]) =>
      Object.entries(keys).map(
        ([key, values]) => `${operator} ${key} = ${[values].flat().map(String).sort().join(', ')}`,
      ),
    )
    .sort()
  const actions = [...listIn(Action), ...listIn(NotAction).map((one) => `not ${one}`)]
  const resources = [...listIn(Resource), ...listIn(NotResource).map((one) => `not ${one}`)]
  return actions.flatMap((action) => resources.map((resource) => ({ effect: Effect, action, resource, conditions })))
}
