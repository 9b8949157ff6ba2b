import { fromBytes, toBytes, utf8Length } from '../values/go-string.ts'
import { refuseMark } from '../values/refuse-mark.ts'
import { Byte, isList, isMap, mapEntry, typeName, type Value } from '../values/value.ts'
import { BuiltinFailure } from './failure.ts'

/** The built-in `len`. */
export function lengthOf(item: Value): bigint {
  refuseMark(item, 'measured')
  if (typeof item === 'string') return BigInt(utf8Length(item))
  if (isList(item)) return BigInt(item.length)
  if (isMap(item)) return BigInt(Object.keys(item).length)
  if (item === null) throw new BuiltinFailure('len of nil pointer')
  if (item === undefined) throw new BuiltinFailure('reflect: call of reflect.Value.Type on zero Value')
  throw new BuiltinFailure(`len of type ${typeName(item)}`)
}

/** The built-in `index`: `index x 1 "a"` is x[1]["a"]. */
export function elementOf(collection: Value, indexes: readonly Value[]): Value {
  if (collection === undefined || collection === null) throw new BuiltinFailure('index of untyped nil')
  let item: Value = collection
  for (const index of indexes) {
    refuseMark(item, 'indexed')
    if (item === null || item === undefined) throw new BuiltinFailure('index of nil pointer')
    if (typeof item === 'string') item = byteAt(item, index)
    else if (isList(item)) item = listElement(item, index)
    else if (isMap(item)) item = mapEntry(item, mapKey(index)) ?? null
    else throw new BuiltinFailure(`can't index item of type ${typeName(item)}`)
  }
  return item
}

/** The built-in `slice`: `slice x 1 2` is x[1:2]. */
export function sliceOf(item: Value, indexes: readonly Value[]): Value {
  if (item === undefined || item === null) throw new BuiltinFailure('slice of untyped nil')
  refuseMark(item, 'sliced')
  if (indexes.length > 3) throw new BuiltinFailure(`too many slice indexes: ${indexes.length}`)
  if (typeof item !== 'string' && !isList(item)) throw new BuiltinFailure(`can't slice item of type ${typeName(item)}`)
  if (typeof item === 'string' && indexes.length === 3) throw new BuiltinFailure('cannot 3-index slice a string')
  const length = typeof item === 'string' ? utf8Length(item) : item.length
  // A Go slice may have room behind its end and be sliced into it; ours have none.
  const [from = 0, to = length, end = to] = indexes.map((index) => indexNumber(index, length))
  if (from > to) throw new BuiltinFailure(`invalid slice index: ${from} > ${to}`)
  if (to > end) throw new BuiltinFailure(`invalid slice index: ${to} > ${end}`)
  if (typeof item !== 'string') return item.slice(from, to)
  // Where bytes and characters are the same thing there is nothing to decode.
  return length === item.length ? item.slice(from, to) : fromBytes(toBytes(item).subarray(from, to))
}

function byteAt(text: string, index: Value): Value {
  const bytes = toBytes(text)
  const byte = bytes[indexNumber(index, bytes.length)]
  // Go lets the length itself pass its check, and fails one step later in other words.
  if (byte === undefined) throw new BuiltinFailure('reflect: string index out of range')
  return new Byte(byte)
}

function listElement(list: readonly Value[], index: Value): Value {
  const at = indexNumber(index, list.length)
  if (at >= list.length) throw new BuiltinFailure('reflect: slice index out of range')
  return list[at] ?? null
}

function indexNumber(index: Value, limit: number): number {
  refuseMark(index, 'used as an index')
  const number = typeof index === 'bigint' ? index : index instanceof Byte ? BigInt(index.value) : undefined
  if (number === undefined) {
    const what = index === undefined || index === null ? 'nil' : `type ${typeName(index)}`
    throw new BuiltinFailure(`cannot index slice/array with ${what}`)
  }
  if (number < 0n || number > BigInt(limit)) throw new BuiltinFailure(`index out of range: ${number}`)
  return Number(number)
}

function mapKey(index: Value): string {
  refuseMark(index, 'used as a key')
  if (typeof index === 'string') return index
  if (index === undefined || index === null) throw new BuiltinFailure('value is nil; should be of type string')
  throw new BuiltinFailure(`value has type ${typeName(index)}; should be string`)
}
