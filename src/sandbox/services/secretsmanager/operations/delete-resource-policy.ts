import type { Operation } from '../../../service.ts'
import { requireSecret, secretCheck } from '../input.ts'
import { secretArn } from '../store.ts'

/** https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_DeleteResourcePolicy.html */
export const deleteResourcePolicy: Operation = {
  name: 'secretsmanager:DeleteResourcePolicy',
  access: 'write',
  checks: (input, context) => [secretCheck('secretsmanager:DeleteResourcePolicy', input, context)],
  handle(input, context) {
    const secret = requireSecret(input, context)
    delete secret.policy
    return { ARN: secretArn(context, secret), Name: secret.name }
  },
}
