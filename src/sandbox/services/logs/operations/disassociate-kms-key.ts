import type { Operation } from '../../../service.ts'
import { encryptedGroup, requireGroup, streamCheck } from '../input.ts'

/** https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_DisassociateKmsKey.html */
export const disassociateKmsKey: Operation = {
  name: 'logs:DisassociateKmsKey',
  access: 'write',
  checks: (input, context) => [streamCheck('logs:DisassociateKmsKey', encryptedGroup(input), '', context)],
  handle(input, context) {
    delete requireGroup(encryptedGroup(input), context).kmsKeyId
    return {}
  },
}
