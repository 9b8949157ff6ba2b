import { matchGlob, parseGlob } from '../../glob.ts'
import type { Statement, Text } from '../../policy.ts'
import { type LintContext, listNames } from '../context.ts'
import { placeholdersIn } from '../placeholders.ts'

/**
 * Actions by which whoever holds them on everything can give every other right to themselves.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_managed-vs-inline.html, and the list that penetration testers keep:
 * https://rhinosecuritylabs.com/aws/aws-privilege-escalation-methods-mitigation/ (both checked 2026-11)
 */
const escalations: readonly string[] = [
  'iam:AddUserToGroup',
  'iam:AttachGroupPolicy',
  'iam:AttachRolePolicy',
  'iam:AttachUserPolicy',
  'iam:CreateAccessKey',
  'iam:CreateLoginProfile',
  'iam:CreatePolicyVersion',
  'iam:DeleteRolePermissionsBoundary',
  'iam:DeleteRolePolicy',
  'iam:DeleteUserPermissionsBoundary',
  'iam:PutGroupPolicy',
  'iam:PutRolePermissionsBoundary',
  'iam:PutRolePolicy',
  'iam:PutUserPermissionsBoundary',
  'iam:PutUserPolicy',
  'iam:SetDefaultPolicyVersion',
  'iam:UpdateAssumeRolePolicy',
  'iam:UpdateLoginProfile',
]

/** Everything of IAM's, or every identity or policy of an account. */
const everyIdentity = /^(\*+|arn:[^:]*:iam::[^:]*:(\*|(role|user|group|policy)\/\*))$/

/** The gravest access that a pattern of actions allows, from the gravest down. */
type Extent = 'escalation' | 'write' | 'read'

/** Wildcards in actions on everything: how grave they are depends on what they let one do. */
export function checkWideActions(context: LintContext): void {
  const { policy, kind, report } = context
  if (kind !== 'identity' && kind !== 'session') return
  for (const statement of policy.statements) {
    const { effect, action, conditions } = statement
    if (effect.value !== 'Allow' || action.negated || conditions.length > 0) continue
    for (const text of action.values) {
      // The whole of everything has a finding of its own, and a placeholder may become anything.
      if (/^\*(:\*)?$/.test(text.value) || placeholdersIn(text.value).length > 0) continue
      const extent = extentOf(context, text)
      if (extent === 'escalation' && isOn(statement, everyIdentity)) reportEscalation(report, text)
      else if (/[*?]/.test(text.value) && isOn(statement, wholeOf(text))) reportWide(context, text, extent)
    }
  }
}

function isOn({ resource }: Statement, everything: RegExp): boolean {
  return resource !== undefined && !resource.negated && resource.values.some(({ value }) => everything.test(value))
}

/** `*`, or an ARN that names the service and nothing else. */
function wholeOf({ value }: Text): RegExp {
  const [prefix = ''] = value.toLowerCase().split(':')
  return new RegExp(`^(\\*+|arn:[^:]*:${prefix.replace(/[^a-z0-9-]/g, '')}:[^:]*:[^:]*:\\*+)$`)
}

function extentOf({ matching }: LintContext, { value }: Text): Extent {
  if (escalations.some((action) => matchesAction(value, action))) return 'escalation'
  const entries = matching(value)
  // An action that the service reference does not have may do anything.
  const isRead = entries.length > 0 && entries.every(({ level }) => level === 'List' || level === 'Read')
  return isRead ? 'read' : 'write'
}

function matchesAction(pattern: string, action: string): boolean {
  return matchGlob(parseGlob(pattern.toLowerCase()), action.toLowerCase()) === 'yes'
}

function reportEscalation(report: LintContext['report'], { value, at }: Text): void {
  const found = escalations.filter((action) => matchesAction(value, action))
  const how = found.length === 1 && found[0] === value ? '' : ` (${listNames(found)})`
  report('PRIVILEGE_ESCALATION', at, `whoever has \`${value}\` on everything${how} can get every other right`, {
    hint: 'name the roles it is for in Resource, or leave it to another role',
  })
}

function reportWide({ report, matching }: LintContext, { value, at }: Text, extent: Extent): void {
  const entries = matching(value)
  const writes = entries.filter(({ level }) => level !== 'List' && level !== 'Read')
  const [first, ...more] = extent === 'read' ? entries : writes
  const such = first === undefined ? '' : ` (\`${first.action}\`${more.length > 0 ? ` and ${more.length} more` : ''})`
  const [message, severity] =
    extent === 'read'
      ? ([`\`${value}\`${such} reads everything of the service`, 'note'] as const)
      : ([`\`${value}\`${such} changes everything of the service`, 'warning'] as const)
  report('WILDCARD_ON_EVERYTHING', at, message, {
    severity,
    hint: 'list the actions that are needed, on the resources that they are for',
  })
}
