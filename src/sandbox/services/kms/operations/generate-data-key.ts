import { type JsonObject, type Operation, ServiceError } from '../../../service.ts'
import { seal } from '../ciphertext.ts'
import { checksOnKey, checkUsable, read, requireKey } from '../input.ts'
import { encryptionContextKeys } from '../key-check.ts'
import { keyArn } from '../store.ts'

/** https://docs.aws.amazon.com/kms/latest/APIReference/API_GenerateDataKey.html */
export const generateDataKey: Operation = {
  name: 'kms:GenerateDataKey',
  access: 'write',
  withoutEffect: ['GrantTokens'],
  refused: ['Recipient'],
  checks(input, context) {
    const keys = encryptionContextKeys(read.object(input, 'EncryptionContext') ?? {})
    return checksOnKey('kms:GenerateDataKey', input, context).map((check) => ({ ...check, context: keys }))
  },
  handle(input, context) {
    const key = requireKey(input, context)
    checkUsable(key, context)
    const length = lengthIn(input)
    const plaintext = Buffer.from(context.secrets.hex(length * 2), 'hex').toString('base64')
    const blob = seal({ keyId: key.id, plaintext, context: read.object(input, 'EncryptionContext') ?? {} })
    return { CiphertextBlob: blob, Plaintext: plaintext, KeyId: keyArn(context, key.id) }
  },
}

/** Bytes of the key that is wanted. */
function lengthIn(input: JsonObject): number {
  const spec = read.choice(input, 'KeySpec', ['AES_128', 'AES_256'])
  const bytes = read.number(input, 'NumberOfBytes', { min: 1, max: 1024 })
  if ((spec === undefined) !== (bytes === undefined)) return bytes ?? (spec === 'AES_128' ? 16 : 32)
  // assumed: the text
  throw new ServiceError('ValidationException', 'Please specify either number of bytes or key spec.')
}
