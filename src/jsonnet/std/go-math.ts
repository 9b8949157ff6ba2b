/** Functions whose last bits differ between Go's library and V8's, done Go's way: results are printed with 17 digits. */

/** A number as fraction in [0.5, 1) and power of two. */
export function splitExponent(value: number): { fraction: number; exponent: number } {
  if (value === 0 || !Number.isFinite(value)) return { fraction: value, exponent: 0 }
  let fraction = value
  let exponent = 0
  if (Math.abs(fraction) < 2 ** -1022) {
    fraction *= 2 ** 52
    exponent = -52
  }
  const view = new DataView(new ArrayBuffer(8))
  view.setFloat64(0, fraction)
  const high = view.getUint32(0)
  exponent += ((high >>> 20) & 0x7ff) - 1022
  view.setUint32(0, (high & 0x800fffff) | (1022 << 20))
  return { fraction: view.getFloat64(0), exponent }
}

function scale(fraction: number, exponent: number): number {
  // In two steps, for results that are subnormal or close to the largest number.
  if (exponent > 1023)
    return exponent > 2200 ? fraction * Number.POSITIVE_INFINITY : fraction * 2 ** 1023 * 2 ** (exponent - 1023)
  if (exponent < -1022) return exponent < -2200 ? fraction * 0 : fraction * 2 ** (exponent + 1000) * 2 ** -1000
  return fraction * 2 ** exponent
}

/** `base` to the power of `power`, by repeated squaring of fractions. */
export function powerOf(base: number, power: number): number {
  if (power === 0 || base === 1) return 1
  if (power === 1) return base
  if (power === 0.5) return Math.sqrt(base)
  if (power === -0.5) return 1 / Math.sqrt(base)
  if (base === 0 || !Number.isFinite(base) || !Number.isFinite(power)) return base ** power
  let whole = Math.trunc(Math.abs(power))
  let part = Math.abs(power) - whole
  if (part !== 0 && base < 0) return Number.NaN
  if (whole >= 2 ** 52) return base ** power
  let fraction = 1
  let exponent = 0
  if (part !== 0) {
    if (part > 0.5) {
      part--
      whole++
    }
    fraction = Math.exp(part * Math.log(base))
  }
  const split = splitExponent(base)
  let square = split.fraction
  let squareExponent = split.exponent
  for (let rest = whole; rest !== 0; rest = Math.floor(rest / 2)) {
    if (squareExponent < -4096 || squareExponent > 4096) {
      exponent += squareExponent
      break
    }
    if (rest % 2 === 1) {
      fraction *= square
      exponent += squareExponent
    }
    square *= square
    squareExponent *= 2
    if (square < 0.5) {
      square += square
      squareExponent--
    }
  }
  if (power < 0) {
    fraction = 1 / fraction
    exponent = -exponent
  }
  return scale(fraction, exponent)
}

/** The length of a diagonal. */
export function hypotenuse(x: number, y: number): number {
  const longer = Math.max(Math.abs(x), Math.abs(y))
  const shorter = Math.min(Math.abs(x), Math.abs(y))
  if (longer === 0 || !Number.isFinite(longer)) return longer
  const ratio = shorter / longer
  return longer * Math.sqrt(1 + ratio * ratio)
}
