import { type JsonObject, type Operation, type RequestContext, ServiceError } from '../../../service.ts'
import { unseal } from '../ciphertext.ts'
import { checkUsable, read } from '../input.ts'
import { encryptionContextKeys, keyCheck } from '../key-check.ts'
import { findKey, keyArn } from '../store.ts'

/** https://docs.aws.amazon.com/kms/latest/APIReference/API_Decrypt.html: the key is the one in the ciphertext. */
export const decrypt: Operation = {
  name: 'kms:Decrypt',
  access: 'read',
  refused: ['Recipient'],
  withoutEffect: ['GrantTokens', 'DryRunModifiers'],
  checks(input, context) {
    const keys = encryptionContextKeys(read.object(input, 'EncryptionContext') ?? {})
    return [{ ...keyCheck('kms:Decrypt', sealedIn(input).keyId, context.state, context), context: keys }]
  },
  handle(input, context) {
    const { keyId, plaintext } = sealedIn(input)
    const key = findKey(context.state, context, keyId)
    if (!key) throw new ServiceError('NotFoundException', `Key '${keyArn(context, keyId)}' does not exist`)
    checkKeyIsMeant(input, key.id, context)
    checkUsable(key, context)
    return { KeyId: keyArn(context, key.id), Plaintext: plaintext, EncryptionAlgorithm: 'SYMMETRIC_DEFAULT' }
  },
}

function sealedIn(input: JsonObject) {
  return unseal(read.requiredText(input, 'CiphertextBlob'), read.object(input, 'EncryptionContext') ?? {})
}

function checkKeyIsMeant(input: JsonObject, id: string, context: RequestContext): void {
  const named = read.text(input, 'KeyId')
  if (named === undefined || findKey(context.state, context, named)?.id === id) return
  throw new ServiceError(
    'IncorrectKeyException',
    'The key ID in the request does not identify a CMK that can perform this operation.',
  )
}
