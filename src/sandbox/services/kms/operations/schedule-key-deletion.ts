import type { Operation } from '../../../service.ts'
import { checksOnKey, checkUsable, read, requireKey } from '../input.ts'
import { keyArn } from '../store.ts'

const dayMilliseconds = 86_400_000

/** https://docs.aws.amazon.com/kms/latest/APIReference/API_ScheduleKeyDeletion.html; the key stays pending for ever here, and unusable. */
export const scheduleKeyDeletion: Operation = {
  name: 'kms:ScheduleKeyDeletion',
  access: 'write',
  checks: (input, context) => checksOnKey('kms:ScheduleKeyDeletion', input, context),
  handle(input, context) {
    const key = requireKey(input, context)
    if (key.state === 'PendingDeletion') checkUsable(key, context)
    const days = read.number(input, 'PendingWindowInDays', { min: 7, max: 30 }) ?? 30
    key.state = 'PendingDeletion'
    key.deletionDate = context.now + days * dayMilliseconds
    return {
      KeyId: keyArn(context, key.id),
      KeyState: key.state,
      DeletionDate: key.deletionDate / 1000,
      PendingWindowInDays: days,
    }
  },
}
