import type { JsonObject } from '../json-object.ts'
import type { Rule, RuleFinding } from './rule.ts'
import { rules } from './rules.ts'

/** A finding with the rule that it breaks. */
export interface BrokenRule extends RuleFinding {
  readonly rule: Rule
}

/** What breaks the rules of task definitions. */
export function brokenInTask(task: JsonObject): readonly BrokenRule[] {
  return rules.flatMap((rule) => (rule.of === 'task definition' ? found(rule, rule.check(task)) : []))
}

/** What breaks the rules of service definitions. */
export function brokenInService(service: JsonObject): readonly BrokenRule[] {
  return rules.flatMap((rule) => (rule.of === 'service definition' ? found(rule, rule.check(service)) : []))
}

/** What breaks the rules between the two. */
export function brokenBetween(service: JsonObject, task: JsonObject): readonly BrokenRule[] {
  return rules.flatMap((rule) => (rule.of === 'both' ? found(rule, rule.check(service, task)) : []))
}

function found(rule: Rule, findings: Iterable<RuleFinding>): BrokenRule[] {
  return [...findings].map((finding) => ({ ...finding, rule }))
}
