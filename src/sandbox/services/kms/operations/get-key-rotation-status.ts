import type { Operation } from '../../../service.ts'
import { checksOnKey, requireKey } from '../input.ts'
import { keyArn } from '../store.ts'

/** https://docs.aws.amazon.com/kms/latest/APIReference/API_GetKeyRotationStatus.html */
export const getKeyRotationStatus: Operation = {
  name: 'kms:GetKeyRotationStatus',
  access: 'read',
  checks: (input, context) => checksOnKey('kms:GetKeyRotationStatus', input, context),
  handle(input, context) {
    const { id, rotationDays } = requireKey(input, context)
    const period = rotationDays === undefined ? {} : { RotationPeriodInDays: rotationDays }
    return { KeyId: keyArn(context, id), KeyRotationEnabled: rotationDays !== undefined, ...period }
  },
}
