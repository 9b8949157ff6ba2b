import { regionalArn } from '../../../arns.ts'
import { own } from '../../../records.ts'
import { type Operation, ServiceError } from '../../../service.ts'
import { read } from '../input.ts'
import { keyCheck } from '../key-check.ts'
import { kmsState } from '../store.ts'

/** https://docs.aws.amazon.com/kms/latest/APIReference/API_DeleteAlias.html: permission on the alias and on its key. */
export const deleteAlias: Operation = {
  name: 'kms:DeleteAlias',
  access: 'write',
  checks(input, context) {
    const alias = read.requiredText(input, 'AliasName')
    const id = own(kmsState(context.state).aliases, alias)
    return [
      { action: 'kms:DeleteAlias', resource: regionalArn(context, 'kms', alias) },
      ...(id === undefined ? [] : [keyCheck('kms:DeleteAlias', id, context.state, context)]),
    ]
  },
  handle(input, context) {
    const alias = read.requiredText(input, 'AliasName')
    const { aliases } = kmsState(context.state)
    if (!Object.hasOwn(aliases, alias)) {
      throw new ServiceError('NotFoundException', `Alias ${regionalArn(context, 'kms', alias)} is not found.`)
    }
    delete aliases[alias]
    return {}
  },
}
