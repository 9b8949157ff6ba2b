import type { Json, JsonObject } from '../service.ts'

/** What is no CBOR, or none that a request may have. */
export class CborError extends Error {}

/** No input of AWS's is deeper. */
const maximumDepth = 32

/**
 * Reads one CBOR item as JSON: byte strings become base 64, times (tag 1) their seconds. Throws `CborError`.
 * https://www.rfc-editor.org/rfc/rfc8949 and https://smithy.io/2.0/additional-specs/protocols/smithy-rpc-v2.html (checked 2026-11)
 */
export function readCbor(bytes: Buffer): Json {
  const reader: Reader = { bytes, at: 0 }
  const value = readItem(reader, 0)
  if (reader.at !== bytes.length) throw new CborError('there is more than one item')
  return value
}

interface Reader {
  readonly bytes: Buffer
  at: number
}

const indefinite = 31
const stop = Symbol('stop')

function readItem(reader: Reader, depth: number): Json {
  const value = readAny(reader, depth)
  if (value === stop) throw new CborError('an end without a beginning')
  return value
}

function readAny(reader: Reader, depth: number): Json | typeof stop {
  if (depth > maximumDepth) throw new CborError('too deep')
  const first = take(reader, 1).readUInt8()
  const [major, info] = [first >> 5, first & 31]
  if (major === 7) return readSimple(reader, info)
  const length = info === indefinite ? undefined : readArgument(reader, info)
  switch (major) {
    case 0:
      return need(length)
    case 1:
      return -1 - need(length)
    case 2:
      return readBytes(reader, length, depth).toString('base64')
    case 3:
      return readBytes(reader, length, depth).toString('utf8')
    case 4:
      return [...items(reader, length, depth)]
    case 5:
      return readMap(reader, length, depth)
    default:
      // A tag says what its item means: times are numbers in JSON, too.
      return readItem(reader, depth + 1)
  }
}

function readSimple(reader: Reader, info: number): Json | typeof stop {
  if (info === 20 || info === 21) return info === 21
  if (info === 22 || info === 23) return null
  if (info === 25) return halfFloat(take(reader, 2).readUInt16BE())
  if (info === 26) return take(reader, 4).readFloatBE()
  if (info === 27) return take(reader, 8).readDoubleBE()
  if (info === indefinite) return stop
  throw new CborError('an unknown simple value')
}

function halfFloat(bits: number): number {
  const [exponent, fraction] = [(bits >> 10) & 31, bits & 1023]
  const sign = bits >> 15 ? -1 : 1
  if (exponent === 0) return sign * fraction * 2 ** -24
  if (exponent === 31) return fraction === 0 ? sign * Number.POSITIVE_INFINITY : Number.NaN
  return sign * (1 + fraction / 1024) * 2 ** (exponent - 15)
}

function readArgument(reader: Reader, info: number): number {
  if (info < 24) return info
  if (info === 24) return take(reader, 1).readUInt8()
  if (info === 25) return take(reader, 2).readUInt16BE()
  if (info === 26) return take(reader, 4).readUInt32BE()
  if (info === 27) return Number(take(reader, 8).readBigUInt64BE())
  throw new CborError('an unknown length')
}

function readBytes(reader: Reader, length: number | undefined, depth: number): Buffer {
  if (length !== undefined) return take(reader, length)
  const parts: Buffer[] = []
  while (reader.bytes[reader.at] !== 0xff) {
    const first = take(reader, 1).readUInt8()
    if (depth > maximumDepth || (first & 31) === indefinite) throw new CborError('parts in parts')
    parts.push(take(reader, readArgument(reader, first & 31)))
  }
  reader.at++
  return Buffer.concat(parts)
}

function* items(reader: Reader, length: number | undefined, depth: number): Generator<Json> {
  for (let index = 0; length === undefined || index < length; index++) {
    const value = readAny(reader, depth + 1)
    if (value === stop && length === undefined) return
    if (value === stop) throw new CborError('an end that comes too early')
    yield value
  }
}

function readMap(reader: Reader, length: number | undefined, depth: number): JsonObject {
  const entries: [string, Json][] = []
  let key: Json | undefined
  for (const item of items(reader, length === undefined ? undefined : length * 2, depth)) {
    if (key === undefined) {
      if (typeof item !== 'string') throw new CborError('a key that is no text')
      key = item
    } else {
      entries.push([String(key), item])
      key = undefined
    }
  }
  if (key !== undefined) throw new CborError('a key without a value')
  return Object.fromEntries(entries)
}

function take(reader: Reader, length: number): Buffer {
  const end = reader.at + length
  if (end > reader.bytes.length) throw new CborError('cut off')
  const part = reader.bytes.subarray(reader.at, end)
  reader.at = end
  return part
}

function need(length: number | undefined): number {
  if (length === undefined) throw new CborError('a number without an end')
  return length
}

/** Writes JSON as CBOR. Members that `isTime` names are times in seconds. */
export function writeCbor(value: Json, isTime: (member: string) => boolean): Buffer {
  return Buffer.concat(parts(value, isTime))
}

function parts(value: Json, isTime: (member: string) => boolean): Buffer[] {
  if (value === null) return [Buffer.from([0xf6])]
  if (typeof value === 'boolean') return [Buffer.from([value ? 0xf5 : 0xf4])]
  if (typeof value === 'number') return [number(value)]
  if (typeof value === 'string') return [head(3, Buffer.byteLength(value)), Buffer.from(value)]
  if (Array.isArray(value)) return [head(4, value.length), ...value.flatMap((item) => parts(item, isTime))]
  const members = Object.entries(value).flatMap(([name, member]) => (member === undefined ? [] : [{ name, member }]))
  const written = members.flatMap(({ name, member }) => {
    const tag = typeof member === 'number' && isTime(name) ? [Buffer.from([0xc1])] : []
    return [...parts(name, isTime), ...tag, ...parts(member, isTime)]
  })
  return [head(5, members.length), ...written]
}

function number(value: number): Buffer {
  if (Number.isSafeInteger(value)) return value < 0 ? head(1, -1 - value) : head(0, value)
  const bytes = Buffer.alloc(9, 0xfb)
  bytes.writeDoubleBE(value, 1)
  return bytes
}

function head(major: number, length: number): Buffer {
  if (length < 24) return Buffer.from([(major << 5) | length])
  const bytes = Buffer.alloc(9)
  bytes.writeUInt8((major << 5) | 27)
  bytes.writeBigUInt64BE(BigInt(length), 1)
  return bytes
}
