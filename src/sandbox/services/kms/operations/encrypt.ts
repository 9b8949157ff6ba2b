import type { Operation } from '../../../service.ts'
import { seal } from '../ciphertext.ts'
import { checksOnKey, checkUsable, read, requireKey } from '../input.ts'
import { encryptionContextKeys } from '../key-check.ts'
import { keyArn } from '../store.ts'

/** https://docs.aws.amazon.com/kms/latest/APIReference/API_Encrypt.html */
export const encrypt: Operation = {
  name: 'kms:Encrypt',
  access: 'write',
  withoutEffect: ['GrantTokens'],
  checks(input, context) {
    const keys = encryptionContextKeys(read.object(input, 'EncryptionContext') ?? {})
    return checksOnKey('kms:Encrypt', input, context).map((check) => ({ ...check, context: keys }))
  },
  handle(input, context) {
    const key = requireKey(input, context)
    checkUsable(key, context)
    const plaintext = read.requiredText(input, 'Plaintext')
    const blob = seal({ keyId: key.id, plaintext, context: read.object(input, 'EncryptionContext') ?? {} })
    return { CiphertextBlob: blob, KeyId: keyArn(context, key.id), EncryptionAlgorithm: 'SYMMETRIC_DEFAULT' }
  },
}
