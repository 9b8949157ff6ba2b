import type { Text } from '../../policy.ts'
import { actionExists, isResourceControlService, isServiceKnown, nearestAction } from '../../service-reference/index.ts'
import { type LintContext, listNames } from '../context.ts'
import { trustActions } from '../kind.ts'
import { actionOfOperation } from '../operations.ts'
import { placeholdersIn } from '../placeholders.ts'

/** The spelling of actions, and whether they exist. */
export function checkActions(context: LintContext): void {
  for (const { action } of context.policy.statements) {
    for (const text of action.values) {
      if (placeholdersIn(text.value).length > 0) continue
      if (context.kind === 'trust') checkTrustAction(context, text)
      else if (hasForm(context, text)) checkExistence(context, text)
    }
  }
}

// observed: test/vectors/iam/trust.json, `T-act-star` and `T-act-case`: neither `sts:*` nor another letter case is taken
function checkTrustAction({ report }: LintContext, { value, at }: Text): void {
  if (trustActions.includes(value) || /^sts:AssumeRole[A-Za-z*?]+$/.test(value)) return
  const spelling = trustActions.find((name) => name.toLowerCase() === value.toLowerCase())
  report('TRUST_ACTION', at, `\`${value}\` is not one of the actions that a trust policy may name`, {
    hint: `it may name ${trustActions.join(', ')}, in this spelling`,
    replacement: spelling && JSON.stringify(spelling),
  })
}

function hasForm({ kind, report }: LintContext, { value, at }: Text): boolean {
  if (value === '*') {
    if (kind === 'resourceControl')
      report('RESOURCE_CONTROL_RULE', at, 'a resource control policy names the services of its actions')
    return false
  }
  const [prefix = '', name] = value.split(':')
  if (name === undefined || value.split(':').length > 2 || name === '' || /\s/.test(value)) {
    const dotted = /^([a-z0-9-]+)[./](\w+)$/i.exec(value)
    const replacement = dotted ? JSON.stringify(`${dotted[1]}:${dotted[2]}`) : undefined
    report('ACTION_FORMAT', at, `\`${value}\` is no action: write \`service:Name\`, or \`*\` for all`, { replacement })
    return false
  }
  if (/[*?]/.test(prefix)) {
    const message = `\`${value}\` has a wildcard in the service, which AWS refuses`
    report('ACTION_FORMAT', at, message, {
      hint: 'wildcards stand in the name of the action only, as in `ecs:Describe*`',
    })
    return false
  }
  if (!/^[a-z0-9-]+$/i.test(prefix)) {
    report('ACTION_FORMAT', at, `\`${prefix}\` is no prefix of a service`)
    return false
  }
  if (kind === 'resourceControl' && !isResourceControlService(prefix)) {
    report('RESOURCE_CONTROL_RULE', at, `resource control policies do not reach \`${prefix}\``)
  }
  return true
}

/** One note for all actions that are not in the table, so that nobody takes silence for approval. */
export function noteUnchecked({ policy, report, matching }: LintContext): void {
  const unchecked = policy.statements.flatMap(({ action }) =>
    action.values.filter(({ value }) => {
      const prefix = value.split(':')[0] ?? ''
      return isServiceKnown(prefix) && actionExists(value) === 'unchecked' && matching(value).length === 0
    }),
  )
  const [first] = unchecked
  if (!first) return
  const names = [...new Set(unchecked.map(({ value }) => value))]
  report('ACTIONS_NOT_CHECKED', first.at, `not checked, because our table does not have them: ${listNames(names)}`)
}

function checkExistence({ report, matching }: LintContext, { value, at }: Text): void {
  if (/[*?]/.test(value)) {
    const isListed = matching(value).length > 0
    if (!isListed && actionExists(value) === 'unknown')
      report('ACTION_UNKNOWN', at, `\`${value}\` fits no action of the service`)
    return
  }
  const operation = actionOfOperation(value)
  if (operation) {
    const message = `\`${value}\` is an operation and no action; what is checked is ${operation.map((name) => `\`${name}\``).join(' and ')}`
    report('ACTION_IS_OPERATION', at, message, {
      replacement: operation.map((name) => JSON.stringify(name)).join(', '),
    })
    return
  }
  const status = actionExists(value)
  if (status === 'unknown') {
    const nearest = nearestAction(value)
    report('ACTION_UNKNOWN', at, `there is no action \`${value}\``, {
      ...(nearest && { hint: `did you mean \`${nearest}\`?` }),
      replacement: nearest && JSON.stringify(nearest),
    })
  }
  const prefix = value.split(':')[0] ?? ''
  if (status === 'unchecked' && !isServiceKnown(prefix)) {
    report(
      'ACTION_SERVICE_UNKNOWN',
      at,
      `no service that we know of has the prefix \`${prefix}\`; \`${value}\` was not checked`,
    )
  }
}
