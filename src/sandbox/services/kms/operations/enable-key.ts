import type { Operation } from '../../../service.ts'
import { checksOnKey, checkUsable, requireKey } from '../input.ts'

/** https://docs.aws.amazon.com/kms/latest/APIReference/API_EnableKey.html */
export const enableKey: Operation = {
  name: 'kms:EnableKey',
  access: 'write',
  checks: (input, context) => checksOnKey('kms:EnableKey', input, context),
  handle(input, context) {
    const key = requireKey(input, context)
    if (key.state === 'PendingDeletion') checkUsable(key, context)
    key.state = 'Enabled'
    return {}
  },
}
