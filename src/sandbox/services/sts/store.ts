import { own } from '../../records.ts'
import type { SandboxState } from '../../service.ts'

/** A session of a role, by its access key. Times are real, in milliseconds: clients compare them with their own clock. */
export interface RoleSession {
  readonly secret: string
  readonly token: string
  readonly roleName: string
  /** The role that was assumed, not one of the same name made later. */
  readonly roleId: string
  readonly sessionName: string
  readonly issuedAt: number
  readonly expiresAt: number
  /** What the caller let the session be limited to. */
  readonly policy?: string
  readonly sourceIdentity?: string
  readonly tags: Readonly<Record<string, string>>
}

/** What the sandbox remembers of STS. */
export interface StsState {
  sessions: Record<string, RoleSession>
}

/** The part of the state that belongs to STS. */
export function stsState(state: SandboxState): StsState {
  return state['sts'] as StsState
}

/** The session whose temporary key this is. */
export function findSession(state: SandboxState, accessKeyId: string): RoleSession | undefined {
  return own(stsState(state).sessions, accessKeyId)
}
