import type { Service } from '../../aws-service.ts'
import { commonRules } from '../../models/index.ts'
import { query } from '../../protocols/index.ts'
import { assumeRole } from './operations/assume-role.ts'
import { assumeRoleWithWebIdentity } from './operations/assume-role-with-web-identity.ts'
import { getCallerIdentity } from './operations/get-caller-identity.ts'
import { stsShape } from './state-shape.ts'
import type { StsState } from './store.ts'

export { findSession, type RoleSession } from './store.ts'

/** AWS STS: sessions of roles. */
export const sts: Service = {
  name: 'sts',
  protocol: query({ version: '2011-06-15' }),
  inputRules: commonRules('ValidationError'),
  scope: 'account',
  initial: (): StsState => ({ sessions: {} }),
  shape: stsShape,
  operations: [assumeRole, assumeRoleWithWebIdentity, getCallerIdentity],
}
