import { type JsonObject, type Operation, ServiceError } from '../../../service.ts'
import { checksOnKey, checkUsable, read, requireKey } from '../input.ts'
import type { GrantConstraints } from '../store.ts'

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
  refused: ['GranteeServicePrincipal', 'RetiringServicePrincipal', 'Constraints.SourceArn'],
  withoutEffect: ['GrantTokens'],
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
    const constraints = constraintsIn(input)
    const grant = {
      id: context.ids.hex(64),
      grantee,
      operations,
      createdAt: context.now,
      ...(name !== undefined && { name }),
      ...(retiring !== undefined && { retiring }),
      ...(constraints && { constraints }),
    }
    key.grants = [...(key.grants ?? []), grant]
    return { GrantId: grant.id, GrantToken: Buffer.from(grant.id).toString('base64') }
  },
}

function constraintsIn(input: JsonObject): GrantConstraints | undefined {
  const given = read.object(input, 'Constraints')
  if (!given) return undefined
  const subset = pairsIn(given, 'EncryptionContextSubset')
  const equals = pairsIn(given, 'EncryptionContextEquals')
  return { ...(subset && { EncryptionContextSubset: subset }), ...(equals && { EncryptionContextEquals: equals }) }
}

function pairsIn(given: JsonObject, member: keyof GrantConstraints): Record<string, string> | undefined {
  const pairs = read.object(given, member)
  if (!pairs) return undefined
  return Object.fromEntries(Object.keys(pairs).map((name) => [name, read.text(pairs, name) ?? '']))
}
