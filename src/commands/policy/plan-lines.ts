import { UserError } from '../../calls/index.ts'
import { bootstrapNeed, contradictionIn, decryptNeeds, type LineNeed } from '../../permissions/index.ts'
import type { Tools } from '../tools.ts'
import { checkAssumptions, readAssumptions } from './assumptions.ts'

/** The options that say which command lines are meant, and what is known about the account. */
export interface LineOptions {
  readonly for: readonly string[]
  readonly account?: string | undefined
  readonly region?: string | undefined
  readonly read: boolean
  /** What the files look up is looked up in a new sandbox. Default: false. */
  readonly rehearsed?: boolean
  readonly assume: readonly string[]
  /** Variables that nobody has set are unknown; what needs their values fails. Default: they are missing. */
  readonly carriesUnset?: boolean
  /** Whose calls. Default: our own. */
  readonly tool?: string | undefined
  /** ARNs of keys that encrypt what the files look up. */
  readonly kmsKey: readonly string[]
  /** Whether the first service of the account may be made. */
  readonly bootstrap: boolean
}

/** What command lines need of IAM. */
export interface PlannedLines {
  readonly lines: readonly string[]
  readonly needs: readonly LineNeed[]
  /** Questions that only the account can answer and `--assume` did not. */
  readonly open: readonly string[]
  /** Those of each line, in the order of the lines. */
  readonly asked: readonly { readonly line: string; readonly questions: readonly string[] }[]
}

/**
 * Plans the command lines of `--for`, else those of a usual pipeline. Throws UserError for a place that is none, for an assumption that
 * answers a question nobody asks, and where the project names two accounts or partitions.
 */
export async function planLines(tools: Tools, options: LineOptions): Promise<PlannedLines> {
  checkPlace(options)
  checkKeys(options.kmsKey)
  const { account, region, read: reading, rehearsed = false, carriesUnset = false, tool } = options
  const lines = options.for.length > 0 ? options.for : await tools.usualLines({ carriesUnset })
  const assumptions = readAssumptions(options.assume)
  const planning = { account, region, reading, rehearsed, carriesUnset, assumptions, tool }
  const plans = []
  for (const line of lines) plans.push({ line, plan: await tools.planLine(line, planning) })
  const questions = [...new Set(plans.flatMap(({ plan }) => plan.questions))]
  checkAssumptions(assumptions, questions)
  const planned = plans.flatMap(({ line, plan }) => plan.needs.map((need) => ({ ...need, line })))
  const needs = [...planned, ...(await impliedNeeds(tools, planned, options))]
  refuseContradictions(needs)
  const isOpen = (question: string) => !assumptions.has(question)
  return {
    lines,
    needs,
    open: questions.filter(isOpen),
    asked: plans.map(({ line, plan }) => ({ line, questions: plan.questions.filter(isOpen) })),
  }
}

/** The needs of what nothing in the project tells of, and an option does. */
async function impliedNeeds(
  tools: Tools,
  needs: readonly LineNeed[],
  { kmsKey, bootstrap, account, region, read: reading, carriesUnset = false }: LineOptions,
): Promise<LineNeed[]> {
  const decrypting = decryptNeeds(needs, kmsKey)
  if (!bootstrap) return decrypting
  const { place } = await tools.definitions({ account, region, reading, carriesUnset })
  return [...decrypting, bootstrapNeed(place)]
}

/** IAM sees the ARN of a key, whatever alias was used. https://docs.aws.amazon.com/kms/latest/developerguide/alias-authorization.html (checked 2026-11) */
function checkKeys(keys: readonly string[]): void {
  const wrong = keys.find((key) => !/^arn:[a-z-]+:kms:[a-z0-9-]+:\d{12}:key\/[\w-]+$/.test(key))
  if (wrong === undefined) return
  throw new UserError('OPTION_INVALID', `invalid value \`${wrong}\` for \`--kms-key\``, {
    hint: 'the ARN of the key, such as arn:aws:kms:eu-west-1:111122223333:key/ID: policies know no aliases',
  })
}

/** Both become parts of ARNs. */
export function checkPlace({ account, region }: Pick<LineOptions, 'account' | 'region'>): void {
  if (account !== undefined && !/^\d{12}$/.test(account))
    throw new UserError('OPTION_INVALID', `\`${account}\` is no account`, { hint: '--account takes the twelve digits' })
  if (region !== undefined && !/^[a-z]{2,}(-[a-z0-9]+)+$/.test(region))
    throw new UserError('OPTION_INVALID', `\`${region}\` is no region`, {
      hint: '--region takes one like ap-northeast-1',
    })
}

/** Half of such a policy would never apply: a role is passed within one account, and ECS reaches no other. */
function refuseContradictions(needs: readonly LineNeed[]): void {
  const contradiction = contradictionIn(needs)
  if (contradiction !== undefined)
    throw new UserError('POLICY_CONTRADICTION', `no policy serves both: ${contradiction}`, {
      hint: 'correct the ARNs of the project, --account or --region',
    })
}
