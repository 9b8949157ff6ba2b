import type { Service } from '../../service.ts'
import { assumeRole } from './operations/assume-role.ts'
import { getCallerIdentity } from './operations/get-caller-identity.ts'
import type { StsState } from './store.ts'

export { findSession, type Session } from './store.ts'

/** AWS STS: sessions of roles. */
export const sts: Service = {
  name: 'sts',
  initial: (): StsState => ({ sessions: {} }),
  operations: [assumeRole, getCallerIdentity],
}
