import type { JsonObject } from '../json-object.ts'
import type { Rule, RuleFinding } from './rule.ts'
import { rules } from './rules.ts'

/** A finding with the rule that it breaks. */
export interface BrokenRule extends RuleFinding {
  readonly rule: Rule
}

/** Breaches of the rules for task definitions. */
export function brokenInTask(task: JsonObject): readonly BrokenRule[] {
  return rules.flatMap((rule) => (rule.of === 'task definition' ? found(rule, rule.check(task)) : []))
}

/** Breaches of the rules for service definitions. */
export function brokenInService(service: JsonObject): readonly BrokenRule[] {
  return rules.flatMap((rule) => (rule.of === 'service definition' ? found(rule, rule.check(service)) : []))
}

/** Breaches of the rules between the two definitions. */
export function brokenBetween(service: JsonObject, task: JsonObject): readonly BrokenRule[] {
  return rules.flatMap((rule) => (rule.of === 'both' ? found(rule, rule.check(service, task)) : []))
}

function found(rule: Rule, findings: Iterable<RuleFinding>): BrokenRule[] {
  return [...findings].map((finding) => ({ ...finding, rule }))
}
