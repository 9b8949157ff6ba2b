/** A positive decimal: 0.digits x 10^point. Zero has no digits. */
export interface Decimal {
  readonly digits: string
  readonly point: number
}

/** The fewest digits that read back as the same float64: what JavaScript prints, too. */
export function shortestDecimal(value: number): Decimal {
  if (value === 0) return { digits: '', point: 0 }
  const [mantissa = '', exponent = '0'] = value.toExponential().split('e')
  const digits = mantissa.replace('.', '')
  return { digits, point: Number(exponent) + 1 }
}

/** All digits of the float64. JavaScript's own rounding is half up, Go's half to even, so rounding starts from these. */
export function exactDecimal(value: number): Decimal {
  if (value === 0) return { digits: '', point: 0 }
  const { mantissa, exponent } = decompose(value)
  const scale = Math.max(0, -exponent)
  const scaled = exponent >= 0 ? mantissa << BigInt(exponent) : mantissa * 5n ** BigInt(scale)
  const text = scaled.toString()
  return trimZeros({ digits: text, point: text.length - scale })
}

/** Rounds to a number of digits, half to even. */
export function roundDecimal(decimal: Decimal, count: number): Decimal {
  if (count >= decimal.digits.length) return decimal
  if (count < 0) return { digits: '', point: 0 }
  const kept = decimal.digits.slice(0, count)
  const next = decimal.digits.charCodeAt(count) - 48
  const isHalf = next === 5 && count + 1 === decimal.digits.length
  const odd = count > 0 && (decimal.digits.charCodeAt(count - 1) - 48) % 2 === 1
  if (!(next > 5 || (next === 5 && !isHalf) || (isHalf && odd)))
    return trimZeros({ digits: kept, point: decimal.point })
  const raised = (BigInt(kept === '' ? '0' : kept) + 1n).toString().padStart(count, '0')
  return trimZeros({ digits: raised, point: decimal.point + (raised.length > count ? 1 : 0) })
}

/** value = mantissa x 2^exponent, with the mantissa's 53 bits (fewer for subnormal numbers). */
export function decompose(value: number): { mantissa: bigint; exponent: number } {
  const view = new DataView(new ArrayBuffer(8))
  view.setFloat64(0, value)
  const bits = view.getBigUint64(0)
  const biased = Number((bits >> 52n) & 0x7ffn)
  const fraction = bits & 0xfffffffffffffn
  if (biased === 0) return { mantissa: fraction, exponent: -1074 }
  return { mantissa: fraction | (1n << 52n), exponent: biased - 1075 }
}

function trimZeros(decimal: Decimal): Decimal {
  const digits = decimal.digits.replace(/0+$/, '')
  return digits === '' ? { digits: '', point: 0 } : { digits, point: decimal.point }
}
