import type { BinaryOperator, UnaryOperator } from './ast.ts'
import { compareTexts } from './code-points.ts'
import { equals, MAX_COMPARED_NESTING } from './equality.ts'
import type { Machine } from './machine.ts'
import { toText } from './manifest.ts'
import { formatFloat } from './numbers.ts'
import type { Site } from './site.ts'
import { concatArrays, concatObjects, JsonnetArray, JsonnetObject, type Value } from './values.ts'

/** A number that arithmetic gave: infinities and NaN are errors. */
function checkedNumber(machine: Machine, value: number, site: Site): number {
  if (Number.isFinite(value)) return value
  throw machine.error(Number.isNaN(value) ? 'Not a number' : 'Overflow', site)
}

function numberOf(machine: Machine, value: Value, site: Site): number {
  if (typeof value !== 'number') throw machine.typeError(value, 'number', site)
  return value
}

/** `left + right` */
export function add(machine: Machine, left: Value, right: Value, site: Site): Value {
  if (typeof left === 'number' && typeof right === 'number') return checkedNumber(machine, left + right, site)
  if (typeof right === 'string') return concat(machine, toText(machine, left, site), right, site)
  if (typeof left === 'string') return concat(machine, left, toText(machine, right, site), site)
  if (typeof left === 'number') throw machine.typeError(right, 'number', site)
  if (left instanceof JsonnetObject) {
    if (right instanceof JsonnetObject) return concatObjects(left, right)
    throw machine.typeError(right, 'object', site)
  }
  if (left instanceof JsonnetArray) {
    if (right instanceof JsonnetArray) {
      machine.checkLength(left.length + right.length, site)
      return concatArrays(left, right)
    }
    throw machine.typeError(right, 'array', site)
  }
  throw machine.unexpectedType(left, site)
}

/** The longest text that V8 can hold, less some room. */
const MAX_TEXT_LENGTH = 2 ** 29 - 64

/** `left + right` of texts. */
export function concat(machine: Machine, left: string, right: string, site: Site): string {
  if (left.length + right.length > MAX_TEXT_LENGTH) throw machine.error('string too long', site)
  return left + right
}

/** Below zero if `left` comes first. Only numbers, texts, and arrays of them have an order. `depth`: how far inside. */
export function compare(machine: Machine, left: Value, right: Value, site: Site, depth = 0): number {
  if (typeof left === 'number') {
    const other = numberOf(machine, right, site)
    return left < other ? -1 : left > other ? 1 : 0
  }
  if (typeof left === 'string') {
    if (machine.marks) machine.refuseMark(left, site)
    if (typeof right !== 'string') throw machine.typeError(right, 'string', site)
    if (machine.marks) machine.refuseMark(right, site)
    return compareTexts(left, right)
  }
  if (left instanceof JsonnetArray) {
    if (!(right instanceof JsonnetArray)) throw machine.typeError(right, 'array', site)
    if (depth > MAX_COMPARED_NESTING) throw machine.overflow(site)
    return compareArrays(machine, left, right, site, depth)
  }
  throw machine.unexpectedType(left, site)
}

function compareArrays(machine: Machine, left: JsonnetArray, right: JsonnetArray, site: Site, depth: number): number {
  const length = Math.min(left.length, right.length)
  for (let index = 0; index < length; index++) {
    const a = machine.force(left.items[index] ?? null, site)
    const b = machine.force(right.items[index] ?? null, site)
    const order = compare(machine, a, b, site, depth + 1)
    if (order !== 0) return order
  }
  return left.length - right.length
}

/** Any binary operator but `&&`, `||`, `%` and `in`, which are not strict or belong to std. */
export function binary(machine: Machine, operator: BinaryOperator, left: Value, right: Value, site: Site): Value {
  switch (operator) {
    case '+':
      return add(machine, left, right, site)
    case '-':
      return checkedNumber(machine, numberOf(machine, left, site) - numberOf(machine, right, site), site)
    case '*':
      return checkedNumber(machine, numberOf(machine, left, site) * numberOf(machine, right, site), site)
    case '/': {
      const dividend = numberOf(machine, left, site)
      const divisor = numberOf(machine, right, site)
      if (divisor === 0) throw machine.error('Division by zero.', site)
      return checkedNumber(machine, dividend / divisor, site)
    }
    case '<':
      return compare(machine, left, right, site) < 0
    case '<=':
      return compare(machine, left, right, site) <= 0
    case '>':
      return compare(machine, left, right, site) > 0
    case '>=':
      return compare(machine, left, right, site) >= 0
    case '==':
      return equals(machine, left, right, site)
    case '!=':
      return !equals(machine, left, right, site)
    default:
      return bitwise(machine, operator, numberOf(machine, left, site), numberOf(machine, right, site), site)
  }
}

/** Division with the sign of the dividend. */
export function modulo(machine: Machine, left: Value, right: Value, site: Site): Value {
  const dividend = numberOf(machine, left, site)
  const divisor = numberOf(machine, right, site)
  if (divisor === 0) throw machine.error('Division by zero.', site)
  return checkedNumber(machine, dividend % divisor, site)
}

function bitwise(machine: Machine, operator: BinaryOperator, left: number, right: number, site: Site): number {
  for (const operand of [left, right]) {
    if (Math.abs(operand) > Number.MAX_SAFE_INTEGER) {
      const range = `[${Number.MIN_SAFE_INTEGER}, ${Number.MAX_SAFE_INTEGER}]`
      throw machine.error(`Bitwise operator argument ${formatFloat(operand)} outside of range ${range}`, site)
    }
  }
  const isShift = operator === '<<' || operator === '>>'
  if (isShift && right < 0) throw machine.error('Shift by negative exponent.', site)
  const a = BigInt(Math.trunc(left))
  const b = BigInt(Math.trunc(right))
  switch (operator) {
    case '&':
      return Number(a & b)
    case '|':
      return Number(a | b)
    case '^':
      return Number(a ^ b)
    case '<<':
      return Number(BigInt.asIntN(64, a << (b % 64n)))
    default:
      return Number(a >> (b % 64n))
  }
}

/** A unary operator. */
export function unary(machine: Machine, operator: UnaryOperator, operand: Value, site: Site): Value {
  switch (operator) {
    case '!':
      if (typeof operand !== 'boolean') throw machine.typeError(operand, 'boolean', site)
      return !operand
    case '~':
      return Number(~BigInt.asIntN(64, toInt64(numberOf(machine, operand, site))))
    case '+':
      return numberOf(machine, operand, site)
    default:
      return -numberOf(machine, operand, site)
  }
}

const MIN_INT64 = -(2n ** 63n)

/** A number as 64-bit integer; what does not fit becomes the smallest one, as on the machines that go-jsonnet runs on. */
function toInt64(value: number): bigint {
  const whole = BigInt(Math.trunc(value))
  return whole >= -MIN_INT64 || whole < MIN_INT64 ? MIN_INT64 : whole
}
