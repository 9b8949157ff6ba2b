import type { Location } from '../json/tree.ts'
import type { Policy, Statement, Text } from '../policy.ts'
import type { ActionEntry } from '../service-reference/index.ts'
import type { FindingCode } from './codes.ts'
import type { Advice } from './finding.ts'
import type { PolicyKind } from './kind.ts'

/** The policy that a rule looks at, and where the rule reports its findings. */
export interface LintContext {
  readonly policy: Policy
  readonly kind: PolicyKind
  readonly text: string
  /** `matchActions`, each pattern looked up once: policies that are long repeat theirs. */
  readonly matching: (pattern: string) => readonly ActionEntry[]
  readonly report: (code: FindingCode, at: Location, message: string, advice?: Advice) => void
}

/** A rule looks at a whole policy. */
export type Rule = (context: LintContext) => void

/** One action of a statement with what the table says about it; `entries` is empty for what is not in the table. */
export interface ListedAction {
  readonly text: Text
  readonly entries: readonly ActionEntry[]
  readonly hasWildcard: boolean
}

/** The actions of a statement that are in the table; none for NotAction. */
export function listedActions(statement: Statement, { matching }: Pick<LintContext, 'matching'>): ListedAction[] {
  if (statement.action.negated) return []
  return statement.action.values.map((text) => ({
    text,
    entries: matching(text.value),
    hasWildcard: /[*?]/.test(text.value),
  }))
}

/** A list of names for a sentence, cut short. */
export function listNames(names: readonly string[], conjunction: 'and' | 'or' = 'and'): string {
  const shown = names.slice(0, 3).map((name) => `\`${name}\``)
  if (names.length > 3) return `${shown.join(', ')} and ${names.length - 3} more`
  const last = shown.pop() ?? ''
  return shown.length > 0 ? `${shown.join(', ')} ${conjunction} ${last}` : last
}
