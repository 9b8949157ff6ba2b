import type { Grade } from '../../calls/index.ts'
import {
  compilePolicy,
  evaluate,
  type Policy,
  type Statement,
  type StatementDocument,
  statementToDocument,
} from '../../iam/index.ts'
import {
  accountOfNeeds,
  consentTo,
  type Evidence,
  evidenceFor,
  type LineNeed,
  type PolicyPlace,
  requestOf,
} from '../../permissions/index.ts'

/** What asks for a statement, and under which answers of the account: one empty list is always. */
export interface Asker {
  readonly line: string
  readonly step: string
  readonly grade: Grade
  readonly when: readonly (readonly string[])[]
  readonly actions: readonly string[]
}

/** A statement and why it is there. */
export interface ExplainedStatement {
  readonly sid: string | undefined
  readonly at: PolicyPlace
  readonly statement: StatementDocument
  /** Empty: no command line asks for it. */
  readonly askers: readonly Asker[]
  /** The loss without the statement. */
  readonly losses: readonly string[]
  readonly evidence: readonly Evidence[]
}

/** Finds for each statement the needs that it allows. Denies allow nothing. */
export function explainPolicy(policy: Policy, needs: readonly LineNeed[]): ExplainedStatement[] {
  const account = accountOfNeeds(needs)
  return policy.statements.map((statement) => {
    const served =
      statement.effect.value === 'Allow' ? needs.filter((need) => serves(policy, statement, need, account)) : []
    return {
      sid: statement.sid?.value,
      at: { file: policy.file ?? '-', line: statement.at.line, column: statement.at.column },
      statement: statementToDocument(statement),
      askers: askersOf(served),
      losses: lossesOf(served),
      evidence: unique(served.map(evidenceFor)),
    }
  })
}

function serves(policy: Policy, statement: Statement, need: LineNeed, account: string): boolean {
  const alone = compilePolicy({ ...policy, statements: [statement] })
  return (
    evaluate(requestOf(need, account), { identityPolicies: [alone], resourcePolicy: consentTo(account) }).decision ===
    'Allow'
  )
}

function askersOf(served: readonly LineNeed[]): Asker[] {
  const askers = new Map<string, Asker>()
  for (const { line, step, grade, when, action } of served) {
    const key = JSON.stringify([line, step, grade, when])
    const before = askers.get(key)
    askers.set(key, { line, step, grade, when, actions: [...new Set([...(before?.actions ?? []), action])] })
  }
  return [...askers.values()]
}

/** Where the command fails, nothing else matters. */
function lossesOf(served: readonly LineNeed[]): string[] {
  if (served.some(({ grade }) => grade === 'required')) return ['the command fails']
  return [...new Set(served.map(({ step, loss }) => loss ?? `nothing but the step "${step}"`))]
}

function unique(all: readonly Evidence[]): Evidence[] {
  return [...new Map(all.map((one) => [one.source, one])).values()]
}
