import { arnPatternsOverlap, parseArnPattern } from '../../arn.ts'
import { type Operator, parseOperator } from '../../conditions/operator.ts'
import type { Condition, Statement } from '../../policy.ts'
import {
  arnFormatPattern,
  type ConditionKey,
  conditionKeysOf,
  globalConditionKey,
  globalConditionKeys,
  isSameKey,
  resourceTypesOf,
} from '../../service-reference/index.ts'
import { type LintContext, listedActions, listNames } from '../context.ts'
import type { Advice } from '../finding.ts'
import { nearestKey } from '../nearest-key.ts'
import { restorePlaceholders, withoutPlaceholders } from '../placeholders.ts'
import { showFormat } from '../resource-forms.ts'

/** Global keys that come with some actions only: those that AWS's table lists for an action. */
const perAction = /^aws:(requesttag\/|resourcetag\/|tagkeys$)/
/** Global keys that services send for their customers; a call of one's own never has them. */
const fromServices = /^aws:source(arn|account|owner|orgid|orgpaths)$/

/** Condition keys: whether they exist, come with the actions, and fit their operators. */
export function checkConditionKeys(context: LintContext): void {
  for (const statement of context.policy.statements) {
    const keys = new Map<string, string>()
    for (const condition of statement.conditions) {
      const { key, operator } = condition
      const name = key.value.toLowerCase()
      const spelling = keys.get(`${operator.value} ${name}`)
      if (spelling !== undefined && spelling !== key.value) {
        context.report(
          'DUPLICATE_KEY',
          key.at,
          `\`${key.value}\` and \`${spelling}\` are the same key: letter case does not count`,
        )
      }
      keys.set(`${operator.value} ${name}`, key.value)
      checkKey(context, statement, condition)
    }
  }
}

function checkKey(context: LintContext, statement: Statement, condition: Condition): void {
  const { report, kind } = context
  const { key } = condition
  const name = key.value.toLowerCase()
  const operator = parseOperator(condition.operator.value)
  if (!/^[^\s:]+:.+$/.test(key.value)) {
    report(
      'CONDITION_KEY_FORMAT',
      key.at,
      `\`${key.value}\` is no condition key: it lacks the prefix, as in \`aws:SourceIp\``,
    )
    return
  }
  const global = globalConditionKey(name)
  if (name.startsWith('aws:') && !global) {
    report('CONDITION_KEY_UNKNOWN', key.at, `there is no global condition key \`${key.value}\``, nearGlobal(key.value))
    return
  }
  const sent = operator && kind !== 'trust' ? checkSent(context, statement, condition, operator) : undefined
  const known = global ?? sent
  if (known && operator) checkOperator(context, statement, condition, operator, known)
}

function nearGlobal(key: string): Advice {
  const isTag = /^aws:(principal|request|resource)tag$/i.test(key)
  return isTag ? { hint: `a tag is named behind a slash: \`${key}/NAME\`` } : adviseNearest(key, globalConditionKeys)
}

function adviseNearest(key: string, known: readonly string[]): Advice {
  const nearest = nearestKey(key, known)
  return nearest === undefined ? {} : { hint: `did you mean \`${nearest}\`?`, replacement: JSON.stringify(nearest) }
}

/** Whether the actions come with the key; returns what the table says about it. */
function checkSent(
  context: LintContext,
  statement: Statement,
  { key }: Condition,
  operator: Operator,
): ConditionKey | undefined {
  const name = key.value.toLowerCase()
  const isGlobal = globalConditionKey(name) !== undefined
  if (isGlobal && !perAction.test(name)) {
    if (fromServices.test(name) && context.kind === 'identity') reportFromServices(context, statement, key, operator)
    return undefined
  }
  const actions = listedActions(statement, context)
  // A NotAction, an unknown action or one of another service may send it.
  if (actions.length === 0 || actions.some(({ entries }) => entries.length === 0)) return undefined
  const without: string[] = []
  let found: ConditionKey | undefined
  for (const { text, entries } of actions) {
    const match = entries
      .flatMap(({ action }) => conditionKeysOf(action) ?? [])
      .find((known) => isSameKey(known.key, name))
    if (match) found = match
    else without.push(text.value)
  }
  if (without.length === 0) {
    checkResourceTypes(context, statement, key, operator)
    return found
  }
  reportUnsent(context, statement, key, operator, without, actions.length)
  return found
}

/** The fate of a statement where a request lacks the key. */
function consequence({ effect }: Statement, operator: Operator): { isVoid: boolean; text: string } {
  const passes = operator.ifExists || operator.negated || operator.quantifier === 'all'
  if (operator.comparison === 'Null') return { isVoid: false, text: 'so the test for its absence is always the same' }
  if (passes && !(operator.quantifier === 'any')) return { isVoid: false, text: 'so the condition is always met' }
  return {
    isVoid: true,
    text: effect.value === 'Allow' ? 'so the statement never allows' : 'so the statement never denies',
  }
}

function reportUnsent(
  context: LintContext,
  statement: Statement,
  key: Condition['key'],
  operator: Operator,
  without: readonly string[],
  total: number,
): void {
  const { isVoid, text } = consequence(statement, operator)
  const all = without.length === total
  const message = `${listNames(without)} ${without.length > 1 ? 'are' : 'is'} never sent with \`${key.value}\`, ${text}${all ? '' : ' for them'}`
  const code = all && isVoid ? 'CONDITION_KEY_NEVER_SENT' : 'CONDITION_KEY_SELDOM_SENT'
  const sent = all
    ? listedActions(statement, context).flatMap(({ entries }) => entries.map(({ action }) => action))
    : []
  const near = adviseNearest(
    key.value,
    sent.flatMap((action) => (conditionKeysOf(action) ?? []).map((known) => known.key)),
  )
  const severity =
    code === 'CONDITION_KEY_NEVER_SENT' && statement.effect.value === 'Deny' ? { severity: 'warning' as const } : {}
  context.report(code, key.at, message, {
    hint: all ? narrowerHint(context, statement, key.value) : 'give these actions a statement of their own',
    ...near,
    ...severity,
  })
}

/** Keys that name what belongs into Resource, and the ARN to write there. */
const inResource: Readonly<Record<string, string>> = {
  'ecs:task-definition': 'arn:aws:ecs:REGION:ACCOUNT:task-definition/FAMILY:*',
  'ecs:service': 'arn:aws:ecs:REGION:ACCOUNT:service/CLUSTER/NAME',
  'ecs:task': 'arn:aws:ecs:REGION:ACCOUNT:task/CLUSTER/*',
}

/** The hint for a condition that does nothing: its replacement fences off no less than the condition was meant to. */
function narrowerHint(context: LintContext, statement: Statement, key: string): string {
  if (statement.effect.value === 'Deny') return 'name what is denied in Resource'
  const name = key.toLowerCase()
  if (name === 'iam:passedtoservice') return 'it belongs to iam:PassRole: give that a statement of its own'
  const [entry] = listedActions(statement, context).flatMap(({ entries }) => entries)
  const types = entry ? (resourceTypesOf(entry.action) ?? []) : []
  const arn = types.some((type) => `ecs:${type.name}` === name) ? inResource[name] : undefined
  if (arn !== undefined) return `name it in Resource instead: \`${arn}\``
  // It is checked on container instances where it names one, and on `*` otherwise, with the cluster as the only fence.
  if (entry?.action === 'ecs:ListTasks') return 'what fences it is `ecs:cluster`'
  const type = types.find(({ required }) => required) ?? types[0]
  return type
    ? `name the resources in Resource instead: \`${showFormat(type.arnFormat)}\``
    : 'nothing fences this action: leave it out where it is not needed'
}

function reportFromServices(
  { report }: LintContext,
  statement: Statement,
  key: Condition['key'],
  operator: Operator,
): void {
  const { isVoid, text } = consequence(statement, operator)
  const message = `\`${key.value}\` comes with calls that services make for others, not with calls of one's own, ${text}`
  const isPassRole = statement.action.values.every(({ value }) => value.toLowerCase() === 'iam:passrole')
  const code = isVoid && isPassRole ? 'CONDITION_KEY_NEVER_SENT' : 'CONDITION_KEY_SELDOM_SENT'
  report(code, key.at, message, { hint: 'it belongs into trust policies and resource policies' })
}

/** An action with several required resources needs the key on each of them: every one is a check of its own. */
function checkResourceTypes(
  context: LintContext,
  statement: Statement,
  key: Condition['key'],
  operator: Operator,
): void {
  if (!consequence(statement, operator).isVoid || statement.effect.value === 'Deny') return
  for (const { text, entries, hasWildcard } of listedActions(statement, context)) {
    const [entry] = entries
    if (!entry || hasWildcard) continue
    const required = (resourceTypesOf(entry.action) ?? []).filter((type) => type.required)
    if (required.length < 2) continue
    const lacking = required.filter(
      (type) =>
        !conditionKeysOf(entry.action, type.name)?.some((known) => isSameKey(known.key, key.value.toLowerCase())),
    )
    if (lacking.length === 0 || lacking.length === required.length) continue
    const message = `\`${text.value}\` is also checked on its ${listNames(lacking.map(({ name }) => name))}, without \`${key.value}\`: that check fails here`
    context.report('CONDITION_KEY_SELDOM_SENT', key.at, message, {
      hint: `allow the ${lacking[0]?.name ?? 'other'} in a statement without the condition`,
    })
  }
}

/** Whether operator, values and key fit each other. */
function checkOperator(
  context: LintContext,
  statement: Statement,
  condition: Condition,
  operator: Operator,
  known: ConditionKey,
): void {
  const { report } = context
  const { key } = condition
  const name = condition.operator.value
  if (operator.comparison === 'Null') return
  if (known.isMultiValued && operator.quantifier === undefined) {
    const hint = operator.negated
      ? `write \`ForAllValues:${name}\``
      : `write \`ForAnyValue:${name}\` or \`ForAllValues:${name}\``
    report(
      'MULTIVALUED_KEY',
      condition.operator.at,
      `\`${key.value}\` can have several values, which \`${name}\` never matches`,
      { hint },
    )
  }
  if (!known.isMultiValued && operator.quantifier !== undefined && !known.key.endsWith('*')) {
    const plain = name.replace(/^.*:/, '')
    const message = `\`${key.value}\` has one value; \`${name}\` is for keys with several`
    report('SET_OPERATOR_ON_ONE', condition.operator.at, message, { replacement: JSON.stringify(plain) })
  }
  const families: Readonly<Record<ConditionKey['type'], RegExp>> = {
    String: /^(String|Binary|Arn)/,
    ARN: /^(Arn|String)/,
    Numeric: /^(Numeric|String)/,
    Date: /^(Date|String|Numeric)/,
    Bool: /^(Bool|String)/,
    IPAddress: /^(IpAddress|String)/,
    Binary: /^(Binary|String)/,
  }
  // A tag may hold anything.
  if (!known.key.endsWith('*') && !families[known.type].test(operator.comparison)) {
    const message = `\`${name}\` compares something else than the ${known.type} that \`${key.value}\` holds`
    report('CONDITION_KEY_TYPE', condition.operator.at, message)
  }
  if (operator.comparison === 'ArnLike') checkArnOfKey(context, condition, statement)
  if (known.type === 'ARN' && operator.comparison.startsWith('String')) checkIsArn(context, condition)
}

/** String operators take any text, a name too, which an ARN never equals. */
function checkIsArn({ report }: LintContext, { key, values }: Condition): void {
  for (const { value, at } of values) {
    if (/^(arn:|[*?]|\uE000)/.test(withoutPlaceholders(value))) continue
    report('CONDITION_ARN_MISMATCH', at, `\`${value}\` is no ARN, which is what \`${key.value}\` holds`)
  }
}

/** The resource types that some keys name. */
function checkArnOfKey(context: LintContext, { key, values }: Condition, statement: Statement): void {
  const [prefix, type] = key.value.split(':')
  const entry = listedActions(statement, context).flatMap(({ entries }) => entries)[0]
  if (!prefix || !type || entry?.service !== prefix.toLowerCase()) return
  const format = formatOf(prefix, type)
  if (!format) return
  for (const { value, at } of values) {
    const pattern = parseArnPattern(withoutPlaceholders(value), false)
    if (pattern.kind !== 'parts' || arnPatternsOverlap(pattern, arnFormatPattern(format))) continue
    context.report(
      'CONDITION_ARN_MISMATCH',
      at,
      `\`${restorePlaceholders(value)}\` is no ARN of the kind that \`${key.value}\` holds: ${showFormat(format)}`,
    )
  }
}

function formatOf(prefix: string, type: string): string | undefined {
  const owners: Readonly<Record<string, string>> = {
    cluster: 'ecs:DescribeClusters',
    service: 'ecs:DescribeServices',
    task: 'ecs:DescribeTasks',
    'task-definition': 'ecs:RunTask',
    'capacity-provider': 'ecs:DeleteCapacityProvider',
    'container-instances': 'ecs:DescribeContainerInstances',
  }
  const owner = prefix.toLowerCase() === 'ecs' ? owners[type.toLowerCase()] : undefined
  return owner && resourceTypesOf(owner)?.[0]?.arnFormat
}
