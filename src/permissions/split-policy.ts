import { type PolicyDocument, policyOf, type StatementDocument } from '../iam/index.ts'

/**
 * Characters without white space that a managed policy may have.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html (checked 2026-11)
 */
const MOST_CHARACTERS = 6144

/** The characters of a policy document besides its statements. */
const FRAME = '{"Version":"2012-10-17","Statement":[]}'.length

/**
 * Splits a policy that is too long for one managed policy. Statements stay whole, so that all roles that are passed stay together; one
 * that is too long by itself stands alone.
 */
export function splitPolicy(statements: readonly StatementDocument[]): PolicyDocument[] {
  const parts: StatementDocument[][] = [[]]
  let size = FRAME
  for (const statement of statements) {
    const length = JSON.stringify(statement).length + 1
    if (size + length > MOST_CHARACTERS && parts.at(-1)?.length !== 0) {
      parts.push([])
      size = FRAME
    }
    parts.at(-1)?.push(statement)
    size += length
  }
  return parts.map(policyOf)
}
