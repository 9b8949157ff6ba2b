import type { Operation } from '../../../service.ts'
import { checksOnKey, checkUsable, read, requireKey } from '../input.ts'

/** It is kept and answered; a key has no material here that could be rotated. https://docs.aws.amazon.com/kms/latest/APIReference/API_EnableKeyRotation.html */
export const enableKeyRotation: Operation = {
  name: 'kms:EnableKeyRotation',
  access: 'write',
  checks: (input, context) => checksOnKey('kms:EnableKeyRotation', input, context),
  handle(input, context) {
    const key = requireKey(input, context)
    checkUsable(key, context)
    key.rotationDays = read.number(input, 'RotationPeriodInDays', { min: 90, max: 2560 }) ?? key.rotationDays ?? 365
    return {}
  },
}
