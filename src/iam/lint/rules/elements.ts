import type { LintContext } from '../context.ts'
import type { PolicyKind } from '../kind.ts'

const names: Readonly<Record<PolicyKind, string>> = {
  identity: 'a policy of a user or role',
  trust: 'a trust policy',
  resource: 'a resource policy',
  session: 'a session policy',
  serviceControl: 'a service control policy',
  resourceControl: 'a resource control policy',
}

/** Principal and Resource, which some kinds of policy need and others do not have. */
export function checkElements(context: LintContext): void {
  const { policy, kind, report } = context
  const hasPrincipal = kind === 'trust' || kind === 'resource' || kind === 'resourceControl'
  for (const { principal, resource, at } of policy.statements) {
    const first = { ...at, length: 1 }
    if (hasPrincipal && !principal) {
      report('PRINCIPAL_MISSING', first, `${names[kind]} says in Principal whom it is about`, {
        hint: adviseOther(context),
      })
    }
    if (!hasPrincipal && principal) {
      const name = principal.negated ? 'NotPrincipal' : 'Principal'
      const message = `${names[kind]} has no ${name}: it is about whoever it is attached to`
      report('PRINCIPAL_FORBIDDEN', principal.at, message, { hint: adviseOther(context) })
    }
    if (kind === 'trust' && resource) {
      report('RESOURCE_FORBIDDEN', resource.at, 'a trust policy has no Resource: it is about the role it belongs to', {
        hint: 'take it out',
      })
    }
    if (kind !== 'trust' && kind !== 'resource' && !resource) {
      report('RESOURCE_MISSING', first, `${names[kind]} says in Resource what it is about`, {
        hint: adviseOther(context),
      })
    }
  }
}

/** When every statement looks like another kind of policy, that is the thing to say. */
function adviseOther({ policy, kind }: LintContext): string {
  const { statements } = policy
  const isTrust = statements.every(({ principal, resource }) => principal && !resource)
  if (kind === 'identity' && isTrust)
    return 'this looks like a trust policy: attach it as such, or check it with `--kind trust`'
  if (kind === 'trust' && statements.every(({ principal, resource }) => !principal && resource)) {
    return 'this looks like a policy for a user or role: check it with `--kind identity`'
  }
  return kind === 'identity' || kind === 'session'
    ? 'move it to the policy of the resource, or take it out'
    : 'add the element'
}

/** What resource control policies may not say. observed: test/vectors/iam/malformed.json, `F-rcp-*` */
export function checkResourceControl({ policy, kind, report }: LintContext): void {
  if (kind !== 'resourceControl') return
  for (const { effect, principal, action } of policy.statements) {
    const code = 'RESOURCE_CONTROL_RULE'
    if (effect.value === 'Allow') {
      report(code, effect.at, 'a resource control policy only denies: AWS attaches its own Allow', {
        replacement: '"Deny"',
      })
    }
    const isEveryone =
      principal?.everyone === true ||
      (principal?.entries ?? []).every(({ type, value }) => type === 'AWS' && value.value === '*')
    if (principal && (principal.negated || !isEveryone || principal.entries.length > 1)) {
      const hint = 'name principals in a Condition on aws:PrincipalArn or aws:PrincipalAccount'
      report(code, principal.at, 'a resource control policy is about everyone', {
        hint,
        replacement: principal.negated ? undefined : '"*"',
      })
    }
    if (action.negated)
      report(code, action.at, 'a resource control policy has no NotAction', { hint: 'list the actions' })
  }
}
