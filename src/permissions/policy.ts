import { unreadIn } from '../calls/index.ts'
import { type PolicyDocument, policyOf, type StatementDocument } from '../iam/index.ts'
import { conditionValue, resourcePattern } from './pattern.ts'
import type { PlannedStatement } from './statements.ts'
import { tagKeysCondition } from './tag-keys.ts'

/** The policy as AWS takes it; what nobody has read yet stands in it as `${name}`. */
export function policyDocument(statements: readonly PlannedStatement[]): PolicyDocument {
  return policyOf(statements.map(statementDocument))
}

/** One statement as AWS takes it. */
export function statementDocument({ sid, actions, resources, context, tagKeys }: StatementLike): StatementDocument {
  const condition = { ...conditionOf(context), ...(tagKeys && tagKeysCondition(tagKeys)) }
  return {
    ...(sid === undefined ? {} : { Sid: sid }),
    Effect: 'Allow',
    Action: oneOrMany(actions),
    Resource: oneOrMany(resources.map(resourcePattern)),
    ...(Object.keys(condition).length > 0 ? { Condition: condition } : {}),
  }
}

type StatementLike = Pick<PlannedStatement, 'actions' | 'resources' | 'context' | 'tagKeys'> & { readonly sid?: string }

function oneOrMany(all: readonly string[]): string | readonly string[] {
  return all.length === 1 ? (all[0] ?? '') : all
}

/** ARNs are compared part by part, other values letter by letter. */
function conditionOf(context: Readonly<Record<string, string>>): Record<string, Record<string, string>> {
  const condition: Record<string, Record<string, string>> = {}
  for (const [key, value] of Object.entries(context)) {
    const operator = value.startsWith('arn:') ? 'ArnEquals' : 'StringEquals'
    condition[operator] = { ...condition[operator], [key]: conditionValue(value) }
  }
  return condition
}

/** The names of the placeholders that users have to fill in, each once. */
export function placeholdersOf(statements: readonly PlannedStatement[]): string[] {
  return [
    ...new Set(
      statements.flatMap(({ resources, context }) => [...resources, ...Object.values(context)].flatMap(unreadIn)),
    ),
  ]
}
