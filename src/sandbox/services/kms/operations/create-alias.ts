import { regionalArn } from '../../../arns.ts'
import { put } from '../../../records.ts'
import { type Operation, ServiceError } from '../../../service.ts'
import { read } from '../input.ts'
import { keyCheck } from '../key-check.ts'
import { findKey, keyArn, kmsState } from '../store.ts'

/** https://docs.aws.amazon.com/kms/latest/APIReference/API_CreateAlias.html: permission on the alias and on the key. */
export const createAlias: Operation = {
  name: 'kms:CreateAlias',
  access: 'write',
  checks(input, context) {
    const target = read.requiredText(input, 'TargetKeyId')
    return [
      { action: 'kms:CreateAlias', resource: regionalArn(context, 'kms', read.requiredText(input, 'AliasName')) },
      keyCheck('kms:CreateAlias', target, context.state, context),
    ]
  },
  handle(input, context) {
    const alias = read.requiredText(input, 'AliasName')
    if (!/^alias\/[\w/-]{1,250}$/.test(alias) || alias.startsWith('alias/aws/')) {
      throw new ServiceError(
        'ValidationException',
        `Alias must start with the prefix "alias/" and not with "alias/aws/".`,
      )
    }
    const key = findKey(context.state, context, read.requiredText(input, 'TargetKeyId'))
    if (!key)
      throw new ServiceError(
        'NotFoundException',
        `Key '${keyArn(context, read.requiredText(input, 'TargetKeyId'))}' does not exist`,
      )
    const { aliases } = kmsState(context.state)
    if (Object.hasOwn(aliases, alias)) {
      throw new ServiceError(
        'AlreadyExistsException',
        `An alias with the name ${regionalArn(context, 'kms', alias)} already exists`,
      )
    }
    put(aliases, alias, key.id)
    return {}
  },
}
