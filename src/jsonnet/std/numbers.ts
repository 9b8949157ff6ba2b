import { compare, modulo } from '../operators.ts'
import { typeName, type Value } from '../values.ts'
import type { Call, Definitions, Run } from './call.ts'
import { arccosine, arcsine, arctangent, arctangent2, cosine, logarithm, sine, tangent } from './cephes.ts'
import { hypotenuse, powerOf, splitExponent } from './go-math.ts'

function lift(apply: (x: number) => number): ['x', Run] {
  return ['x', (call, x) => call.finite(apply(call.number(x)))]
}

function test(holds: (x: number) => boolean): ['x', Run] {
  return ['x', (call, x) => holds(call.number(x))]
}

function named(call: Call, value: Value, what: string): number {
  if (typeof value === 'number') return value
  return call.fail(`std.${what}expected number, got ${typeName(value)}`)
}

function extreme(call: Call, a: Value, b: Value, which: 'max' | 'min'): number {
  const first = named(call, a, `${which} first param `)
  const second = named(call, call.late(b), `${which} second param `)
  // Between zeros with different signs the second one wins, as in the library's definition.
  return (which === 'max' ? first > second : first < second) ? first : second
}

/** Away from zero in the middle. */
function round(x: number): number {
  const whole = Math.trunc(x)
  return Math.abs(x - whole) >= 0.5 ? whole + Math.sign(x) : whole
}

/** Functions on numbers. */
export const NUMBER_BUILTINS: Definitions = [
  // Zero gives minus zero, as the library's definition has it.
  ['abs', 'n', (call, n) => (named(call, n, 'abs ') > 0 ? Math.abs(call.number(n)) : -call.number(n))],
  ['sign', 'n', (call, n) => Math.sign(named(call, n, 'sign ')) + 0],
  ['max', 'a b~', (call, a, b) => extreme(call, a, b, 'max')],
  ['min', 'a b~', (call, a, b) => extreme(call, a, b, 'min')],
  [
    'clamp',
    'x minVal maxVal~',
    (call, x, low, high) => {
      if (compare(call.machine, x, low, call.site) < 0) return low
      return compare(call.machine, x, call.late(high), call.site) > 0 ? call.late(high) : x
    },
  ],
  ['modulo', 'x y', (call, x, y) => modulo(call.machine, x, y, call.site)],
  ['pow', 'x n', (call, x, n) => call.finite(powerOf(call.number(x), call.number(n)))],
  ['hypot', 'x y', (call, x, y) => call.finite(hypotenuse(call.number(x), call.number(y)))],
  ['atan2', 'y x', (call, y, x) => call.finite(arctangent2(call.number(y), call.number(x)))],
  ['ceil', ...lift(Math.ceil)],
  ['floor', ...lift(Math.floor)],
  ['sqrt', ...lift(Math.sqrt)],
  ['sin', ...lift(sine)],
  ['cos', ...lift(cosine)],
  ['tan', ...lift(tangent)],
  ['asin', ...lift(arcsine)],
  ['acos', ...lift(arccosine)],
  ['atan', ...lift(arctangent)],
  ['log', ...lift(logarithm)],
  ['log2', 'x', (call, x) => call.finite(call.finite(logarithm(call.number(x))) / logarithm(2))],
  ['log10', 'x', (call, x) => call.finite(call.finite(logarithm(call.number(x))) / logarithm(10))],
  ['exp', ...lift(Math.exp)],
  ['mantissa', ...lift((x) => splitExponent(x).fraction)],
  ['exponent', ...lift((x) => splitExponent(x).exponent)],
  ['round', ...lift(round)],
  ['deg2rad', ...lift((x) => (x * Math.PI) / 180)],
  ['rad2deg', ...lift((x) => (x * 180) / Math.PI)],
  ['isEven', ...test((x) => Math.trunc(x) % 2 === 0)],
  ['isOdd', ...test((x) => Math.trunc(x) % 2 !== 0)],
  ['isInteger', ...test((x) => Number.isInteger(x))],
  ['isDecimal', ...test((x) => !Number.isInteger(x))],
  ['xor', 'x y', (call, x, y) => call.boolean(x) !== call.boolean(y)],
  ['xnor', 'x y', (call, x, y) => call.boolean(x) === call.boolean(y)],
]
