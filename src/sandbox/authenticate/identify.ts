import type { Place, Principal, SandboxState } from '../service.ts'
import {
  type AccessKey,
  boundaryOf,
  findAccessKey,
  findRole,
  findUser,
  policiesOf,
  type Role,
} from '../services/iam/index.ts'
import { findSession, type RoleSession } from '../services/sts/index.ts'
import { AuthenticationFailure } from './failure.ts'
import { isEqual } from './verify.ts'

/** The principal of a request, with the policies that decide its rights. */
export interface Caller {
  readonly principal: Principal
  /** Texts of the identity's policies, named for the journal. */
  readonly identityPolicies: readonly NamedPolicy[]
  readonly sessionPolicy: string | undefined
  /** The text of the identity's permissions boundary. */
  readonly boundary: string | undefined
  readonly tags: Readonly<Record<string, string>>
  readonly userName: string | undefined
  /** Real milliseconds; of temporary credentials only. */
  readonly issuedAt: number | undefined
  readonly sourceIdentity: string | undefined
}

/** Who has not said who they are. */
export function anonymousCaller(account: string): Caller {
  const name = 'anonymous'
  return {
    principal: { arn: name, account, identityArn: name, userId: name, temporary: false },
    identityPolicies: [],
    sessionPolicy: undefined,
    boundary: undefined,
    tags: {},
    userName: undefined,
    issuedAt: undefined,
    sourceIdentity: undefined,
  }
}

/** The text of a policy and where it is attached. */
export interface NamedPolicy {
  readonly name: string
  readonly document: string
}

/** The accounts whose keys let somebody in, each with its view of the state. */
export interface Keyring {
  accounts(): Iterable<{ readonly place: Pick<Place, 'partition' | 'account'>; readonly state: SandboxState }>
}

/** The holder of an access key. */
type KeyHolder = {
  readonly place: Pick<Place, 'partition' | 'account'>
  readonly state: SandboxState
  readonly secret: string
  readonly accessKeyId: string
} & ({ readonly key: AccessKey } | { readonly session: RoleSession })

/** The holder of an access key. Throws `AuthenticationFailure` where there is no such key, or an inactive one. */
export function keyHolder(keyring: Keyring, accessKeyId: string): KeyHolder {
  for (const { place, state } of keyring.accounts()) {
    const key = findAccessKey(state, accessKeyId)
    if (key?.status === 'Active') return { place, state, key, secret: key.secret, accessKeyId }
    const session = findSession(state, accessKeyId)
    if (session) return { place, state, session, secret: session.secret, accessKeyId }
  }
  throw new AuthenticationFailure('unknown key')
}

/** Who the holder of a key is. Throws `AuthenticationFailure` on a wrong or expired session token. */
export function identify(holder: KeyHolder, token: string | undefined, realNow: number): Caller {
  if ('session' in holder && !isEqual(holder.session.token, token ?? '')) throw new AuthenticationFailure('bad token')
  if ('key' in holder && token !== undefined) throw new AuthenticationFailure('bad token')
  return identifyHolder(holder, realNow)
}

/** Who the holder of a key is, of whom no session token is asked. Throws `AuthenticationFailure` on an expired session. */
export function identifyHolder(holder: KeyHolder, realNow: number): Caller {
  return 'key' in holder ? userCaller(holder, holder.key.userName) : liveSession(holder, holder.session, realNow)
}

function userCaller({ state, place, accessKeyId }: KeyHolder, name: string): Caller {
  const found = findUser(state, name)
  if (!found) throw new AuthenticationFailure('unknown key')
  return {
    principal: {
      arn: found.arn,
      account: place.account,
      identityArn: found.arn,
      userId: found.id,
      temporary: false,
      accessKeyId,
    },
    identityPolicies: named(`user ${name}`, policiesOf(state, found)),
    sessionPolicy: undefined,
    boundary: boundaryOf(state, found),
    tags: found.tags,
    userName: name,
    issuedAt: undefined,
    sourceIdentity: undefined,
  }
}

/** Who a service is that has assumed a role for a call of its own. */
export function serviceAsRole(holder: RoleHolder, role: Pick<Role, 'name' | 'id'>, issued: Issued): Caller {
  return sessionCaller(holder, { ...issued, roleName: role.name, roleId: role.id, tags: {} })
}

/** Where a role is. */
type RoleHolder = Pick<KeyHolder, 'state' | 'place'> & { readonly accessKeyId?: string }

type Issued = Pick<RoleSession, 'sessionName' | 'issuedAt'>

type SessionFacts = Issued & Pick<RoleSession, 'roleName' | 'roleId' | 'tags' | 'policy' | 'sourceIdentity'>

function liveSession(holder: KeyHolder, found: RoleSession, realNow: number): Caller {
  if (found.expiresAt <= realNow) throw new AuthenticationFailure('expired token')
  return sessionCaller(holder, found)
}

function sessionCaller({ state, place, accessKeyId }: RoleHolder, found: SessionFacts): Caller {
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
      ...(accessKeyId !== undefined && { accessKeyId }),
    },
    identityPolicies: alive ? named(`role ${alive.name}`, policiesOf(state, alive)) : [],
    sessionPolicy: found.policy,
    boundary: alive && boundaryOf(state, alive),
    tags: { ...alive?.tags, ...found.tags },
    userName: undefined,
    issuedAt: found.issuedAt,
    sourceIdentity: found.sourceIdentity,
  }
}

function named(holder: string, policies: Readonly<Record<string, string>>): NamedPolicy[] {
  return Object.entries(policies).map(([name, document]) => ({ name: `${holder}, policy ${name}`, document }))
}
