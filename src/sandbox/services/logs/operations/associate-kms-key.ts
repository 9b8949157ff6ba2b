import type { Operation } from '../../../service.ts'
import { encryptedGroup, requiredText, requireGroup, streamCheck } from '../input.ts'

/** The key is kept and answered, and encrypts nothing here. https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_AssociateKmsKey.html */
export const associateKmsKey: Operation = {
  name: 'logs:AssociateKmsKey',
  access: 'write',
  checks: (input, context) => [streamCheck('logs:AssociateKmsKey', encryptedGroup(input), '', context)],
  handle(input, context) {
    requireGroup(encryptedGroup(input), context).kmsKeyId = requiredText(input, 'kmsKeyId')
    return {}
  },
}
