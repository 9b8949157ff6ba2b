import { type Operation, ServiceError } from '../../../service.ts'
import { checksOnKey, requireKey } from '../input.ts'
import { keyArn } from '../store.ts'

/** The key is disabled afterwards. https://docs.aws.amazon.com/kms/latest/APIReference/API_CancelKeyDeletion.html */
export const cancelKeyDeletion: Operation = {
  name: 'kms:CancelKeyDeletion',
  access: 'write',
  checks: (input, context) => checksOnKey('kms:CancelKeyDeletion', input, context),
  handle(input, context) {
    const key = requireKey(input, context)
    if (key.state !== 'PendingDeletion') {
      throw new ServiceError('KMSInvalidStateException', `${keyArn(context, key.id)} is not pending deletion.`)
    }
    key.state = 'Disabled'
    delete key.deletionDate
    return { KeyId: keyArn(context, key.id) }
  },
}
