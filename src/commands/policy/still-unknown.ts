import { UserError, unsetVariable } from '../../calls/index.ts'
import { type PlannedStatement, placeholdersOf } from '../../permissions/index.ts'
import type { OptionTable } from '../option-table.ts'

/** Which policy is meant, and what its command takes. */
interface Asking {
  readonly statements: readonly PlannedStatement[]
  /** Questions that nobody answered. */
  readonly open: readonly string[]
  /** The command's options: a hint names no other ones. */
  readonly options: OptionTable
}

/** Why a policy cannot be printed as AWS takes it: it holds what nobody has read; with the flags that tell. `undefined` where it does not. */
export function stillUnknown({ statements, open, options }: Asking): UserError | undefined {
  const has = (option: string) => Object.hasOwn(options, option)
  const unknown = placeholdersOf(statements)
  if (unknown.length === 0) return undefined
  const told = [
    ...(unknown.includes('account') && has('account') ? ['`--account ID`'] : []),
    ...(unknown.includes('region') && has('region') ? ['`--region REGION`'] : []),
  ]
  const assumed = has('assume') ? [...avoiding(statements), ...open.filter((text) => text.includes(' passes '))] : []
  const found = [
    ...assumed.map((text) => `answer with \`--assume ${JSON.stringify(text)}\``),
    ...(has('read') && unknown.some(isLookup) ? ['look it up with `--read`, which changes nothing'] : []),
  ]
  const variables = unknown.map(unsetVariable).filter((name) => name !== undefined)
  const hints = [
    ...(variables.length > 0 ? [`set ${variables.join(', ')}, or name a file that does with \`--envfile\``] : []),
    ...(told.length > 0 ? [`give ${told.join(' and ')}`] : []),
    ...(found.length > 0 ? [found.join(' or ')] : []),
    ...(hasText(options) ? ['`--format text` shows placeholders'] : []),
  ]
  return new UserError(
    'POLICY_INCOMPLETE',
    `the policy holds what nobody has read: ${unknown.map((name) => `\`${name}\``).join(', ')}`,
    { hint: hints.join('; ') || 'write it into the files of the project' },
  )
}

function isLookup(name: string): boolean {
  return name !== 'account' && name !== 'region' && unsetVariable(name) === undefined
}

/** Whether the command prints the policy itself, for people too. */
function hasText({ format }: OptionTable): boolean {
  return format?.kind === 'choice' && format.choices.includes('text') && format.choices.includes('terraform')
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
