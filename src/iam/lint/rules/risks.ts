import { parseOperator } from '../../conditions/operator.ts'
import { matchGlob, parseGlob } from '../../glob.ts'
import type { Statement } from '../../policy.ts'
import { resourceTypesOf } from '../../service-reference/index.ts'
import { type LintContext, listedActions } from '../context.ts'
import { showFormat } from '../resource-forms.ts'

/** Statements that allow more than a deployment can want. */
export function checkRisks(context: LintContext): void {
  const { policy, kind, report } = context
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
    if (isOnAll && !action.negated && conditions.length === 0) adviseNarrower(context, statement)
    const passRole = action.values.find(
      ({ value }) => matchGlob(parseGlob(value.toLowerCase()), 'iam:passrole') === 'yes',
    )
    if (passRole && !action.negated) checkTags(statement, report)
    const wide = resource?.values.find(({ value }) => /^(\*|arn:[^:]*:iam::[^:]*:(\*|role\/\*))$/.test(value))
    if (!passRole || action.negated) continue
    if (!wide) {
      const hint = 'for tasks, add `"StringEquals": {"iam:PassedToService": "ecs-tasks.amazonaws.com"}`'
      if (!limitsService(statement))
        report('PASS_ROLE_TO_ANY_SERVICE', passRole.at, 'the role may be passed to every service', { hint })
      continue
    }
    const message = 'any role of the account may be passed, one that may do everything included'
    report(limitsService(statement) ? 'PASS_ROLE_ANY_TO_SERVICE' : 'PASS_ROLE_ANY', wide.at, message, {
      hint: 'name the roles of the task definition',
    })
  }
}

/** Reads that give what is stored and not what there is: on everything they open every secret of the account. */
const readsContents: readonly string[] = [
  'secretsmanager:GetSecretValue',
  'ssm:GetParameter',
  'ssm:GetParameters',
  'ssm:GetParametersByPath',
  's3:GetObject',
]

/** Actions that change something or read contents, are named in full and could be limited to resources. */
function adviseNarrower(context: LintContext, statement: Statement): void {
  for (const { text, entries, hasWildcard } of listedActions(statement, context)) {
    const [entry] = entries
    if (!entry || hasWildcard || entry.action === 'iam:PassRole') continue
    const isContents = readsContents.includes(entry.action)
    if ((entry.level === 'List' || entry.level === 'Read') && !isContents) continue
    const types = resourceTypesOf(entry.action) ?? []
    const type = types.find(({ required }) => required) ?? (isContents ? types.at(-1) : undefined)
    if (type)
      context.report(
        'RESOURCE_COULD_BE_NARROW',
        text.at,
        `\`${text.value}\` can be limited to resources, as in \`${showFormat(type.arnFormat)}\``,
      )
  }
}

/**
 * IAM does not promise that the tags of a role are there when it asks about passing it.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_passrole.html (checked 2026-11)
 */
function checkTags({ conditions }: Statement, report: LintContext['report']): void {
  for (const { key } of conditions)
    if (/^(aws|iam):resourcetag\//i.test(key.value))
      report('PASS_ROLE_TAGS', key.at, `\`${key.value}\` does not reliably control which roles may be passed`, {
        hint: 'name the roles in Resource',
      })
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
