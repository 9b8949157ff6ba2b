import { parseJson } from './json/parse-json.ts'
import type { Policy } from './policy.ts'
import { isFatal, PolicyError } from './policy-error.ts'
import type { Problem } from './problem.ts'
import { readPolicy } from './read-policy.ts'

/**
 * Reads a policy from JSON. Every element keeps its line and column.
 * @throws PolicyError (`POLICY_MALFORMED`) with every error of the text and of the grammar, at its place
 * @example parsePolicy('{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"ecs:RunTask","Resource":"*"}}')
 */
export function parsePolicy(text: string, options: { readonly file?: string } = {}): Policy {
  const problems: Problem[] = []
  const report = (problem: Problem): void => {
    problems.push(problem)
  }
  const root = parseJson(text, report)
  const policy = root && readPolicy(root, report, options.file)
  const fatal = problems.filter(isFatal)
  if (!policy || fatal.length > 0) throw new PolicyError(fatal.length > 0 ? fatal : problems, options.file)
  return policy
}
