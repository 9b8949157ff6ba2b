import type { Operation } from '../../../service.ts'
import { requireSecret, secretCheck } from '../input.ts'
import { secretArn } from '../store.ts'

/** https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_RestoreSecret.html */
export const restoreSecret: Operation = {
  name: 'secretsmanager:RestoreSecret',
  access: 'write',
  checks: (input, context) => [secretCheck('secretsmanager:RestoreSecret', input, context)],
  handle(input, context) {
    const secret = requireSecret(input, context, { deleted: 'allowed' })
    delete secret.deletedAt
    return { ARN: secretArn(context, secret), Name: secret.name }
  },
}
