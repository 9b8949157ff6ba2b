import { type Operation, ServiceError } from '../../../service.ts'
import { checkPolicyDocument } from '../../iam/index.ts'
import { read, requireSecret, secretCheck } from '../input.ts'
import { secretArn } from '../store.ts'

/** https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_PutResourcePolicy.html */
export const putResourcePolicy: Operation = {
  name: 'secretsmanager:PutResourcePolicy',
  access: 'write',
  withoutEffect: ['BlockPublicPolicy'],
  checks: (input, context) => [secretCheck('secretsmanager:PutResourcePolicy', input, context)],
  handle(input, context) {
    const secret = requireSecret(input, context)
    const policy = read.requiredText(input, 'ResourcePolicy')
    try {
      checkPolicyDocument(policy, 'resource')
    } catch (error) {
      if (!(error instanceof ServiceError)) throw error
      throw new ServiceError('MalformedPolicyDocumentException', 'This resource policy contains a syntax error.') // assumed: the text
    }
    secret.policy = policy
    return { ARN: secretArn(context, secret), Name: secret.name }
  },
}
