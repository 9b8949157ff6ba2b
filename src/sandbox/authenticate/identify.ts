import type { Principal, SandboxState } from '../service.ts'
import { findAccessKey, findRole, findUser, policiesOf } from '../services/iam/index.ts'
import { findSession } from '../services/sts/index.ts'
import { AuthenticationFailure } from './failure.ts'
import { isEqual } from './verify.ts'

/** Who a request is from, with all that decides what it may do. */
export interface Caller {
  readonly principal: Principal
  /** Texts of the identity's policies, named for the journal. */
  readonly identityPolicies: readonly NamedPolicy[]
  readonly sessionPolicy: string | undefined
  readonly tags: Readonly<Record<string, string>>
  readonly userName: string | undefined
  /** Real milliseconds; of temporary credentials only. */
  readonly issuedAt: number | undefined
  readonly sourceIdentity: string | undefined
}

/** The text of a policy and where it is attached. */
export interface NamedPolicy {
  readonly name: string
  readonly document: string
}

/** Where the sandbox is. */
export interface Place {
  readonly partition: string
  readonly account: string
}

/** The secret of an access key. Throws `AuthenticationFailure` where there is no such key. */
export function secretOf(state: SandboxState, accessKeyId: string): string {
  const key = findAccessKey(state, accessKeyId)
  if (key?.status === 'Active') return key.secret
  const session = findSession(state, accessKeyId)
  if (session) return session.secret
  throw new AuthenticationFailure('unknown key')
}

/** Who holds an access key whose signature was right. Throws `AuthenticationFailure` on a wrong or expired session token. */
export function identify(
  state: SandboxState,
  place: Place,
  accessKeyId: string,
  token: string | undefined,
  realNow: number,
): Caller {
  const key = findAccessKey(state, accessKeyId)
  if (key) return user(state, place, key.userName, token)
  return session(state, place, accessKeyId, token, realNow)
}

function user(state: SandboxState, place: Place, name: string, token: string | undefined): Caller {
  if (token !== undefined) throw new AuthenticationFailure('bad token')
  const found = findUser(state, name)
  if (!found) throw new AuthenticationFailure('unknown key')
  return {
    principal: {
      arn: found.arn,
      account: place.account,
      identityArn: found.arn,
      userId: found.id,
      temporary: false,
    },
    identityPolicies: named(`user ${name}`, policiesOf(state, found)),
    sessionPolicy: undefined,
    tags: found.tags,
    userName: name,
    issuedAt: undefined,
    sourceIdentity: undefined,
  }
}

function session(
  state: SandboxState,
  place: Place,
  accessKeyId: string,
  token: string | undefined,
  realNow: number,
): Caller {
  const found = findSession(state, accessKeyId)
  if (!found) throw new AuthenticationFailure('unknown key')
  if (!isEqual(found.token, token ?? '')) throw new AuthenticationFailure('bad token')
  if (found.expiresAt <= realNow) throw new AuthenticationFailure('expired token')
  const role = findRole(state, found.roleName)
  // Sessions of a role that was deleted (or made anew) authenticate still, and may do nothing.
  const alive = role?.id === found.roleId ? role : undefined
  return {
    principal: {
      arn: `arn:${place.partition}:sts::${place.account}:assumed-role/${found.roleName}/${found.sessionName}`,
      account: place.account,
      identityArn: alive?.arn ?? `arn:${place.partition}:iam::${place.account}:role/${found.roleName}`,
      userId: `${found.roleId}:${found.sessionName}`,
      temporary: true,
    },
    identityPolicies: alive ? named(`role ${alive.name}`, policiesOf(state, alive)) : [],
    sessionPolicy: found.policy,
    tags: { ...alive?.tags, ...found.tags },
    userName: undefined,
    issuedAt: found.issuedAt,
    sourceIdentity: found.sourceIdentity,
  }
}

function named(holder: string, policies: Readonly<Record<string, string>>): NamedPolicy[] {
  return Object.entries(policies).map(([name, document]) => ({ name: `${holder}, policy ${name}`, document }))
}
