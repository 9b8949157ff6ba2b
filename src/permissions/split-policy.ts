import { type PolicyDocument, policyOf, type StatementDocument } from '../iam/index.ts'
import { listIn } from './formats/printed-policy.ts'

/**
 * Characters without white space that a managed policy may have.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html (checked 2026-11)
 */
const MOST_CHARACTERS = 6144

/** Characters of a document besides its statements. */
const FRAME = '{"Version":"2012-10-17","Statement":[]}'.length

/**
 * Splits a policy that is too long for one managed policy. Statements stay whole, so that all roles that are passed stay together, unless one
 * is longer than a policy by itself: that one is cut by its resources.
 */
export function splitPolicy(statements: readonly StatementDocument[]): PolicyDocument[] {
  const parts: StatementDocument[][] = [[]]
  let size = FRAME
  for (const statement of statements.flatMap(cut)) {
    const length = lengthOf(statement) + 1
    if (size + length > MOST_CHARACTERS && parts.at(-1)?.length !== 0) {
      parts.push([])
      size = FRAME
    }
    parts.at(-1)?.push(statement)
    size += length
  }
  return parts.map(policyOf)
}

function lengthOf(statement: StatementDocument): number {
  return JSON.stringify(statement).length
}

/** The statement itself, or several with the same rights, each with some of the resources: `DeployService`, `DeployServicePart2`, ... */
function cut(statement: StatementDocument): StatementDocument[] {
  if (FRAME + lengthOf(statement) <= MOST_CHARACTERS) return [statement]
  const resources = listIn(statement.Resource)
  const frame = FRAME + lengthOf({ ...statement, Resource: [] }) + 'Part99'.length
  const chunks: string[][] = [[]]
  let size = frame
  for (const resource of resources) {
    const length = JSON.stringify(resource).length + 1
    if (size + length > MOST_CHARACTERS && chunks.at(-1)?.length !== 0) {
      chunks.push([])
      size = frame
    }
    chunks.at(-1)?.push(resource)
    size += length
  }
  const { Sid } = statement
  return chunks.map((Resource, index) => ({
    ...statement,
    ...(Sid !== undefined && index > 0 && { Sid: `${Sid}Part${index + 1}` }),
    Resource,
  }))
}
