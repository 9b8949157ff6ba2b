import type { Operation } from '../../../service.ts'
import { entityCheck, entityName, noSuchEntity, requireEntity } from '../entities.ts'
import { requiredField } from '../input.ts'
import { findAccessKey, iamState } from '../store.ts'

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteAccessKey.html */
export const deleteAccessKey: Operation = {
  name: 'iam:DeleteAccessKey',
  access: 'write',
  checks: (input, context) => [entityCheck('iam:DeleteAccessKey', 'user', input, context)],
  handle(input, context) {
    const user = requireEntity('user', entityName('user', input, context), context)
    const id = requiredField(input, 'AccessKeyId')
    if (findAccessKey(context.state, id)?.userName !== user.name) {
      throw noSuchEntity(`The Access Key with id ${id} cannot be found.`)
    }
    delete iamState(context.state).accessKeys[id]
    return {}
  },
}
