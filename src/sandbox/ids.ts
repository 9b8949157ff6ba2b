import { hash, randomBytes } from 'node:crypto'

import type { Ids } from './service.ts'

/** Where the sequence of random values stands; part of the state, so that a restored sandbox goes on instead of repeating itself. */
export interface IdsState {
  readonly seed: string
  drawn: number
}

/** Reproducible random values: the digest of the seed and a counter that lives in the state. */
export function createIds(state: { readonly ids: IdsState }): Ids {
  return idsFrom(() => {
    const ids = state.ids
    return hash('sha256', `${ids.seed}:${ids.drawn++}`, 'buffer')
  })
}

/** Values from the system's randomness, which nobody can know beforehand: for keys and secrets. */
export function systemIds(): Ids {
  return idsFrom(() => randomBytes(32))
}

function idsFrom(draw: () => Buffer): Ids {
  const hex = (length: number): string => {
    let digits = ''
    while (digits.length < length) digits += draw().toString('hex')
    return digits.slice(0, length)
  }
  return {
    hex,
    digits(length) {
      let digits = ''
      while (digits.length < length) {
        for (const byte of draw()) {
          // 250 is the last multiple of ten: rejecting what is above keeps all digits equally likely.
          if (byte >= 250 || (digits === '' && byte % 10 === 0)) continue
          digits += byte % 10
        }
      }
      return digits.slice(0, length)
    },
    fraction: () => draw().readUIntBE(0, 6) / 2 ** 48,
  }
}

/** A UUID in the form of version 4, as request ids and log event ids are written. */
export function uuid(ids: Ids): string {
  const hex = ids.hex(32)
  const variant = ((Number.parseInt(hex[16] ?? '0', 16) & 3) | 8).toString(16)
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20)}`
}

/** So many characters out of `alphabet`. */
export function characters(ids: Ids, alphabet: string, length: number): string {
  let text = ''
  while (text.length < length) text += alphabet[Math.floor(ids.fraction() * alphabet.length)]
  return text
}
