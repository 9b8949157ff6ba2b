import { JsonnetArray, typeName, type Value } from '../values.ts'
import { decodeBase64, encodeBase64 } from './base64.ts'
import type { Call, Definitions } from './call.ts'
import { md5, sha1, sha3, sha256, sha512 } from './hashes.ts'
import { decodeUtf8, encodeUtf8 } from './utf8.ts'

function checkByte(call: Call, value: number): number {
  if (value < 0 || value > 255) {
    const range = 'must be 0 <= X <= 255'
    call.fail(`base64 encountered invalid codepoint value in the array (${range}), got ${value}`)
  }
  return value
}

function base64(call: Call, input: Value): string {
  if (typeof input === 'string') {
    for (const char of input) checkByte(call, char.codePointAt(0) ?? 0)
    return encodeBase64(encodeUtf8(input))
  }
  if (!(input instanceof JsonnetArray)) {
    return call.fail(`base64 can only base64 encode strings / arrays of single bytes, got ${typeName(input)}`)
  }
  return encodeBase64(
    call.values(input).map((value) => {
      if (typeof value !== 'number' || (value | 0) !== value) {
        return call.fail(`base64 encountered a non-integer value in the array, got ${typeName(value)}`)
      }
      return checkByte(call, value)
    }),
  )
}

function decode(call: Call, input: Value): number[] {
  if (typeof input !== 'string') return call.fail(`base64DecodeBytes requires a string, got ${typeName(input)}`)
  const { length } = encodeUtf8(input)
  if (length % 4 !== 0) {
    call.fail(`input string appears not to be a base64 encoded string. Wrong length found (${length})`)
  }
  const bytes = decodeBase64(input)
  return Array.isArray(bytes) ? bytes : call.fail(`failed to decode: illegal base64 data at input byte ${bytes.badAt}`)
}

function decodeBytes(call: Call, arr: Value): string {
  return decodeUtf8(
    call.array(arr).items.map((item) => {
      const byte = call.int(call.force(item))
      if (byte < 0 || byte > 255) call.fail(`Bytes must be integers in range [0, 255], got ${byte}`)
      return byte
    }),
  )
}

/** Base64, UTF-8 and digests. */
export const ENCODING_BUILTINS: Definitions = [
  ['base64', 'input', base64],
  ['base64DecodeBytes', 'str', (call, str) => new JsonnetArray(decode(call, str))],
  ['base64Decode', 'str', (call, str) => decodeUtf8(decode(call, str))],
  ['encodeUTF8', 'str', (call, str) => new JsonnetArray(Array.from(encodeUtf8(call.text(str))))],
  ['decodeUTF8', 'arr', decodeBytes],
  ['md5', 's', (call, s) => md5(encodeUtf8(call.text(s)))],
  ['sha1', 's', (call, s) => sha1(encodeUtf8(call.text(s)))],
  ['sha256', 's', (call, s) => sha256(encodeUtf8(call.text(s)))],
  ['sha512', 's', (call, s) => sha512(encodeUtf8(call.text(s)))],
  ['sha3', 's', (call, s) => sha3(encodeUtf8(call.text(s)))],
]
