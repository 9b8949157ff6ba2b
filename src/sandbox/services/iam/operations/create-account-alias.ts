import { type Operation, ServiceError } from '../../../service.ts'
import { requiredField } from '../input.ts'
import { iamState } from '../store.ts'

/** The new alias takes the place of the old one. https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateAccountAlias.html */
export const createAccountAlias: Operation = {
  name: 'iam:CreateAccountAlias',
  access: 'write',
  checks: () => [{ action: 'iam:CreateAccountAlias', resource: '*' }],
  handle(input, context) {
    const alias = requiredField(input, 'AccountAlias')
    if (!/^[a-z0-9]([a-z0-9]|-(?!-)){1,61}[a-z0-9]$/.test(alias)) {
      throw new ServiceError(
        'ValidationError',
        `The specified value for accountAlias is invalid: ${alias.slice(0, 100)}`,
      )
    }
    iamState(context.state).accountAlias = alias
    return {}
  },
}
