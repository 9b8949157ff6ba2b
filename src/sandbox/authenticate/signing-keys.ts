import { createHmac } from 'node:crypto'

import type { Signature } from './signature.ts'

/** The keys that signatures are made with, each derived once: a client signs with the same one for a day. One per sandbox. */
export interface SigningKeys {
  of(secret: string, scope: Pick<Signature, 'date' | 'region' | 'service'>): Buffer
}

const maximumKept = 200

/** A store of derived keys, of the latest secrets and scopes. */
export function createSigningKeys(): SigningKeys {
  const derived = new Map<string, Buffer>()
  return {
    of(secret, { date, region, service }) {
      const name = [secret, date, region, service].join('\n')
      const known = derived.get(name)
      if (known) return known
      const key = [date, region, service, 'aws4_request'].reduce(hmac, Buffer.from(`AWS4${secret}`))
      if (derived.size >= maximumKept) derived.clear()
      derived.set(name, key)
      return key
    },
  }
}

/** HMAC-SHA256. */
export function hmac(key: Buffer, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest()
}
