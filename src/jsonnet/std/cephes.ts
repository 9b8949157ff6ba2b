/**
 * Trigonometry and logarithm with the approximations that Go's library uses, those of Cephes
 * (https://www.netlib.org/cephes/) and FreeBSD's msun. V8's differ in the last digit of every fourth result, and results
 * are printed with 17 digits.
 */
import { splitExponent } from './go-math.ts'

/** A polynomial, the coefficient of the highest power first. The order of operations is part of the result. */
function polynomial(x: number, coefficients: readonly number[]): number {
  let sum = 0
  for (const coefficient of coefficients) sum = sum * x + coefficient
  return sum
}

const SINE = [
  1.5896230157654656e-10, -2.5050747762857807e-8, 0.0000027557313621385722, -0.0001984126982958954,
  0.008333333333322118, -0.1666666666666663,
]
const COSINE = [
  -1.1358536521387682e-11, 2.087570084197473e-9, -2.755731417929674e-7, 0.000024801587288851704, -0.0013888888888873056,
  0.041666666666666595,
]
const TANGENT = [-13093.693918138379, 1153516.6483858742, -17956525.197648488]
const TANGENT_DIVISOR = [1, 13681.296347069296, -1320892.3444021097, 25008380.18233579, -53869575.592945464]
const ARCTANGENT = [
  -0.8750608600031904, -16.157537187333652, -75.00855792314705, -122.88666844901361, -64.85021904942025,
]
const ARCTANGENT_DIVISOR = [
  1, 24.858464901423062, 165.02700983169885, 432.88106049129027, 485.3903996359137, 194.5506571482614,
]

/** A quarter of pi in three parts, for differences that keep their digits. */
const QUARTER_PI = [0.7853981256484985, 3.774894707930798e-8, 2.6951514290790595e-15] as const

/** From here on the reduction below loses digits; Go takes another one, and we V8's functions. */
const LARGE = 2 ** 29

/** An angle above zero as an even number of eighths of a circle and the rest. */
function reduce(x: number): { eighths: number; rest: number } {
  let eighths = Math.floor(x * (4 / Math.PI))
  if (eighths % 2 === 1) eighths++
  const [a, b, c] = QUARTER_PI
  return { eighths: eighths % 8, rest: x - eighths * a - eighths * b - eighths * c }
}

function sineOf(rest: number): number {
  const square = rest * rest
  return rest + rest * square * polynomial(square, SINE)
}

function cosineOf(rest: number): number {
  const square = rest * rest
  return 1 - 0.5 * square + square * square * polynomial(square, COSINE)
}

/** The sine of an angle in radians. */
export function sine(x: number): number {
  if (x === 0 || Math.abs(x) >= LARGE) return Math.sin(x)
  const { eighths, rest } = reduce(Math.abs(x))
  const value = eighths % 4 === 2 ? cosineOf(rest) : sineOf(rest)
  return x < 0 !== eighths > 3 ? -value : value
}

/** The cosine of an angle in radians. */
export function cosine(x: number): number {
  if (Math.abs(x) >= LARGE) return Math.cos(x)
  const { eighths, rest } = reduce(Math.abs(x))
  const value = eighths % 4 === 2 ? sineOf(rest) : cosineOf(rest)
  return eighths === 2 || eighths === 4 ? -value : value
}

/** The tangent of an angle in radians. */
export function tangent(x: number): number {
  if (x === 0 || Math.abs(x) >= LARGE) return Math.tan(x)
  const { eighths, rest } = reduce(Math.abs(x))
  const square = rest * rest
  const ratio = (square * polynomial(square, TANGENT)) / polynomial(square, TANGENT_DIVISOR)
  const direct = square > 1e-14 ? rest + rest * ratio : rest
  const value = eighths % 4 === 2 ? -1 / direct : direct
  return x < 0 ? -value : value
}

function arctangentSeries(x: number): number {
  const square = x * x
  const ratio = (square * polynomial(square, ARCTANGENT)) / polynomial(square, ARCTANGENT_DIVISOR)
  return x * ratio + x
}

/** The digits of half of pi beyond those that a number holds. */
const MORE_OF_HALF_PI = 6.123233995736766e-17

function positiveArctangent(x: number): number {
  if (x <= 0.66) return arctangentSeries(x)
  if (x > 2.414213562373095) return Math.PI / 2 - arctangentSeries(1 / x) + MORE_OF_HALF_PI
  return Math.PI / 4 + arctangentSeries((x - 1) / (x + 1)) + 0.5 * MORE_OF_HALF_PI
}

/** The angle of a tangent. */
export function arctangent(x: number): number {
  if (x === 0) return x
  return x > 0 ? positiveArctangent(x) : -positiveArctangent(-x)
}

/** The angle of a point. */
export function arctangent2(y: number, x: number): number {
  if (y === 0 || x === 0) return Math.atan2(y, x)
  const angle = arctangent(y / x)
  if (x > 0) return angle
  return angle <= 0 ? angle + Math.PI : angle - Math.PI
}

/** The angle of a sine; NaN beyond 1. */
export function arcsine(x: number): number {
  const magnitude = Math.abs(x)
  if (x === 0 || magnitude > 1) return Math.asin(x)
  const other = Math.sqrt(1 - x * x)
  const angle =
    magnitude > 0.7 ? Math.PI / 2 - positiveArctangent(other / magnitude) : positiveArctangent(magnitude / other)
  return x < 0 ? -angle : angle
}

/** The angle of a cosine; NaN beyond 1. */
export function arccosine(x: number): number {
  return Math.PI / 2 - arcsine(x)
}

const LOGARITHM_ODD = [0.14798198605116586, 0.1818357216161805, 0.2857142874366239, 0.6666666666666735]
const LOGARITHM_EVEN = [0.15313837699209373, 0.22222198432149784, 0.3999999999940942]
/** The logarithm of two in two parts. */
const LOG2_HIGH = 0.6931471803691238
const LOG2_LOW = 1.9082149292705877e-10

/** The natural logarithm. */
export function logarithm(x: number): number {
  if (!(x > 0) || !Number.isFinite(x)) return Math.log(x)
  let { fraction, exponent } = splitExponent(x)
  if (fraction < Math.SQRT1_2) {
    fraction *= 2
    exponent--
  }
  const f = fraction - 1
  const s = f / (2 + f)
  const s2 = s * s
  const s4 = s2 * s2
  const rest = s2 * polynomial(s4, LOGARITHM_ODD) + s4 * polynomial(s4, LOGARITHM_EVEN)
  const half = 0.5 * f * f
  return exponent * LOG2_HIGH - (half - (s * (half + rest) + exponent * LOG2_LOW) - f)
}
