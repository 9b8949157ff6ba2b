import { type Operation, ServiceError } from '../../../service.ts'
import { addAccessKey } from '../create.ts'
import { entityCheck, entityName, isoTime, requireEntity } from '../entities.ts'
import { iamState } from '../store.ts'

const quota = 2

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateAccessKey.html */
export const createAccessKey: Operation = {
  name: 'iam:CreateAccessKey',
  access: 'write',
  checks: (input, context) => [entityCheck('iam:CreateAccessKey', 'user', input, context)],
  handle(input, context) {
    const user = requireEntity('user', entityName('user', input, context), context)
    const keys = Object.values(iamState(context.state).accessKeys).filter((key) => key.userName === user.name)
    if (keys.length >= quota) {
      throw new ServiceError('LimitExceeded', `Cannot exceed quota for AccessKeysPerUser: ${quota}`, { status: 409 })
    }
    const key = addAccessKey(context, user.name)
    return {
      AccessKey: {
        UserName: user.name,
        AccessKeyId: key.id,
        Status: key.status,
        SecretAccessKey: key.secret,
        CreateDate: isoTime(key.createDate),
      },
    }
  },
}
