import { type Operation, ServiceError } from '../../../service.ts'
import { checksOnKey, read, requireKey } from '../input.ts'

/** https://docs.aws.amazon.com/kms/latest/APIReference/API_RevokeGrant.html */
export const revokeGrant: Operation = {
  name: 'kms:RevokeGrant',
  access: 'write',
  checks: (input, context) => checksOnKey('kms:RevokeGrant', input, context),
  handle(input, context) {
    const key = requireKey(input, context)
    const id = read.requiredText(input, 'GrantId')
    const left = (key.grants ?? []).filter((grant) => grant.id !== id)
    if (left.length === (key.grants ?? []).length) {
      throw new ServiceError('NotFoundException', `Grant ID ${id.slice(0, 128)} not found`) // assumed: the text
    }
    key.grants = left
    return {}
  },
}
