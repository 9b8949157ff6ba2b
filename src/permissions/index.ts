export { type Refusal, statementToAdd } from './denial.ts'
export { placeholdersOf, policyDocument } from './policy.ts'
export { type LineNeed, type PlannedStatement, type Reason, statementsOf } from './statements.ts'
export { explainStatements } from './text.ts'
