import { parseJson } from '../json/parse-json.ts'
import type { JsonNode } from '../json/tree.ts'
import type { Policy } from '../policy.ts'
import { isFatal, PolicyError } from '../policy-error.ts'
import type { Problem, Report } from '../problem.ts'
import { readPolicy } from '../read-policy.ts'

/** The tree of a text in JSON or YAML, as its name or its beginning tells. YAML's library is loaded when it is needed. */
export async function readTree(text: string, file: string, report: Report): Promise<JsonNode | undefined> {
  if (!isYaml(text, file)) return parseJson(text, report)
  const { parseYaml } = await import('./parse-yaml.ts')
  return parseYaml(text, report, (message, at) => report({ code: 'YAML_SYNTAX', message, at }))
}

/**
 * Reads a policy from JSON or YAML. Every element keeps its line and column. `file` tells YAML from JSON by its ending.
 * @throws PolicyError (`POLICY_MALFORMED`) with every error of the text and of the grammar, at its place; those of the text come first
 */
export async function parsePolicyText(text: string, { file = '-' }: { readonly file?: string } = {}): Promise<Policy> {
  const problems: Problem[] = []
  const report: Report = (problem) => void problems.push(problem)
  const root = await readTree(text, file, report)
  const policy = root && readPolicy(root, report, file)
  const fatal = problems.filter(isFatal)
  if (!policy || fatal.length > 0) throw new PolicyError(fatal.length > 0 ? fatal : problems, file)
  return policy
}

function isYaml(text: string, file: string): boolean {
  if (/\.ya?ml$/i.test(file)) return true
  if (/\.(json|jsonc)$/i.test(file)) return false
  // What does not begin like JSON or like a comment of JSON's cousins, and has a key with a colon on its first line.
  const start = text.replace(/^\uFEFF/, '').trimStart()
  return !/^([{["']|\/[/*])/.test(start) && /^(---|#|- |[\w"]+ *:)/.test(start)
}
