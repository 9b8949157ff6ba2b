import type { Operation } from '../../../service.ts'
import { requireSecret, secretCheck } from '../input.ts'
import { secretArn } from '../store.ts'

/** https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_GetResourcePolicy.html */
export const getResourcePolicy: Operation = {
  name: 'secretsmanager:GetResourcePolicy',
  access: 'read',
  checks: (input, context) => [secretCheck('secretsmanager:GetResourcePolicy', input, context)],
  handle(input, context) {
    const secret = requireSecret(input, context)
    const policy = secret.policy === undefined ? {} : { ResourcePolicy: secret.policy }
    return { ARN: secretArn(context, secret), Name: secret.name, ...policy }
  },
}
