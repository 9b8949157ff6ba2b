import type { Operation } from '../../../service.ts'
import { noSuchEntity } from '../entities.ts'
import { requiredField } from '../input.ts'
import { iamState } from '../store.ts'

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteAccountAlias.html */
export const deleteAccountAlias: Operation = {
  name: 'iam:DeleteAccountAlias',
  access: 'write',
  checks: () => [{ action: 'iam:DeleteAccountAlias', resource: '*' }],
  handle(input, context) {
    const alias = requiredField(input, 'AccountAlias')
    const state = iamState(context.state)
    if (state.accountAlias !== alias) throw noSuchEntity(`The account alias ${alias} cannot be found.`)
    delete state.accountAlias
    return {}
  },
}
