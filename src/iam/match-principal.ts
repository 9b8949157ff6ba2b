import { parseArn } from './arn.ts'
import type { Caller } from './caller.ts'
import type { Principals, PrincipalType } from './policy.ts'

/**
 * How a Principal names a caller. `everyone` and `session` (or a user) grant to the caller itself; `role` grants to the role, whose
 * boundary and session policy still count; `account` only lets the account decide.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-denyallow.html (checked 2026-11)
 */
export type Naming = 'itself' | 'role' | 'everyone' | 'account'

/** How the Principal or NotPrincipal of a statement names the caller; `undefined` when it does not. */
export function matchPrincipal(principals: Principals, effect: 'Allow' | 'Deny', caller: Caller): Naming | undefined {
  const naming = findNaming(principals, effect, caller)
  // `*` stands for AWS principals: it lets no web identity in. assumed: it keeps them out all the same
  const isForeign = caller.kind === 'identityProvider' && naming === 'everyone' && effect === 'Allow'
  return isForeign ? undefined : naming
}

function findNaming(principals: Principals, effect: 'Allow' | 'Deny', caller: Caller): Naming | undefined {
  if (!principals.negated) return named(principals, caller)
  if (principals.everyone) return undefined
  const namings = new Set(principals.entries.flatMap(({ type, value }) => nameOf(type, value.value, caller) ?? []))
  if (namings.has('everyone')) return undefined
  if (effect === 'Allow' || caller.account === '') return namings.size > 0 ? undefined : 'everyone'
  // To be left out of a Deny, the account, the role and the session must each be listed.
  // https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notprincipal.html (checked 2026-11)
  // assumed: AWS says that it "might" check the account first; we take the strict reading
  const isListed = (namings.has('itself') || caller.kind === 'role') && (!caller.role || namings.has('role'))
  return isListed && (namings.has('account') || caller.kind === 'root') ? undefined : 'everyone'
}

function named({ everyone, entries }: Principals, caller: Caller): Naming | undefined {
  if (everyone) return 'everyone'
  const namings = new Set(entries.flatMap(({ type, value }) => nameOf(type, value.value, caller) ?? []))
  // The most direct naming is the one that grants most.
  return (['everyone', 'itself', 'role', 'account'] as const).find((naming) => namings.has(naming))
}

function nameOf(type: PrincipalType, value: string, caller: Caller): Naming | undefined {
  if (type === 'AWS') return nameOfAws(value, caller)
  const kind = type === 'Service' ? 'service' : type === 'Federated' ? 'identityProvider' : 'canonicalUser'
  return caller.kind === kind && caller.id === value ? 'itself' : undefined
}

function nameOfAws(value: string, caller: Caller): Naming | undefined {
  if (value === '*') return 'everyone'
  if (caller.account === '' || caller.kind === 'identityProvider') return undefined
  const arn = parseArn(value)
  if (
    value === caller.account ||
    (arn?.account === caller.account && arn.service === 'iam' && arn.resource === 'root')
  ) {
    return caller.kind === 'root' ? 'itself' : 'account'
  }
  if (value === caller.id) return caller.kind === 'role' ? 'role' : 'itself'
  if (!arn || !caller.role || arn.service !== 'iam' || arn.account !== caller.account) return undefined
  if (!arn.resource.startsWith('role/')) return undefined
  // A session's ARN has lost the role's path, so the name decides unless the request tells the role's ARN.
  const isRole =
    caller.role.arn === undefined ? arn.resource.endsWith(`/${caller.role.name}`) : value === caller.role.arn
  return isRole ? 'role' : undefined
}
