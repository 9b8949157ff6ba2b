import { locate } from '../json/scanner.ts'
import type { Problem } from '../problem.ts'
import { readPolicy } from '../read-policy.ts'
import { type Finding, findingOf, findingOfProblem } from './finding.ts'
import { guessKind, type PolicyKind } from './kind.ts'
import { lintPolicy } from './lint-policy.ts'
import { placeholdersIn, wordsInArns } from './placeholders.ts'
import { readTree } from './read-tree.ts'

/** The findings in one file, in the order of their places. */
export interface LintResult {
  readonly findings: readonly Finding[]
  /** The kind it was checked as; `undefined` when there was no policy. */
  readonly kind: PolicyKind | undefined
  /** There was nothing to read: the file is binary. */
  readonly isUnreadable: boolean
}

/** The options of linting one policy file. */
export interface LintOptions {
  /** The name for messages; its ending tells YAML from JSON. `-` by default. */
  readonly file?: string
  /** The kind of thing that the policy is attached to. Default: guessed from its statements. */
  readonly kind?: PolicyKind
}

/**
 * Checks a policy, in JSON or YAML, broken or not: whatever can be read is checked. Nothing is asked of AWS.
 * YAML's library is loaded when it is needed.
 */
export async function lintText(text: string, options: LintOptions = {}): Promise<LintResult> {
  const { file = '-' } = options
  if (isBinary(text)) {
    const at = locate(text, 0, 0)
    const finding = findingOf(file, 'NOT_TEXT', at, 'the file is binary, not a policy', {
      hint: 'give JSON or YAML in UTF-8',
    })
    return { findings: [finding], kind: undefined, isUnreadable: true }
  }
  const terraform = terraformIn(text)
  if (terraform !== undefined) {
    const at = locate(text, text.indexOf(terraform), terraform.length)
    const finding = findingOf(file, 'NOT_JSON', at, 'the file is a Terraform configuration, not the policy it makes', {
      hint: 'check the JSON: `terraform console` prints it for `data.aws_iam_policy_document.NAME.json`',
    })
    return { findings: [finding], kind: undefined, isUnreadable: true }
  }
  const findings: Finding[] = []
  const report = (problem: Problem): void => {
    findings.push(findingOfProblem(file, problem))
  }
  const root = await readTree(text, file, report)
  const policy = root && readPolicy(root, report, file)
  if (!policy) return { findings: sorted(findings), kind: undefined, isUnreadable: false }
  const kind = options.kind ?? guessKind(policy)
  findings.push(...lintPolicy(policy, kind, text, file), ...notePlaceholders(text, file))
  return { findings: sorted(findings), kind, isUnreadable: false }
}

/** Zero bytes, or much that is no text. */
function isBinary(text: string): boolean {
  const sample = text.slice(0, 4096)
  const strange = sample.match(/[\u0000-\u0008\u000e-\u001f\ufffd]/g)?.length ?? 0
  return sample.includes('\u0000') || strange > sample.length / 10
}

/** The line by which a text gives itself away as HCL. */
function terraformIn(text: string): string | undefined {
  return /^(?:(?:data|resource|module|variable|provider)\s+"[^"\n]*"(?:\s+"[^"\n]*")?|locals|terraform|statement)\s*\{/m.exec(
    text.slice(0, 65_536),
  )?.[0]
}

/** One note for all placeholders: they are there to be filled in. */
function notePlaceholders(text: string, file: string): Finding[] {
  const all = [...new Set([...placeholdersIn(text), ...wordsInArns(text)])]
  const [first] = all
  if (first === undefined) return []
  const names = all.slice(0, 4).map((name) => `\`${name}\``)
  const more = all.length > names.length ? ` and ${all.length - names.length} more` : ''
  const message = `the policy has placeholders, taken for any value here: ${names.join(', ')}${more}`
  return [
    findingOf(file, 'PLACEHOLDERS', locate(text, text.indexOf(first), first.length), message, {
      hint: 'fill them in before use',
    }),
  ]
}

function sorted(findings: readonly Finding[]): Finding[] {
  return [...findings].sort((a, b) => a.offset - b.offset || a.code.localeCompare(b.code))
}
