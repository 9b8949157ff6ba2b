import { createHash } from 'node:crypto'
import { type ReadElsewhere, unreadable } from './elsewhere.ts'
import { googleToken } from './google-token.ts'
import { refusal, request } from './request.ts'

/**
 * An object of Google Cloud Storage, with the usual credentials of an application. `GOOGLE_ENCRYPTION_KEY` is the key of an object that is
 * encrypted with the customer's own. https://cloud.google.com/storage/docs/json_api/v1/objects/get (checked 2026-11)
 */
export function gcsSource(bucket: string, object: string, given: { readonly credentials?: string }): ReadElsewhere {
  const shown = `gs://${bucket}/${object}`
  return async (outside) => {
    const token = await googleToken(outside, given.credentials)
    const url = `https://storage.googleapis.com/storage/v1/b/${encodeURIComponent(bucket)}/o/${encodeURIComponent(object)}?alt=media`
    const response = await request(outside, {
      method: 'GET',
      url,
      headers: { authorization: `Bearer ${token}`, ...encryption(outside.env['GOOGLE_ENCRYPTION_KEY']) },
    })
    if (response.status === 200) return response.body
    throw refusal(shown, response, 'the credentials need `storage.objects.get` on the object')
  }
}

/** https://cloud.google.com/storage/docs/encryption/customer-supplied-keys (checked 2026-11) */
function encryption(key: string | undefined): Readonly<Record<string, string>> {
  if (!key) return {}
  const bytes = Buffer.from(key, 'base64')
  if (bytes.byteLength !== 32) throw unreadable('GOOGLE_ENCRYPTION_KEY is no key of 32 bytes in base64')
  return {
    'x-goog-encryption-algorithm': 'AES256',
    'x-goog-encryption-key': key,
    'x-goog-encryption-key-sha256': createHash('sha256').update(bytes).digest('base64'),
  }
}
