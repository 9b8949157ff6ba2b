import { parseOperator } from '../../conditions/operator.ts'
import type { Text } from '../../policy.ts'
import { findAction, nearestAction } from '../../service-reference/index.ts'
import type { LintContext } from '../context.ts'
import { placeholdersIn } from '../placeholders.ts'
import { isServicePrincipal, nearestServicePrincipal } from '../service-principals.ts'

type Check = (report: LintContext['report'], text: Text) => void

/** Keys whose values come from a closed set, by their names in lower case. */
const checks: ReadonlyMap<string, Check> = new Map([
  ['iam:passedtoservice', checkService],
  ['ecs:createaction', checkCreateAction],
])

/** Values that a condition key never has. */
export function checkKnownValues({ policy, report }: LintContext): void {
  for (const { operator, key, values } of policy.statements.flatMap(({ conditions }) => conditions)) {
    const check = checks.get(key.value.toLowerCase())
    if (!check || !parseOperator(operator.value)?.comparison.startsWith('String')) continue
    for (const text of values)
      if (!/[*?]|\$\{/.test(text.value) && placeholdersIn(text.value).length === 0) check(report, text)
  }
}

function checkService(report: LintContext['report'], { value, at }: Text): void {
  const isComplete = isServicePrincipal(value)
  const complete = isComplete ? value : `${value}.amazonaws.com`
  const meant = nearestServicePrincipal(complete) ?? complete
  if (meant === value || !isServicePrincipal(meant)) return
  report('VALUE_UNKNOWN', at, `\`${value}\` is no service that a role is passed to`, {
    hint: `did you mean \`${meant}\`?`,
    replacement: JSON.stringify(meant),
  })
}

/** The key holds the name of an operation, letter for letter. */
function checkCreateAction(report: LintContext['report'], { value, at }: Text): void {
  const action = `ecs:${value}`
  if (findAction(action)?.action === action) return
  const meant = (findAction(action)?.action ?? nearestAction(action))?.slice('ecs:'.length)
  report('VALUE_UNKNOWN', at, `\`${value}\` is no operation of ECS`, {
    ...(meant !== undefined && { hint: `did you mean \`${meant}\`?` }),
    replacement: meant && JSON.stringify(meant),
  })
}
