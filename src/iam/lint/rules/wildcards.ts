import { parseOperator } from '../../conditions/operator.ts'
import { globalConditionKey, globalConditionKeys } from '../../service-reference/index.ts'
import type { LintContext } from '../context.ts'
import { nearestKey } from '../nearest-key.ts'
import { placeholdersIn } from '../placeholders.ts'

/** Wildcards that are none, sets that are empty, variables that are none. */
export function checkWildcards({ policy, report }: LintContext): void {
  for (const { effect, conditions, resource } of policy.statements) {
    for (const { operator, key, values } of conditions) {
      const parsed = parseOperator(operator.value)
      if (!parsed) continue
      const literal = parsed.comparison === 'StringEquals' || parsed.comparison === 'StringEqualsIgnoreCase'
      for (const { value, at } of values) {
        const plain = placeholdersIn(value).reduce(
          (text, found) => text.replace(found, ''),
          value.replace(/\$\{[*?$]\}/g, ''),
        )
        if (!literal || !/[*?]/.test(plain.replace(/\$\{[^}]*\}/g, ''))) continue
        const better = operator.value.replace(/Equals(IgnoreCase)?/i, 'Like')
        const message = `\`${operator.value}\` takes the wildcard in \`${value}\` for a character of its own`
        report('WILDCARD_IS_LITERAL', at, message, { hint: `write \`${better}\` if it is meant as a wildcard` })
      }
      const isGuarded = conditions.some(
        (other) =>
          other.key.value.toLowerCase() === key.value.toLowerCase() &&
          parseOperator(other.operator.value)?.comparison === 'Null' &&
          other.values.every(({ value }) => value.toLowerCase() === 'false'),
      )
      if (parsed.quantifier === 'all' && effect.value === 'Allow' && !isGuarded) {
        const message = `\`${operator.value}\` is true when the request does not have \`${key.value}\` at all`
        report('FOR_ALL_VALUES_IN_ALLOW', operator.at, message, { hint: `add \`"Null": {"${key.value}": "false"}\`` })
      }
    }
    for (const { value, at } of [...(resource?.values ?? []), ...conditions.flatMap((condition) => condition.values)]) {
      if (/\$\{[^}]*$/.test(value)) report('VARIABLE_INVALID', at, `the \`\${\` in \`${value}\` is not closed`)
      for (const [, name = ''] of value.matchAll(/\$\{(aws:[^{},:]+)[^{}]*\}/gi)) {
        if (globalConditionKey(name)) continue
        const meant = nearestKey(name, globalConditionKeys)
        const advice = meant === undefined ? {} : { hint: `did you mean \`${meant}\`?` }
        report('VARIABLE_INVALID', at, `there is no condition key \`${name}\` to take the value from`, advice)
      }
    }
  }
}
