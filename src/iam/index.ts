/**
 * The IAM policy language: parse, print, evaluate with reasons. Pure: it reads no file and calls nobody.
 * The linter and the service reference have doors of their own (`lint/`, `service-reference/`), so that judging stays light.
 */
export {
  type Arn,
  arnMatches,
  arnPatternCovers,
  arnPatternsOverlap,
  formatArn,
  parseArn,
  parseArnPattern,
} from './arn.ts'
export type { Principal } from './caller.ts'
export { type AnyPolicy, type CompiledPolicy, compilePolicy } from './compile-policy.ts'
export { parseOperator } from './conditions/operator.ts'
export { type Coverage, compileCoverage, covers, type Need } from './covers.ts'
export type { Decision, PolicyType, Reason, StatementReference } from './decision.ts'
export { evaluate, type PolicySet } from './evaluate.ts'
export type { Match } from './glob.ts'
export { nestsDeeper } from './json/nesting.ts'
export type { Location } from './json/tree.ts'
export { type LintOptions, type LintResult, lintText } from './lint-lazily.ts'
export { actionMatches } from './match-action.ts'
export type { Mismatch } from './match-statement.ts'
export { parsePolicy } from './parse-policy.ts'
export {
  type Condition,
  type ConditionDocument,
  type OneOrMany,
  type Patterns,
  type Policy,
  type PolicyDocument,
  type Principals,
  type PrincipalType,
  policyOf,
  type Statement,
  type StatementDocument,
  type Text,
} from './policy.ts'
export { PolicyError } from './policy-error.ts'
export { printPolicy, statementToDocument, toDocument } from './print-policy.ts'
export type { Problem } from './problem.ts'
export type { AccessRequest, Context } from './request.ts'
export { type AssumeRoleRequest, evaluateAssumeRole } from './trust/assume-role.ts'
export type { Claims } from './trust/claims.ts'
export { evaluateWebIdentity, type WebIdentityDecision, type WebIdentityRequest } from './trust/web-identity.ts'
export { describeUnknowns, hasUnknown, type UnknownKind, unknown } from './unknown.ts'
