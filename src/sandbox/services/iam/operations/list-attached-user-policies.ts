import type { Operation } from '../../../service.ts'
import { entityCheck, entityName, requireEntity } from '../entities.ts'
import { attachedOnWire } from '../managed-policies.ts'

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListAttachedUserPolicies.html; all on one page. */
export const listAttachedUserPolicies: Operation = {
  name: 'iam:ListAttachedUserPolicies',
  access: 'read',
  checks: (input, context) => [entityCheck('iam:ListAttachedUserPolicies', 'user', input, context)],
  handle: (input, context) => attachedOnWire(requireEntity('user', entityName('user', input, context), context)),
}
