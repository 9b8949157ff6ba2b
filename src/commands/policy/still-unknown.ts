import { UserError } from '../../calls/index.ts'
import { type PlannedStatement, placeholdersOf } from '../../permissions/index.ts'

/** Why a policy cannot be printed as AWS takes it: it holds what nobody has read; with the flags that tell. `undefined` where it does not. */
export function stillUnknown(statements: readonly PlannedStatement[], open: readonly string[]): UserError | undefined {
  const unknown = placeholdersOf(statements)
  if (unknown.length === 0) return undefined
  const flags = [
    ...(unknown.includes('account') ? ['--account ID'] : []),
    ...(unknown.includes('region') ? ['--region REGION'] : []),
    ...[...avoiding(statements), ...open.filter((text) => text.includes(' passes '))].map(
      (text) => `--assume ${JSON.stringify(text)}`,
    ),
    ...(unknown.some((name) => name !== 'account' && name !== 'region') ? ['--read'] : []),
  ]
  return new UserError(
    'POLICY_INCOMPLETE',
    `the policy holds what nobody has read: ${unknown.map((name) => `\`${name}\``).join(', ')}`,
    { hint: `${flags.join(' or ')} tells; --format text shows placeholders` },
  )
}

/** Answers under which the needs with something unknown do not arise at all. */
function avoiding(statements: readonly PlannedStatement[]): string[] {
  const reasons = statements.filter((one) => placeholdersOf([one]).length > 0).flatMap((one) => one.reasons)
  const always = reasons.some(({ when }) => when.some((answers) => answers.length === 0))
  if (always) return []
  const firsts = new Set(reasons.flatMap(({ when }) => when.map(([first = '']) => first)))
  const [only = ''] = firsts
  return firsts.size === 1 && only.startsWith('not: ') ? [only.slice('not: '.length)] : []
}
