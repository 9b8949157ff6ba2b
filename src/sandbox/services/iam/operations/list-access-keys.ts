import type { Operation } from '../../../service.ts'
import { entityCheck, entityName, isoTime, requireEntity } from '../entities.ts'
import { listPage } from '../list-page.ts'
import { iamState } from '../store.ts'

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListAccessKeys.html */
export const listAccessKeys: Operation = {
  name: 'iam:ListAccessKeys',
  access: 'read',
  checks: (input, context) => [entityCheck('iam:ListAccessKeys', 'user', input, context)],
  handle(input, context) {
    const user = requireEntity('user', entityName('user', input, context), context)
    const keys = Object.entries(iamState(context.state).accessKeys).filter(([, key]) => key.userName === user.name)
    const { items, next } = listPage(keys, input, ([id]) => id)
    return {
      ...next,
      AccessKeyMetadata: items.map(([id, key]) => ({
        UserName: user.name,
        AccessKeyId: id,
        Status: key.status,
        CreateDate: isoTime(key.createDate),
      })),
    }
  },
}
