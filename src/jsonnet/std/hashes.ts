/**
 * MD5, SHA-1, SHA-256, SHA-512 and SHA3-512. Written out because evaluation is synchronous and also runs in browsers, whose
 * own digests are asynchronous and lack MD5.
 */

function toHex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** The message with the padding that MD5 and the SHA families share: a one bit, zeros, the length in bits. */
function padded(message: Uint8Array, block: number, lengthBytes: number, littleEndian: boolean): DataView {
  const size = Math.ceil((message.length + 1 + lengthBytes) / block) * block
  const bytes = new Uint8Array(size)
  bytes.set(message)
  bytes[message.length] = 0x80
  const view = new DataView(bytes.buffer)
  const bits = BigInt(message.length) * 8n
  view.setBigUint64(littleEndian ? size - lengthBytes : size - 8, bits, littleEndian)
  return view
}

function rotateLeft(value: number, by: number): number {
  return (value << by) | (value >>> (32 - by))
}

const MD5_SHIFTS = [7, 12, 17, 22, 5, 9, 14, 20, 4, 11, 16, 23, 6, 10, 15, 21]

/** MD5 in hexadecimal. */
export function md5(message: Uint8Array): string {
  const view = padded(message, 64, 8, true)
  let [a0, b0, c0, d0] = [0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476]
  for (let base = 0; base < view.byteLength; base += 64) {
    let [a, b, c, d] = [a0, b0, c0, d0]
    for (let i = 0; i < 64; i++) {
      const round = i >> 4
      let f: number
      let g: number
      if (round === 0) [f, g] = [(b & c) | (~b & d), i]
      else if (round === 1) [f, g] = [(d & b) | (~d & c), (5 * i + 1) % 16]
      else if (round === 2) [f, g] = [b ^ c ^ d, (3 * i + 5) % 16]
      else [f, g] = [c ^ (b | ~d), (7 * i) % 16]
      const constant = Math.floor(Math.abs(Math.sin(i + 1)) * 2 ** 32)
      const sum = (f + a + constant + view.getUint32(base + g * 4, true)) | 0
      ;[a, d, c] = [d, c, b]
      b = (b + rotateLeft(sum, MD5_SHIFTS[round * 4 + (i % 4)] ?? 0)) | 0
    }
    a0 = (a0 + a) | 0
    b0 = (b0 + b) | 0
    c0 = (c0 + c) | 0
    d0 = (d0 + d) | 0
  }
  const result = new DataView(new ArrayBuffer(16))
  ;[a0, b0, c0, d0].forEach((word, index) => {
    result.setInt32(index * 4, word, true)
  })
  return toHex(new Uint8Array(result.buffer))
}

/** SHA-1 in hexadecimal. */
export function sha1(message: Uint8Array): string {
  const view = padded(message, 64, 8, false)
  const state = [0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0]
  const words = new Int32Array(80)
  for (let base = 0; base < view.byteLength; base += 64) {
    for (let i = 0; i < 16; i++) words[i] = view.getInt32(base + i * 4)
    for (let i = 16; i < 80; i++) {
      const mixed = at(words, i - 3) ^ at(words, i - 8) ^ at(words, i - 14) ^ at(words, i - 16)
      words[i] = rotateLeft(mixed, 1)
    }
    let [a = 0, b = 0, c = 0, d = 0, e = 0] = state
    for (let i = 0; i < 80; i++) {
      let f: number
      let k: number
      if (i < 20) [f, k] = [(b & c) | (~b & d), 0x5a827999]
      else if (i < 40) [f, k] = [b ^ c ^ d, 0x6ed9eba1]
      else if (i < 60) [f, k] = [(b & c) | (b & d) | (c & d), 0x8f1bbcdc]
      else [f, k] = [b ^ c ^ d, 0xca62c1d6]
      const next = (rotateLeft(a, 5) + f + e + k + at(words, i)) | 0
      ;[e, d, c, b, a] = [d, c, rotateLeft(b, 30), a, next]
    }
    ;[a, b, c, d, e].forEach((word, index) => {
      state[index] = ((state[index] ?? 0) + word) | 0
    })
  }
  return toHex(bigEndian32(state))
}

function at(words: Int32Array, index: number): number {
  return words[index] ?? 0
}

function bigEndian32(words: readonly number[]): Uint8Array {
  const view = new DataView(new ArrayBuffer(words.length * 4))
  words.forEach((word, index) => {
    view.setInt32(index * 4, word)
  })
  return new Uint8Array(view.buffer)
}

/** The first so many primes: the constants of SHA-2 are roots of them. */
function primes(count: number): number[] {
  const found: number[] = []
  for (let candidate = 2; found.length < count; candidate++) {
    if (found.every((prime) => candidate % prime !== 0)) found.push(candidate)
  }
  return found
}

/** The first 64 bits after the point of a root of a whole number. */
function rootFraction(value: number, degree: 2n | 3n): bigint {
  const scaled = BigInt(value) << (64n * degree)
  let low = 0n
  let high = 1n << 72n
  while (high - low > 1n) {
    const middle = (low + high) >> 1n
    if (middle ** degree <= scaled) low = middle
    else high = middle
  }
  return low & 0xffffffffffffffffn
}

/** SHA-256 in hexadecimal. */
export function sha256(message: Uint8Array): string {
  const constants = primes(64).map((prime) => Number(rootFraction(prime, 3n) >> 32n) | 0)
  const state = primes(8).map((prime) => Number(rootFraction(prime, 2n) >> 32n) | 0)
  const view = padded(message, 64, 8, false)
  const words = new Int32Array(64)
  const rotate = (value: number, by: number) => rotateLeft(value, 32 - by)
  for (let base = 0; base < view.byteLength; base += 64) {
    for (let i = 0; i < 16; i++) words[i] = view.getInt32(base + i * 4)
    for (let i = 16; i < 64; i++) {
      const [w15, w2] = [at(words, i - 15), at(words, i - 2)]
      const s0 = rotate(w15, 7) ^ rotate(w15, 18) ^ (w15 >>> 3)
      const s1 = rotate(w2, 17) ^ rotate(w2, 19) ^ (w2 >>> 10)
      words[i] = (at(words, i - 16) + s0 + at(words, i - 7) + s1) | 0
    }
    let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = state
    for (let i = 0; i < 64; i++) {
      const s1 = rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25)
      const t1 = (h + s1 + ((e & f) ^ (~e & g)) + (constants[i] ?? 0) + at(words, i)) | 0
      const s0 = rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22)
      const t2 = (s0 + ((a & b) ^ (a & c) ^ (b & c))) | 0
      ;[h, g, f, e, d, c, b, a] = [g, f, e, (d + t1) | 0, c, b, a, (t1 + t2) | 0]
    }
    ;[a, b, c, d, e, f, g, h].forEach((word, index) => {
      state[index] = ((state[index] ?? 0) + word) | 0
    })
  }
  return toHex(bigEndian32(state))
}

const MASK = 0xffffffffffffffffn

function rotateRight64(value: bigint, by: bigint): bigint {
  return ((value >> by) | (value << (64n - by))) & MASK
}

/** SHA-512 in hexadecimal. */
export function sha512(message: Uint8Array): string {
  const constants = primes(80).map((prime) => rootFraction(prime, 3n))
  const state = primes(8).map((prime) => rootFraction(prime, 2n))
  const view = padded(message, 128, 16, false)
  for (let base = 0; base < view.byteLength; base += 128) {
    const words: bigint[] = []
    for (let i = 0; i < 16; i++) words.push(view.getBigUint64(base + i * 8))
    for (let i = 16; i < 80; i++) {
      const [w15 = 0n, w2 = 0n, w7 = 0n, w16 = 0n] = [words[i - 15], words[i - 2], words[i - 7], words[i - 16]]
      const s0 = rotateRight64(w15, 1n) ^ rotateRight64(w15, 8n) ^ (w15 >> 7n)
      const s1 = rotateRight64(w2, 19n) ^ rotateRight64(w2, 61n) ^ (w2 >> 6n)
      words.push((w16 + s0 + w7 + s1) & MASK)
    }
    let [a = 0n, b = 0n, c = 0n, d = 0n, e = 0n, f = 0n, g = 0n, h = 0n] = state
    for (let i = 0; i < 80; i++) {
      const s1 = rotateRight64(e, 14n) ^ rotateRight64(e, 18n) ^ rotateRight64(e, 41n)
      const t1 = h + s1 + ((e & f) ^ (~e & MASK & g)) + (constants[i] ?? 0n) + (words[i] ?? 0n)
      const s0 = rotateRight64(a, 28n) ^ rotateRight64(a, 34n) ^ rotateRight64(a, 39n)
      const t2 = s0 + ((a & b) ^ (a & c) ^ (b & c))
      ;[h, g, f, e, d, c, b, a] = [g, f, e, (d + t1) & MASK, c, b, a, (t1 + t2) & MASK]
    }
    ;[a, b, c, d, e, f, g, h].forEach((word, index) => {
      state[index] = ((state[index] ?? 0n) + word) & MASK
    })
  }
  return state.map((word) => word.toString(16).padStart(16, '0')).join('')
}

/** SHA3-512 in hexadecimal. */
export function sha3(message: Uint8Array): string {
  const rate = 72
  const bytes = new Uint8Array(Math.ceil((message.length + 1) / rate) * rate)
  bytes.set(message)
  bytes[message.length] = 0x06
  bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) | 0x80
  const view = new DataView(bytes.buffer)
  const lanes: bigint[] = new Array(25).fill(0n)
  for (let base = 0; base < bytes.length; base += rate) {
    for (let i = 0; i < rate / 8; i++) lanes[i] = (lanes[i] ?? 0n) ^ view.getBigUint64(base + i * 8, true)
    keccak(lanes)
  }
  const result = new DataView(new ArrayBuffer(64))
  for (let i = 0; i < 8; i++) result.setBigUint64(i * 8, lanes[i] ?? 0n, true)
  return toHex(new Uint8Array(result.buffer))
}

function keccak(lanes: bigint[]): void {
  const lane = (x: number, y: number): bigint => lanes[(x % 5) + 5 * (y % 5)] ?? 0n
  let register = 1
  for (let round = 0; round < 24; round++) {
    const columns = [0, 1, 2, 3, 4].map((x) => [0, 1, 2, 3, 4].reduce((sum, y) => sum ^ lane(x, y), 0n))
    for (let x = 0; x < 5; x++) {
      const change = (columns[(x + 4) % 5] ?? 0n) ^ rotateRight64(columns[(x + 1) % 5] ?? 0n, 63n)
      for (let y = 0; y < 5; y++) lanes[x + 5 * y] = lane(x, y) ^ change
    }
    let [x, y] = [1, 0]
    let current = lane(x, y)
    for (let step = 0; step < 24; step++) {
      ;[x, y] = [y, (2 * x + 3 * y) % 5]
      const moved = lane(x, y)
      const turn = BigInt((((step + 1) * (step + 2)) / 2) % 64)
      lanes[x + 5 * y] = turn === 0n ? current : rotateRight64(current, 64n - turn)
      current = moved
    }
    for (let row = 0; row < 5; row++) {
      const values = [0, 1, 2, 3, 4].map((column) => lane(column, row))
      for (let column = 0; column < 5; column++) {
        const [here = 0n, next = 0n, after = 0n] = [values[column], values[(column + 1) % 5], values[(column + 2) % 5]]
        lanes[column + 5 * row] = here ^ (~next & MASK & after)
      }
    }
    // The round's constant comes from a shift register of eight bits.
    for (let bit = 0; bit < 7; bit++) {
      if ((register & 1) === 1) lanes[0] = lane(0, 0) ^ (1n << BigInt(2 ** bit - 1))
      register = (register << 1) ^ ((register >> 7) * 0x171)
    }
  }
}
