import { UserError } from '../../calls/index.ts'
import {
  contradictionIn,
  explainStatements,
  type LineNeed,
  type PlannedStatement,
  placeholdersOf,
  policyDocument,
  statementsOf,
} from '../../permissions/index.ts'
import type { Tools } from '../tools.ts'
import type { GenerateOptions } from './generate-options.ts'
import { checkOwnPolicy } from './self-check.ts'

/**
 * The least policy under which the command lines (`--for`, else those of a usual pipeline) succeed.
 * Throws UserError when the JSON form would hold values that nobody knows, or when an assumption answers a question nobody asks.
 */
export async function generate(tools: Tools, options: GenerateOptions): Promise<string> {
  checkPlace(options)
  const lines = options.for.length > 0 ? options.for : await tools.usualLines()
  const assumptions = readAssumptions(options.assume)
  const { account, region, read: reading } = options
  const plans = []
  for (const line of lines)
    plans.push({ line, plan: await tools.planLine(line, { account, region, reading, assumptions }) })
  const questions = [...new Set(plans.flatMap(({ plan }) => plan.questions))]
  checkAssumptions(assumptions, questions)
  const needs: LineNeed[] = plans.flatMap(({ line, plan }) => plan.needs.map((need) => ({ ...need, line })))
  refuseContradictions(needs)
  const principals = needs.length > 0 ? [...new Set(needs.map(({ principal }) => principal))] : (['caller'] as const)
  const policies = principals.map((principal) => ({
    principal,
    statements: statementsOf(
      needs.filter((need) => need.principal === principal),
      options.grade,
    ),
  }))
  for (const { statements } of policies) await checkOwnPolicy(policyDocument(statements))
  if (options.format === 'text') {
    const open = questions.filter((question) => !assumptions.has(question))
    return policies
      .map(
        ({ principal, statements }) =>
          (principals.length > 1 ? `# ${whose(principal)}\n\n` : '') + explainStatements(statements, open),
      )
      .join('\n')
  }
  const unknown = placeholdersOf(policies.flatMap(({ statements }) => statements))
  if (unknown.length > 0)
    throw stillUnknown(
      unknown,
      questions.filter((question) => !assumptions.has(question)),
      policies.flatMap(({ statements }) => statements),
    )
  const [only] = policies
  const document =
    policies.length <= 1
      ? policyDocument(only?.statements ?? [])
      : Object.fromEntries(policies.map(({ principal, statements }) => [principal, policyDocument(statements)]))
  return `${JSON.stringify(document, null, 2)}\n`
}

/** Half of such a policy would never apply: a role is passed within one account, and ECS reaches no other. */
function refuseContradictions(needs: readonly LineNeed[]): void {
  const contradiction = contradictionIn(needs)
  if (contradiction !== undefined)
    throw new UserError('POLICY_CONTRADICTION', `no policy serves both: ${contradiction}`, {
      hint: 'correct the ARNs of the project, --account or --region',
    })
}

function whose(principal: string): string {
  return principal === 'caller' ? 'your own credentials' : principal
}

/** They become parts of ARNs. */
function checkPlace({ account, region }: GenerateOptions): void {
  if (account !== undefined && !/^\d{12}$/.test(account))
    throw new UserError('OPTION_INVALID', `\`${account}\` is no account`, { hint: '--account takes the twelve digits' })
  if (region !== undefined && !/^[a-z]{2,}(-[a-z0-9]+)+$/.test(region))
    throw new UserError('OPTION_INVALID', `\`${region}\` is no region`, {
      hint: '--region takes one like ap-northeast-1',
    })
}

function readAssumptions(texts: readonly string[]): ReadonlyMap<string, boolean> {
  const assumptions = new Map<string, boolean>()
  for (const [question, answer] of texts.map(readAssumption)) {
    if (assumptions.has(question) && assumptions.get(question) !== answer)
      throw new UserError('ASSUMPTION_CONFLICT', `\`${question}\` is assumed, and its contrary too`, {
        hint: 'leave one of the two --assume out',
      })
    assumptions.set(question, answer)
  }
  return assumptions
}

function readAssumption(text: string): [string, boolean] {
  return text.startsWith('not: ') ? [text.slice('not: '.length), false] : [text, true]
}

function checkAssumptions(assumptions: ReadonlyMap<string, boolean>, questions: readonly string[]): void {
  const unasked = [...assumptions.keys()].filter((text) => !questions.includes(text))
  if (unasked.length === 0) return
  throw new UserError('ASSUMPTION_UNKNOWN', `nobody asks ${unasked.map((text) => `\`${text}\``).join(', ')}`, {
    hint:
      questions.length === 0
        ? 'these command lines ask nothing'
        : `these are asked: ${questions.map((text) => `\`${text}\``).join(', ')}`,
  })
}

function stillUnknown(
  unknown: readonly string[],
  questions: readonly string[],
  statements: readonly PlannedStatement[],
): UserError {
  const flags = [
    ...(unknown.includes('account') ? ['--account ID'] : []),
    ...(unknown.includes('region') ? ['--region REGION'] : []),
    ...[...avoiding(statements), ...questions.filter((text) => text.includes(' passes '))].map(
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
