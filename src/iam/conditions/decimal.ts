/** A decimal number of any size: `sign * 0.digits * 10^exponent`, without leading or trailing zeros. */
export interface Decimal {
  readonly sign: -1 | 0 | 1
  readonly digits: string
  readonly exponent: number
}

/**
 * Reads a number as AWS does: sign, leading zeros, a bare point and an exponent are fine; NaN and Infinity are no numbers.
 * observed: test/vectors/iam/native.json, `N-num-*`. Digits are kept exactly, above 2^53 too.
 */
export function parseDecimal(text: string): Decimal | undefined {
  const shape = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d{1,9}))?$/.exec(text)
  const whole = shape?.[2] ?? ''
  const fraction = shape?.[3] ?? ''
  if (!shape || whole + fraction === '') return undefined
  const all = whole + fraction
  const leading = /^0*/.exec(all)?.[0].length ?? 0
  const digits = all.slice(leading).replace(/0+$/, '')
  if (digits === '') return { sign: 0, digits: '', exponent: 0 }
  return { sign: shape[1] === '-' ? -1 : 1, digits, exponent: whole.length - leading + Number(shape[4] ?? '0') }
}

/** Negative, zero or positive, as the first is smaller than, equal to or greater than the second. */
export function compareDecimals(a: Decimal, b: Decimal): number {
  if (a.sign !== b.sign || a.sign === 0) return a.sign - b.sign
  if (a.exponent !== b.exponent) return a.sign * (a.exponent - b.exponent)
  return a.digits === b.digits ? 0 : a.sign * (a.digits < b.digits ? -1 : 1)
}
