import { parseArn } from '../../arn.ts'
import type { PrincipalType, Statement, Text } from '../../policy.ts'
import { hasUnknown } from '../../unknown.ts'
import type { LintContext } from '../context.ts'
import { withoutPlaceholders } from '../placeholders.ts'
import { isServicePrincipal, nearestServicePrincipal } from '../service-principals.ts'

/** The spelling of principals. */
export function checkPrincipals(context: LintContext): void {
  const { policy, kind, report } = context
  if (kind === 'identity' || kind === 'session' || kind === 'serviceControl') return
  for (const statement of policy.statements) {
    const { principal, effect } = statement
    if (!principal) continue
    if (principal.negated && effect.value === 'Allow') {
      report(
        'PRINCIPAL_ANYONE',
        principal.at,
        'Allow with NotPrincipal lets in everyone but these, anonymous callers included',
      )
    }
    for (const { type, value } of principal.entries) checkEntry(context, statement, type, value)
    const all = principal.everyone
      ? principal.at
      : principal.entries.find(({ type, value }) => type === 'AWS' && value.value === '*')?.value.at
    const isOpen = effect.value === 'Allow' && statement.conditions.length === 0 && !principal.negated
    if (all && isOpen && kind !== 'resourceControl') {
      report('PRINCIPAL_ANYONE', all, 'anyone is let in, of every account and without conditions', {
        hint: 'name accounts or roles, or add a Condition',
      })
    }
  }
}

function checkEntry(context: LintContext, statement: Statement, type: PrincipalType, text: Text): void {
  const marked = withoutPlaceholders(text.value)
  if (hasUnknown(marked) && !marked.startsWith('arn:')) return
  if (type === 'Service') checkService(context, text)
  else if (type === 'AWS') checkAws(context, text, marked)
  else if (type === 'Federated') checkFederated(context, text, marked, statement)
}

function checkService({ report }: LintContext, { value, at }: Text): void {
  if (!isServicePrincipal(value)) {
    report('PRINCIPAL_FORMAT', at, `\`${value}\` is no name of a service: write it like \`ecs-tasks.amazonaws.com\``)
    return
  }
  const nearest = nearestServicePrincipal(value)
  if (nearest === undefined) return
  report('PRINCIPAL_FORMAT', at, `\`${value}\` is no service that we know of`, {
    severity: 'warning',
    hint: `did you mean \`${nearest}\`?`,
    replacement: JSON.stringify(nearest),
  })
}

// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html (checked 2026-11)
function checkAws({ report }: LintContext, { value, at }: Text, marked: string): void {
  if (value === '*' || /^\d{12}$/.test(value)) return
  if (/^A[A-Z0-9]{15,}$/.test(value)) {
    report(
      'PRINCIPAL_DELETED',
      at,
      `\`${value}\` is the unique id of a user or role that was deleted since: it lets nobody in`,
    )
    return
  }
  if (/\.amazonaws\.com(\.cn)?$/.test(value)) {
    const message = `\`${value}\` is a service, and stands under \`AWS\``
    report('PRINCIPAL_FORMAT', at, message, { hint: 'put it under `Service`' })
    return
  }
  const arn = parseArn(marked)
  const isPrincipal =
    arn &&
    /^(iam|sts)$/.test(arn.service) &&
    /^(root$|user\/|role\/|assumed-role\/|federated-user\/)|\uE000/.test(arn.resource)
  if (!isPrincipal || !/^\d{12}$|\uE000/.test(arn.account)) {
    report('PRINCIPAL_FORMAT', at, `\`${value}\` is neither an account, a user, a role nor a session`)
    return
  }
  if (/[*?]/.test(value)) {
    const hint = 'name the account, and compare aws:PrincipalArn in a Condition with ArnLike'
    report('PRINCIPAL_FORMAT', at, `\`${value}\`: a wildcard cannot stand for a part of a principal`, { hint })
  }
}

const builtIn = ['accounts.google.com', 'cognito-identity.amazonaws.com', 'graph.facebook.com', 'www.amazon.com']

function checkFederated({ report }: LintContext, { value, at }: Text, marked: string, statement: Statement): void {
  if (builtIn.includes(value) || statement.effect.value === 'Deny') return
  const arn = parseArn(marked)
  if (arn?.service === 'iam' && /^(oidc-provider|saml-provider)\/|^\uE000/.test(arn.resource)) return
  const issuer = /^(?:https:\/\/)?([\w.-]+\.[a-z]{2,}(?:\/[\w./-]*)?)$/.exec(value)?.[1]
  const message = `\`${value}\` is no identity provider: write its ARN`
  report('PRINCIPAL_FORMAT', at, message, {
    hint: `an ARN like \`arn:aws:iam::ACCOUNT:oidc-provider/${issuer ?? 'HOST'}\``,
  })
}
