import { policyText } from '../../policy-shape.ts'
import { named, object, optional, text, time } from '../../state-shape.ts'
import type { RoleSession, StsState } from './store.ts'

const roleSession = object<RoleSession>({
  secret: text,
  token: text,
  roleName: text,
  roleId: text,
  sessionName: text,
  issuedAt: time,
  expiresAt: time,
  policy: optional(policyText),
  sourceIdentity: optional(text),
  tags: named(text),
})

/** The form of what the sandbox remembers. */
export const stsShape = object<StsState>({ sessions: named(roleSession) })
