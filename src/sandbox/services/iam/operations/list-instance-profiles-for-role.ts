import type { Operation } from '../../../service.ts'
import { entityCheck, entityName, requireEntity } from '../entities.ts'

/** None: the sandbox has no instance profiles. https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListInstanceProfilesForRole.html */
export const listInstanceProfilesForRole: Operation = {
  name: 'iam:ListInstanceProfilesForRole',
  access: 'read',
  withoutEffect: ['Marker', 'MaxItems'],
  checks: (input, context) => [entityCheck('iam:ListInstanceProfilesForRole', 'role', input, context)],
  handle(input, context) {
    requireEntity('role', entityName('role', input, context), context)
    return { InstanceProfiles: [], IsTruncated: false }
  },
}
