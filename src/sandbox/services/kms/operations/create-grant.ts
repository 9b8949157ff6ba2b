import { type Operation, ServiceError } from '../../../service.ts'
import { checksOnKey, checkUsable, read, requireKey } from '../input.ts'

const grantable = ['Decrypt', 'Encrypt', 'GenerateDataKey', 'GenerateDataKeyWithoutPlaintext', 'ReEncryptFrom'].concat([
  'ReEncryptTo',
  'CreateGrant',
  'RetireGrant',
  'DescribeKey',
])

/** https://docs.aws.amazon.com/kms/latest/APIReference/API_CreateGrant.html */
export const createGrant: Operation = {
  name: 'kms:CreateGrant',
  access: 'write',
  withoutEffect: ['Constraints', 'GrantTokens'],
  checks: (input, context) => checksOnKey('kms:CreateGrant', input, context),
  handle(input, context) {
    const key = requireKey(input, context)
    checkUsable(key, context)
    const grantee = read.requiredText(input, 'GranteePrincipal')
    if (!/^arn:[\w-]+:(iam|sts)::\d{12}:/.test(grantee)) {
      throw new ServiceError('InvalidArnException', `ARN ${grantee.slice(0, 200)} refers to an invalid principal`) // assumed: the text
    }
    const operations = read.requiredTexts(input, 'Operations', 20)
    const unknown = operations.find((operation) => !grantable.includes(operation))
    if (unknown !== undefined) {
      throw read.violation(unknown, 'operations', `Member must satisfy enum value set: [${grantable.join(', ')}]`)
    }
    const name = read.text(input, 'Name')
    const retiring = read.text(input, 'RetiringPrincipal')
    const grant = {
      id: context.ids.hex(64),
      grantee,
      operations,
      createdAt: context.now,
      ...(name !== undefined && { name }),
      ...(retiring !== undefined && { retiring }),
    }
    key.grants = [...(key.grants ?? []), grant]
    return { GrantId: grant.id, GrantToken: Buffer.from(grant.id).toString('base64') }
  },
}
