import type { Operation } from '../../../service.ts'
import { entityCheck, entityName, noSuchEntity } from '../entities.ts'
import { optionalField, requiredField } from '../input.ts'
import { findAccessKey } from '../store.ts'

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_UpdateAccessKey.html */
export const updateAccessKey: Operation = {
  name: 'iam:UpdateAccessKey',
  access: 'write',
  checks: (input, context) => [entityCheck('iam:UpdateAccessKey', 'user', input, context)],
  handle(input, context) {
    const id = requiredField(input, 'AccessKeyId')
    const key = findAccessKey(context.state, id)
    if (!key || key.userName !== entityName('user', input, context)) {
      throw noSuchEntity(`The Access Key with id ${id} cannot be found.`)
    }
    key.status = optionalField(input, 'Status') === 'Active' ? 'Active' : 'Inactive'
    return {}
  },
}
