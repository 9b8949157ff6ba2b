import { regionalArn } from '../../../arns.ts'
import { own, put } from '../../../records.ts'
import { type Operation, ServiceError } from '../../../service.ts'
import { read } from '../input.ts'
import { keyCheck } from '../key-check.ts'
import { findKey, keyArn, kmsState } from '../store.ts'

/** https://docs.aws.amazon.com/kms/latest/APIReference/API_UpdateAlias.html: permission on the alias, on its key and on the one that it is to have. */
export const updateAlias: Operation = {
  name: 'kms:UpdateAlias',
  access: 'write',
  checks(input, context) {
    const alias = read.requiredText(input, 'AliasName')
    const current = own(kmsState(context.state).aliases, alias)
    const keys = [...(current === undefined ? [] : [current]), read.requiredText(input, 'TargetKeyId')]
    return [
      { action: 'kms:UpdateAlias', resource: regionalArn(context, 'kms', alias) },
      ...keys.map((key) => keyCheck('kms:UpdateAlias', key, context.state, context)),
    ]
  },
  handle(input, context) {
    const [alias, named] = [read.requiredText(input, 'AliasName'), read.requiredText(input, 'TargetKeyId')]
    const { aliases } = kmsState(context.state)
    if (!Object.hasOwn(aliases, alias)) {
      throw new ServiceError('NotFoundException', `Alias ${regionalArn(context, 'kms', alias)} is not found.`)
    }
    const key = findKey(context.state, context, named)
    if (!key) throw new ServiceError('NotFoundException', `Key '${keyArn(context, named)}' does not exist`)
    put(aliases, alias, key.id)
    return {}
  },
}
