import { statementDocument } from './policy.ts'
import type { PlannedStatement } from './statements.ts'

/** One statement as JSON text. */
export function printStatement(
  statement: Pick<PlannedStatement, 'actions' | 'resources' | 'context' | 'tagKeys'> & { readonly sid?: string },
): string {
  return JSON.stringify(statementDocument(statement), null, 2)
}
