import {
  actionMatches,
  arnPatternCovers,
  arnPatternsOverlap,
  type CompiledPolicy,
  compilePolicy,
  evaluate,
  type Location,
  type Policy,
  type PolicySet,
  type PolicyType,
  parseArnPattern,
  type Reason,
  type Statement,
  type Text,
} from '../iam/index.ts'
import { consentTo } from './consent.ts'
import { accountOfNeeds, requestOf } from './need-request.ts'
import { resourcePattern } from './pattern.ts'
import type { LineNeed } from './statements.ts'

/** Where in a file of the user's something stands. */
export interface PolicyPlace extends Pick<Location, 'line' | 'column'> {
  readonly file: string
}

/** A need that the policies do not allow. */
export interface Missing {
  readonly need: LineNeed
  /** Which kind of policy stands in the way, and whether it says no or says nothing. */
  readonly policyType: PolicyType | undefined
  readonly kind: 'explicit' | 'implicit'
  /** The statement that came nearest, and why it does not allow it; the one that denies. */
  readonly nearest: { readonly at: PolicyPlace; readonly why: string } | undefined
}

/** Something that the policies allow and no command line needs. */
export interface Excess {
  readonly at: PolicyPlace
  readonly kind: 'unused action' | 'unused resource' | 'wide action' | 'wide resource' | 'no condition'
  /** In words, with what would be enough. */
  readonly message: string
}

/** The policies of a role, and those that limit it. */
export interface CheckedPolicies extends Omit<PolicySet, 'identityPolicies'> {
  readonly identityPolicies: readonly Policy[]
}

/** The needs that policies do not allow, and what they allow beyond the needs. */
export interface Comparison {
  readonly missing: readonly Missing[]
  readonly excess: readonly Excess[]
}

/**
 * Compares policies with what command lines need: each need is judged by the evaluator under all policies at once, and each action,
 * resource and absent condition of each Allow is looked for among the needs. `required` are the needs that have to be allowed, `all` those
 * that may be.
 */
export function comparePolicies(
  { required, all }: { readonly required: readonly LineNeed[]; readonly all: readonly LineNeed[] },
  policies: CheckedPolicies,
): Comparison {
  const account = accountOfNeeds(all)
  const resourcePolicy = consentTo(account)
  const set = { resourcePolicy, ...policies, identityPolicies: policies.identityPolicies.map(compilePolicy) }
  const seen = new Set<string>()
  const missing = required.flatMap((need): Missing[] => {
    const key = JSON.stringify([need.action, need.resource, need.context, need.tagKeys])
    if (seen.has(key)) return []
    seen.add(key)
    const { decision, kind, policyType, matched, reasons } = evaluate(requestOf(need, account), set)
    if (decision === 'Allow') return []
    const [denying] = matched
    const nearest =
      kind === 'explicit' && denying
        ? { at: placeOf(denying.file, denying.at), why: 'it denies it' }
        : nearestOf(reasons.filter((reason) => reason.policyType === policyType))
    return [{ need, policyType, kind, nearest }]
  })
  const granting = policies.identityPolicies.flatMap(({ file, statements }) =>
    statements.filter(({ effect }) => effect.value === 'Allow').map((statement) => ({ file, statement })),
  )
  return {
    missing,
    excess: granting.flatMap(({ file, statement }) => {
      const isAllowedBeside = allowedBeside(statement, { resourcePolicy, ...policies }, account)
      return excessOf(statement, file, { needs: all, isAllowedBeside })
    }),
  }
}

/** Whether a need is allowed also without a statement: then it is not this one's business. */
function allowedBeside(statement: Statement, policies: CheckedPolicies, account: string): (need: LineNeed) => boolean {
  let others: readonly CompiledPolicy[] | undefined
  return (need) => {
    others ??= policies.identityPolicies.map((policy) =>
      compilePolicy({ ...policy, statements: policy.statements.filter((one) => one !== statement) }),
    )
    return evaluate(requestOf(need, account), { ...policies, identityPolicies: others }).decision === 'Allow'
  }
}

/** A statement whose action and resource fit came nearer than one whose action alone does. */
function nearestOf(reasons: readonly Reason[]): Missing['nearest'] {
  const order = ['condition', 'resource'] as const
  const found = order
    .map((element) =>
      reasons.find(({ mismatch, statement }) => mismatch.element === element && statement.effect.value === 'Allow'),
    )
    .find((reason) => reason !== undefined)
  return found && { at: placeOf(found.file, found.at), why: found.message }
}

function placeOf(file: string | undefined, { line, column }: Location): PolicyPlace {
  return { file: file ?? '-', line, column }
}

interface Asking {
  readonly needs: readonly LineNeed[]
  readonly isAllowedBeside: (need: LineNeed) => boolean
}

function excessOf(statement: Statement, file: string | undefined, { needs, isAllowedBeside }: Asking): Excess[] {
  const { action, resource } = statement
  const report = (kind: Excess['kind'], { at }: { readonly at: Location }, message: string): Excess[] => [
    { at: placeOf(file, at), kind, message },
  ]
  if (action.negated)
    return report('wide action', action, 'NotAction allows every other action: list those that are needed')
  if (resource === undefined) return []
  if (resource.negated)
    return report('wide resource', resource, 'NotResource allows every other resource: list those that are needed')
  const used = needs.filter((need) => action.values.some(({ value }) => actionMatches(value, need.action)))
  return [
    ...action.values.flatMap((text) => actionExcess(text, needs, resource.values, report)),
    ...resource.values.flatMap((text) => resourceExcess(text, used, report)),
    ...conditionExcess(statement, { needs: used, isAllowedBeside }, report),
  ]
}

type Report = (kind: Excess['kind'], text: { readonly at: Location }, message: string) => Excess[]

function actionExcess(text: Text, needs: readonly LineNeed[], resources: readonly Text[], report: Report): Excess[] {
  const asked = needs.filter(({ action }) => actionMatches(text.value, action))
  const onThese = asked.filter((need) => resources.some(({ value }) => meets(value, need)))
  if (onThese.length === 0) {
    const hint = asked.length === 0 ? '' : ` on these resources`
    return report('unused action', text, `\`${text.value}\` is needed by no command line${hint}`)
  }
  const names = [...new Set(onThese.map(({ action }) => action))].sort()
  return /[*?]/.test(text.value)
    ? report(
        'wide action',
        text,
        `\`${text.value}\` allows more than is needed: ${names.map((name) => `\`${name}\``).join(', ')}`,
      )
    : []
}

function resourceExcess(text: Text, used: readonly LineNeed[], report: Report): Excess[] {
  const pattern = parseArnPattern(text.value, true)
  const asked = used.filter((need) => meets(text.value, need))
  // An action that nobody needs is told by itself.
  if (used.length === 0) return []
  if (asked.length === 0) return report('unused resource', text, `\`${text.value}\` is needed by no command line`)
  // Each action by itself: one that is asked about on `*` needs it, the others beside it do not.
  const wide = [...new Set(asked.map(({ action }) => action))].flatMap((action) => {
    const enough = [
      ...new Set(asked.filter((need) => need.action === action).map(({ resource }) => resourcePattern(resource))),
    ]
    const isTight = enough.some((one) => one === text.value || arnPatternCovers(parseArnPattern(one, true), pattern))
    return isTight ? [] : [{ action, enough }]
  })
  if (wide.length === 0) return []
  const enough = [...new Set(wide.flatMap((one) => one.enough))].map((one) => `\`${one}\``).join(', ')
  return report('wide resource', text, `\`${text.value}\` is wider than needed: ${enough}`)
}

function meets(pattern: string, { resource }: LineNeed): boolean {
  const asked = resourcePattern(resource)
  // `*` in a request is no resource at all: only `*` allows it.
  if (asked === '*') return /^\*+$/.test(pattern)
  return arnPatternsOverlap(parseArnPattern(pattern, true), parseArnPattern(asked, true))
}

/** A fence that every need of the statement could stand behind. */
function conditionExcess(
  { conditions, action, resource }: Statement,
  { needs, isAllowedBeside }: Asking,
  report: Report,
): Excess[] {
  const present = new Set(conditions.map(({ key }) => key.value.toLowerCase()))
  const met = needs.filter((need) => resource?.values.some(({ value }) => meets(value, need)))
  const isFenced = met.every((need) => Object.keys(fencesOf(need)).every((key) => present.has(key.toLowerCase())))
  if (isFenced) return []
  const own = met.filter((need) => !isAllowedBeside(need))
  // Where others allow all of it, nothing here is needed, and it is fenced by all that it could be.
  const asked = own.length === 0 ? met : own
  const keys = [...new Set(asked.flatMap((need) => Object.keys(fencesOf(need))))]
  return keys
    .filter((key) => !present.has(key.toLowerCase()))
    .filter((key) => !asked.some((need) => lacksFence(need, key, asked)))
    .flatMap((key) => {
      const values = [...new Set(asked.flatMap((need) => fencesOf(need)[key] ?? []))]
      return report('no condition', action, `no condition on \`${key}\`, which is always ${values.join(' or ')}`)
    })
}

/** A need without the key, although others of the same action have it: the statement cannot be fenced by it as a whole. */
function lacksFence(need: LineNeed, key: string, asked: readonly LineNeed[]): boolean {
  const has = (one: LineNeed) => fencesOf(one)[key] !== undefined
  return !has(need) && asked.some((other) => other.action === need.action && has(other))
}

/** The conditions that a need can stand behind, by their keys, with the values in words. */
function fencesOf({ context = {}, tagKeys }: LineNeed): Readonly<Record<string, string>> {
  const plain = Object.entries(context).map(([key, value]) => [key, `\`${resourcePattern(value)}\``] as const)
  const quoted = tagKeys?.keys.map((key) => `\`${key}\``).join(', ')
  return Object.fromEntries([
    ...plain,
    ...(tagKeys
      ? [['aws:TagKeys', tagKeys.are === 'among' ? `among ${quoted}` : `other than ${quoted}`] as const]
      : []),
  ])
}
