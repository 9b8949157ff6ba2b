import { formatDefault } from '../format/format-value.ts'
import { sprintf } from '../format/printf.ts'
import { compareStrings } from '../values/go-string.ts'
import { refuseMark } from '../values/refuse-mark.ts'
import { Byte, Complex, isList, typeName, type Value } from '../values/value.ts'
import { BuiltinFailure } from './failure.ts'

type BasicKind = 'bool' | 'int' | 'uint' | 'float' | 'complex' | 'string'

/** The built-in `eq`: true when the first is equal to any other. */
export function equal(first: Value, others: readonly Value[]): boolean {
  if (others.length === 0) throw new BuiltinFailure('missing argument for comparison')
  for (const other of others) if (equalPair(first, other)) return true
  return false
}

/** The built-in `lt`. */
export function less(a: Value, b: Value): boolean {
  refuseMark(a, 'compared')
  refuseMark(b, 'compared')
  const kindA = basicKind(a)
  const kindB = basicKind(b)
  if (kindA === undefined || kindB === undefined) throw new BuiltinFailure('invalid type for comparison')
  const integers = integerPair(a, b)
  if (integers !== undefined) return integers[0] < integers[1]
  if (kindA !== kindB) throw new BuiltinFailure(incompatible(a, b))
  if (typeof a === 'string' && typeof b === 'string') return compareStrings(a, b) < 0
  if (typeof a === 'number' && typeof b === 'number') return a < b
  throw new BuiltinFailure('invalid type for comparison')
}

/** The built-in `le`. */
export function lessOrEqual(a: Value, b: Value): boolean {
  return less(a, b) || equalPair(a, b)
}

function equalPair(a: Value, b: Value): boolean {
  refuseMark(a, 'compared')
  refuseMark(b, 'compared')
  const integers = integerPair(a, b)
  if (integers !== undefined) return integers[0] === integers[1]
  const kindA = basicKind(a)
  const kindB = basicKind(b)
  if (kindA !== kindB) {
    if (!isNil(a) && !isNil(b)) throw new BuiltinFailure(incompatible(a, b))
    return false
  }
  if (kindA !== undefined) {
    if (a instanceof Complex && b instanceof Complex) return a.real === b.real && a.imaginary === b.imaginary
    return a === b
  }
  if (isNil(a) || isNil(b)) return isNil(a) === isNil(b)
  if (isList(a) !== isList(b)) {
    // Go hands the four values to its format in this order, types and values mixed up.
    const left = `${sprintf('%s', [a])}: ${typeName(a)}`
    throw new BuiltinFailure(`non-comparable types ${left}, ${typeName(b)}: ${formatDefault(b)}`)
  }
  throw new BuiltinFailure(`non-comparable type ${sprintf('%s', [b])}: ${typeName(b)}`)
}

/** Integers compare whatever their sign of type; anything else only with its own kind. */
function integerPair(a: Value, b: Value): [bigint, bigint] | undefined {
  const left = integerOf(a)
  const right = integerOf(b)
  return left === undefined || right === undefined ? undefined : [left, right]
}

function integerOf(value: Value): bigint | undefined {
  if (typeof value === 'bigint') return value
  return value instanceof Byte ? BigInt(value.value) : undefined
}

function basicKind(value: Value): BasicKind | undefined {
  switch (typeof value) {
    case 'boolean':
      return 'bool'
    case 'bigint':
      return 'int'
    case 'number':
      return 'float'
    case 'string':
      return 'string'
    default:
      if (value instanceof Byte) return 'uint'
      return value instanceof Complex ? 'complex' : undefined
  }
}

function isNil(value: Value): boolean {
  return value === undefined || value === null
}

function incompatible(a: Value, b: Value): string {
  return `incompatible types for comparison: ${typeName(a)} and ${typeName(b)}`
}
