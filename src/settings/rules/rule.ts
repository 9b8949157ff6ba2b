import type { PathSegment } from '../../shapes/index.ts'
import type { JsonObject } from '../json-object.ts'

/** One thing about a definition that breaks a rule. */
export interface RuleFinding {
  /** From the top of the definition. */
  readonly path: readonly PathSegment[]
  /** The fault, worded as messages are; never a value that a lookup may have given. */
  readonly text: string
  readonly hint?: string
}

interface RuleFacts {
  /** Stable: people silence a rule by it. */
  readonly code: string
  /** `error` where AWS surely refuses, by its documentation or its words; `warning` otherwise. */
  readonly severity: 'error' | 'warning'
  /** The rule in a sentence, for `docs/rules.md`. */
  readonly about: string
  /** The source of the rule: a page of AWS's, or an answer that was observed. */
  readonly source: string
}

/**
 * A rule across members that ECS or Fargate has. It is given definitions in AWS's spelling whose values have the types of the shapes, but
 * for marks, which may stand anywhere: what a mark stands for is not judged.
 */
export type Rule = RuleFacts &
  (
    | { readonly of: 'task definition'; check(task: JsonObject): Iterable<RuleFinding> }
    | { readonly of: 'service definition'; check(service: JsonObject): Iterable<RuleFinding> }
    /** A rule between the two; its paths are in the service definition. */
    | { readonly of: 'both'; check(service: JsonObject, task: JsonObject): Iterable<RuleFinding> }
  )
