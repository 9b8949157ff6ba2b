import { parseOperator } from '../../conditions/operator.ts'
import { matchGlob, parseGlob } from '../../glob.ts'
import type { Statement } from '../../policy.ts'
import type { Rule } from '../context.ts'

/** Statements that allow more than a deployment can want. */
export const checkRisks: Rule = ({ policy, kind, report }) => {
  if (kind === 'trust' || kind === 'serviceControl' || kind === 'resourceControl') return
  for (const statement of policy.statements) {
    const { action, resource, conditions, effect } = statement
    if (effect.value === 'Deny') continue
    if (action.negated) {
      const message = 'it allows every action but these, also of services that do not exist yet'
      report('NOT_ACTION_ALLOWED', action.at, message, { hint: 'list the actions that are needed' })
    }
    if (resource?.negated)
      report('NOT_RESOURCE_ALLOWED', resource.at, 'it allows the actions on every resource but these', {
        hint: 'list the resources',
      })
    const isOnAll = resource?.negated === false && resource.values.some(({ value }) => value === '*')
    const [all] = action.values.filter(({ value }) => value === '*' || value === '*:*')
    if (isOnAll && all && !action.negated && conditions.length === 0) {
      report('ALLOW_EVERYTHING', all.at, 'it allows every action on everything')
      continue
    }
    const passRole = action.values.find(
      ({ value }) => matchGlob(parseGlob(value.toLowerCase()), 'iam:passrole') === 'yes',
    )
    const wide = resource?.values.find(({ value }) => /^(\*|arn:[^:]*:iam::[^:]*:(\*|role\/\*))$/.test(value))
    if (!passRole || !wide || action.negated) continue
    const message = 'any role of the account may be passed, one that may do everything included'
    report(limitsService(statement) ? 'PASS_ROLE_ANY_TO_SERVICE' : 'PASS_ROLE_ANY', wide.at, message, {
      hint: 'name the roles of the task definition',
    })
  }
}

function limitsService({ conditions }: Statement): boolean {
  return conditions.some(({ key, operator }) => {
    const parsed = parseOperator(operator.value)
    return (
      key.value.toLowerCase() === 'iam:passedtoservice' &&
      parsed?.negated === false &&
      !parsed.ifExists &&
      parsed.comparison !== 'Null'
    )
  })
}
