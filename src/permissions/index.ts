/**
 * Policies of what calls need: needs merged into statements, compared, split, explained and printed; what to add after a denial; trust policies.
 * Pure: it reads no file and calls nobody.
 */

export { adviseDenial, type DenialAdvice } from './advise-denial.ts'
export {
  type CheckedPolicies,
  type Comparison,
  comparePolicies,
  type Excess,
  type Missing,
  type PolicyPlace,
} from './check-policy.ts'
export { compacted } from './compact.ts'
export { consentTo } from './consent.ts'
export { contradictionIn } from './contradictions.ts'
export { diffPolicies, type PolicyDifference, type Right } from './diff-policies.ts'
export { type Evidence, evidenceFor } from './evidence.ts'
export { explainStatements } from './explain-statements.ts'
export { type PrintedPolicy, policyFormats } from './formats/index.ts'
export { harden } from './harden.ts'
export { bootstrapNeed, decryptNeeds } from './implied.ts'
export { accountOfNeeds, requestOf } from './need-request.ts'
export { coverage } from './pattern.ts'
export { placeholdersOf, policyDocument, statementDocument } from './policy.ts'
export { type ElementProof, type MetCheck, proveElements } from './prove-policy.ts'
export { type DefinitionRole, definitionRoles, type ManagedPolicy, type RoleSetting } from './roles/index.ts'
export { tasksTrust } from './roles/tasks-trust.ts'
export { type Simulation, simulationsOf } from './simulation.ts'
export { splitPolicy } from './split-policy.ts'
export { type LineNeed, neededFor, type PlannedStatement, statementsOf } from './statements.ts'
export { circleciSubject, githubSubjects, gitlabSubject, type RepositoryIds, type RunScope } from './trust/subjects.ts'
export { serviceTrust, type WebIdentity, webIdentityTrust } from './trust/trust-policy.ts'
