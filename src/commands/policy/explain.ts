import { UserError } from '../../calls/index.ts'
import { type Policy, parsePolicy } from '../../iam/index.ts'
import { accountOfNeeds, type LineNeed, policyDocument, statementsOf } from '../../permissions/index.ts'
import type { Invocation } from '../invocation.ts'
import type { Tools } from '../tools.ts'
import { type CallDecision, decideCall } from './decide-call.ts'
import type { ExplainOptions } from './explain-options.ts'
import { type ExplainedStatement, explainPolicy } from './explain-policy.ts'
import { planLines } from './plan-lines.ts'
import { readPolicy } from './read-policies.ts'

/** What `policy explain` gives: each statement of a policy, or how one request is decided. */
export type Explained =
  | { readonly kind: 'policy'; readonly lines: readonly string[]; readonly statements: readonly ExplainedStatement[] }
  | { readonly kind: 'call'; readonly decision: CallDecision }

/**
 * Explains the policy in a file, or the generated one: who asks for each statement, what is lost without it and how sure that is; with
 * `--call` the road to one decision. Throws UserError for a file that is no policy.
 */
export async function explain(tools: Tools, options: ExplainOptions, { positional }: Invocation): Promise<Explained> {
  const [file] = positional
  const { lines, needs } = await planLines(tools, { ...options, carriesUnset: true })
  const own = needs.filter(({ principal }) => principal === options.principal)
  const policy = file === undefined ? generated(own) : (await readPolicy(file, 'identity', tools)).policy
  if (options.call === undefined) {
    refuseLonely(options)
    return { kind: 'policy', lines, statements: explainPolicy(policy, own) }
  }
  const account = options.account ?? accountOfNeeds(own)
  return { kind: 'call', decision: decideCall(policy, options.call, { ...options, account }) }
}

function generated(needs: readonly LineNeed[]): Policy {
  return parsePolicy(JSON.stringify(policyDocument(statementsOf(needs, 'optional')), null, 2), { file: 'generated' })
}

/** A request needs an action. */
function refuseLonely({ resource, context }: ExplainOptions): void {
  if (resource === '*' && context.length === 0) return
  throw new UserError('OPTION_INVALID', 'nobody said which action is asked for', {
    hint: '--call names it, as in `ecs:RunTask`',
  })
}
