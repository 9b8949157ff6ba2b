import type { Operation } from '../../../service.ts'
import { entityCheck, entityName, requireEntity } from '../entities.ts'
import { numberField, optionalField } from '../input.ts'

/** A duration that is not sent is the usual one again. https://docs.aws.amazon.com/IAM/latest/APIReference/API_UpdateRole.html */
export const updateRole: Operation = {
  name: 'iam:UpdateRole',
  access: 'write',
  checks: (input, context) => [entityCheck('iam:UpdateRole', 'role', input, context)],
  handle(input, context) {
    const role = requireEntity('role', entityName('role', input, context), context)
    const description = optionalField(input, 'Description')
    if (description !== undefined) role.description = description
    role.maxSessionDuration = numberField(input, 'MaxSessionDuration', { min: 3600, max: 43_200 }) ?? 3600
    return {}
  },
}
