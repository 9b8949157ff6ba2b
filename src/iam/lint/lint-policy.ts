import type { Policy } from '../policy.ts'
import { type ActionEntry, matchActions } from '../service-reference/index.ts'
import type { FindingCode } from './codes.ts'
import type { LintContext, Rule } from './context.ts'
import { type Advice, type Finding, findingOf } from './finding.ts'
import type { PolicyKind } from './kind.ts'
import { checkActions, noteUnchecked } from './rules/actions.ts'
import { checkArnNames } from './rules/arn-names.ts'
import { checkArns } from './rules/arns.ts'
import { checkConditionKeys } from './rules/condition-keys.ts'
import { checkConditionValues } from './rules/condition-values.ts'
import { checkCreationTags } from './rules/creation-tags.ts'
import { checkElements, checkResourceControl } from './rules/elements.ts'
import { checkKnownValues } from './rules/known-values.ts'
import { checkPrincipals } from './rules/principals.ts'
import { checkRegistrationTags } from './rules/registration-tags.ts'
import { checkRequiredResources } from './rules/required-resources.ts'
import { checkResourceNames } from './rules/resource-names.ts'
import { checkResources } from './rules/resources.ts'
import { checkRisks } from './rules/risks.ts'
import { checkShadows } from './rules/shadows.ts'
import {
  checkCharacters,
  checkEmptyLists,
  checkLength,
  checkSids,
  checkStatements,
  checkVersion,
} from './rules/structure.ts'
import { checkTrust } from './rules/trust.ts'
import { checkWideActions } from './rules/wide-actions.ts'
import { checkWildcards } from './rules/wildcards.ts'

const rules: readonly Rule[] = [
  checkVersion,
  checkStatements,
  checkSids,
  checkCharacters,
  checkLength,
  checkEmptyLists,
  checkElements,
  checkResourceControl,
  checkPrincipals,
  checkActions,
  noteUnchecked,
  checkArns,
  checkArnNames,
  checkResources,
  checkResourceNames,
  checkRequiredResources,
  checkRegistrationTags,
  checkCreationTags,
  checkConditionValues,
  checkKnownValues,
  checkConditionKeys,
  checkWildcards,
  checkTrust,
  checkRisks,
  checkWideActions,
  checkShadows,
]

/** Looks for what is wrong with a policy beyond its grammar. */
export function lintPolicy(policy: Policy, kind: PolicyKind, text: string, file: string): Finding[] {
  const findings: Finding[] = []
  const seen = new Set<string>()
  const report: LintContext['report'] = (code: FindingCode, at, message, advice: Advice = {}) => {
    // Two rules may meet the same mistake.
    const mark = `${code} ${at.offset} ${message}`
    if (seen.has(mark)) return
    seen.add(mark)
    findings.push(findingOf(file, code, at, message, advice))
  }
  const matches = new Map<string, readonly ActionEntry[]>()
  const matching: LintContext['matching'] = (pattern) => {
    const entries = matches.get(pattern) ?? matchActions(pattern)
    matches.set(pattern, entries)
    return entries
  }
  for (const rule of rules) rule({ policy, kind, text, report, matching })
  return findings
}
