import { unreadIn } from '../calls/index.ts'
import { type PolicyDocument, policyOf, type StatementDocument } from '../iam/index.ts'
import { conditionValue, resourcePattern } from './pattern.ts'
import type { PlannedStatement } from './statements.ts'

/** The policy as AWS takes it; what nobody has read yet stands in it as `${name}`. */
export const policyDocument = (statements: readonly PlannedStatement[]): PolicyDocument =>
  policyOf(statements.map(statementDocument))

/** One statement as AWS takes it. */
export const statementDocument = ({ sid, actions, resources, context }: StatementLike): StatementDocument => ({
  ...(sid === undefined ? {} : { Sid: sid }),
  Effect: 'Allow',
  Action: oneOrMany(actions),
  Resource: oneOrMany(resources.map(resourcePattern)),
  ...(Object.keys(context).length > 0 ? { Condition: conditionOf(context) } : {}),
})

type StatementLike = Pick<PlannedStatement, 'actions' | 'resources' | 'context'> & { readonly sid?: string }

const oneOrMany = (all: readonly string[]): string | readonly string[] => (all.length === 1 ? (all[0] ?? '') : all)

/** ARNs are compared part by part, other values letter by letter. */
const conditionOf = (context: Readonly<Record<string, string>>): Record<string, Record<string, string>> => {
  const condition: Record<string, Record<string, string>> = {}
  for (const [key, value] of Object.entries(context)) {
    const operator = value.startsWith('arn:') ? 'ArnEquals' : 'StringEquals'
    condition[operator] = { ...condition[operator], [key]: conditionValue(value) }
  }
  return condition
}

/** What still has to be filled in: the names of the placeholders, each once. */
export const placeholdersOf = (statements: readonly PlannedStatement[]): string[] => [
  ...new Set(
    statements.flatMap(({ resources, context }) => [...resources, ...Object.values(context)].flatMap(unreadIn)),
  ),
]
