import { arnPattern } from '../../arn.ts'
import { parseRange } from '../../conditions/address.ts'
import { parseDate } from '../../conditions/date.ts'
import { parseDecimal } from '../../conditions/decimal.ts'
import { type Comparison, operatorNames, parseOperator } from '../../conditions/operator.ts'
import { parseGlob } from '../../glob.ts'
import type { Text } from '../../policy.ts'
import { editDistance } from '../../service-reference/edit-distance.ts'
import type { LintContext } from '../context.ts'
import { placeholdersIn, withoutPlaceholders } from '../placeholders.ts'

/** Operators, and whether the values can be what the operators compare. */
export function checkConditionValues(context: LintContext): void {
  for (const { conditions } of context.policy.statements) {
    for (const { operator, values } of conditions) {
      const parsed = parseOperator(operator.value)
      if (!parsed) reportOperator(context, operator)
      else for (const value of values) checkValue(context, parsed.comparison, value)
    }
  }
}

function reportOperator({ report }: LintContext, { value, at }: Text): void {
  if (/^null(ifexists)?$|:null/i.test(value)) {
    report('OPERATOR_UNKNOWN', at, `\`${value}\`: Null goes with neither IfExists nor a quantifier`, {
      replacement: '"Null"',
    })
    return
  }
  const [, quantifier = '', name = ''] = /^((?:ForAllValues|ForAnyValue):)?(.*)$/i.exec(value) ?? []
  const suffix = /if_?exist(s|ing|ed)?$/i.test(name) ? 'IfExists' : ''
  const plain = name.replace(/if_?exist(s|ing|ed)?$/i, '').toLowerCase()
  const [nearest] = operatorNames
    .map((known) => ({ known, distance: editDistance(plain, known.toLowerCase(), 4) }))
    .filter(({ distance }) => distance < 4)
    .sort((a, b) => a.distance - b.distance)
  const meant = nearest && `${quantifier}${nearest.known}${suffix}`
  report('OPERATOR_UNKNOWN', at, `there is no condition operator \`${value}\``, {
    ...(meant && { hint: `did you mean \`${meant}\`?` }),
    replacement: meant && JSON.stringify(meant),
  })
}

/** What a value has to be, for each family; with what AWS takes even from identity policies. */
function checkValue({ kind, report }: LintContext, comparison: Comparison, { value, at }: Text): void {
  if (placeholdersIn(value).length > 0) return
  if (comparison === 'Bool' || comparison === 'Null') {
    if (/^(true|false)$/i.test(value)) return
    const message = `\`${value}\` counts as false: only the word true is true`
    report('VALUE_NEVER_TRUE', at, message, { hint: 'write `"true"` or `"false"`' })
    return
  }
  const wanted = wantedFor(comparison, value)
  if (wanted === undefined) return
  // observed: a session policy is taken with them (they never match); only Base64 is looked at then.
  const severity = kind === 'session' && comparison !== 'BinaryEquals' ? 'warning' : 'error'
  report('VALUE_INVALID', at, `\`${value}\` is no ${wanted}`, { severity })
}

/** The name of what a value should be and is not; `undefined` when it is. */
function wantedFor(comparison: Comparison, value: string): string | undefined {
  if (comparison.startsWith('Numeric')) return parseDecimal(value) ? undefined : 'number'
  if (comparison.startsWith('Date'))
    return parseDate(value) === undefined ? 'date: write it like `2031-04-01T00:00:00Z`' : undefined
  if (comparison === 'IpAddress')
    return parseRange(value) ? undefined : 'address or range of addresses like `203.0.113.0/24`'
  if (comparison === 'BinaryEquals')
    return /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(value) ? undefined : 'Base64'
  if (comparison !== 'ArnLike') return undefined
  const glob = parseGlob(withoutPlaceholders(value))
  if (glob.open || /\$\{/.test(value)) return undefined
  return arnPattern(glob, false).kind === 'invalid'
    ? 'ARN, which has six parts: arn:partition:service:region:account:resource'
    : undefined
}
