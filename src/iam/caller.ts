import { parseArn } from './arn.ts'

/**
 * Who asks. A text is the ARN of a user, a role, a role's session, a federated user or an account's root; a service's name
 * (`ecs-tasks.amazonaws.com`); or the ARN of an identity provider. The object says it where a text would be ambiguous.
 */
export type Principal =
  | string
  | { readonly type: 'AWS' | 'Service' | 'Federated' | 'CanonicalUser'; readonly id: string }
  | { readonly type: 'Anonymous' }

/** A principal taken apart. */
export interface Caller {
  readonly kind:
    | 'user'
    | 'role'
    | 'session'
    | 'federatedUser'
    | 'root'
    | 'service'
    | 'identityProvider'
    | 'canonicalUser'
    | 'anonymous'
  readonly id: string
  /** Empty for services and anonymous callers. */
  readonly account: string
  /** The role behind a session: its name, and its ARN if the context told it (a session's ARN has lost the path). */
  readonly role?: { readonly name: string; readonly arn: string | undefined }
}

/** Takes a principal apart. `principalArn` is the value of aws:PrincipalArn, if the request has it. */
export function callerOf(principal: Principal, principalArn: string | readonly string[] | undefined): Caller {
  if (typeof principal !== 'string') {
    if (principal.type === 'Anonymous') return { kind: 'anonymous', id: '*', account: '' }
    if (principal.type === 'AWS') return callerOf(principal.id, principalArn)
    const kinds = { Service: 'service', Federated: 'identityProvider', CanonicalUser: 'canonicalUser' } as const
    return { kind: kinds[principal.type], id: principal.id, account: parseArn(principal.id)?.account ?? '' }
  }
  const arn = parseArn(principal)
  if (!arn) {
    if (/^\d{12}$/.test(principal)) return { kind: 'root', id: principal, account: principal }
    if (/\.amazonaws\.com(\.cn)?$/.test(principal)) return { kind: 'service', id: principal, account: '' }
    if (principal === '' || principal === '*') return { kind: 'anonymous', id: '*', account: '' }
    return { kind: 'identityProvider', id: principal, account: '' }
  }
  const { account, resource } = arn
  const [type = '', name = ''] = resource.split('/')
  const last = resource.slice(resource.lastIndexOf('/') + 1)
  if (type === 'assumed-role') {
    const isRole = typeof principalArn === 'string' && parseArn(principalArn)?.resource.endsWith(`/${name}`) === true
    return { kind: 'session', id: principal, account, role: { name, arn: isRole ? principalArn : undefined } }
  }
  if (type === 'role') return { kind: 'role', id: principal, account, role: { name: last, arn: principal } }
  if (type === 'federated-user') return { kind: 'federatedUser', id: principal, account }
  if (type === 'oidc-provider' || type === 'saml-provider') return { kind: 'identityProvider', id: principal, account }
  return { kind: resource === 'root' ? 'root' : 'user', id: principal, account }
}

/** Service-linked roles, which service and resource control policies leave alone. */
export function isServiceLinked({ role }: Caller): boolean {
  return (
    role !== undefined &&
    (role.name.startsWith('AWSServiceRoleFor') || role.arn?.includes(':role/aws-service-role/') === true)
  )
}
