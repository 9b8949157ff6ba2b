import type { Operation } from '../../../service.ts'
import { checksOnKey, checkUsable, requireKey } from '../input.ts'

/** https://docs.aws.amazon.com/kms/latest/APIReference/API_DisableKey.html */
export const disableKey: Operation = {
  name: 'kms:DisableKey',
  access: 'write',
  checks: (input, context) => checksOnKey('kms:DisableKey', input, context),
  handle(input, context) {
    const key = requireKey(input, context)
    if (key.state === 'PendingDeletion') checkUsable(key, context)
    key.state = 'Disabled'
    return {}
  },
}
