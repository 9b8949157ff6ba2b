import type { Operation } from '../../../service.ts'
import { checksOnKey, checkUsable, requireKey } from '../input.ts'

/** https://docs.aws.amazon.com/kms/latest/APIReference/API_DisableKeyRotation.html */
export const disableKeyRotation: Operation = {
  name: 'kms:DisableKeyRotation',
  access: 'write',
  checks: (input, context) => checksOnKey('kms:DisableKeyRotation', input, context),
  handle(input, context) {
    const key = requireKey(input, context)
    checkUsable(key, context)
    delete key.rotationDays
    return {}
  },
}
