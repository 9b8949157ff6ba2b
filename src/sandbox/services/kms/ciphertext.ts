import { type Json, type JsonObject, ServiceError } from '../../service.ts'

/** What a ciphertext of the sandbox holds. It hides nothing: the sandbox protects no secrets, it tells who might decrypt them. */
interface Sealed {
  readonly keyId: string
  readonly plaintext: string
  readonly context: JsonObject
}

/** A ciphertext in base 64. */
export function seal(sealed: Sealed): string {
  return Buffer.from(JSON.stringify({ v: 1, ...sealed })).toString('base64')
}

/** Opens a ciphertext. Throws `InvalidCiphertextException` on what is none, or has another encryption context. */
export function unseal(blob: string, context: JsonObject): Sealed {
  const sealed = parse(blob)
  const { keyId, plaintext } = sealed
  if (
    typeof keyId !== 'string' ||
    typeof plaintext !== 'string' ||
    canonical(sealed['context']) !== canonical(context)
  ) {
    throw invalid()
  }
  return { keyId, plaintext, context }
}

function parse(blob: string): JsonObject {
  try {
    const value: Json = JSON.parse(Buffer.from(blob, 'base64').toString('utf8'))
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value
  } catch {
    // Text that is no base64 is refused below, as all that is no ciphertext.
  }
  throw invalid()
}

function canonical(value: Json | undefined): string {
  return JSON.stringify(Object.entries(value ?? {}).sort(([a], [b]) => (a < b ? -1 : 1)))
}

function invalid(): ServiceError {
  return new ServiceError('InvalidCiphertextException', undefined)
}
