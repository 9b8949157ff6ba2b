/** Numbers as text, in the forms that the language and its library use. */

/** Prints a number as values are printed: integers in full, others with 17 digits. */
export function formatNumber(value: number): string {
  if (Number.isInteger(value)) {
    if (Math.abs(value) <= Number.MAX_SAFE_INTEGER) return Object.is(value, -0) ? '-0' : String(value)
    return BigInt(value).toString()
  }
  return formatGeneral(value)
}

/** C's `%.17g`. */
function formatGeneral(value: number): string {
  const [mantissa = '', power = '0'] = roundToEven(value).split('e')
  const exponent = Number(power)
  if (exponent < -4 || exponent >= 17) {
    const sign = exponent < 0 ? '-' : '+'
    return `${stripZeros(mantissa)}e${sign}${String(Math.abs(exponent)).padStart(2, '0')}`
  }
  const sign = value < 0 ? '-' : ''
  const digits = mantissa.replace(/[-.]/g, '')
  if (exponent < 0) return stripZeros(`${sign}0.${'0'.repeat(-exponent - 1)}${digits}`)
  return stripZeros(`${sign}${digits.slice(0, exponent + 1)}.${digits.slice(exponent + 1)}`)
}

/** 17 digits and an exponent. JavaScript rounds up what is exactly in the middle, C and Go to the even digit. */
function roundToEven(value: number): string {
  const rounded = value.toExponential(16)
  if (!value.toExponential(17).includes('5e')) return rounded
  const middle = /^(-?\d\.\d{15}(\d))50*(e.*)$/.exec(value.toExponential(80))
  if (middle === null) return rounded
  const [, digits = '', last = '', power = ''] = middle
  return Number(last) % 2 === 0 ? digits + power : rounded
}

function stripZeros(text: string): string {
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text
}

/** The shortest digits that give the number back, never with an exponent: Go's `FormatFloat(v, 'f', -1, 64)`. */
export function formatShortest(value: number): string {
  if (Object.is(value, -0)) return '-0'
  const text = String(value)
  const found = /^(-?)(\d)(?:\.(\d+))?e([+-]\d+)$/.exec(text)
  if (found === null) return text
  const [, sign = '', first = '', rest = '', power = '0'] = found
  const digits = first + rest
  const exponent = Number(power)
  if (exponent < 0) return `${sign}0.${'0'.repeat(-exponent - 1)}${digits}`
  return sign + digits + '0'.repeat(exponent - rest.length)
}

/** Go's `%v` of a number: the shortest digits, with an exponent from 1e6 and below 1e-4. */
export function formatFloat(value: number): string {
  if (Object.is(value, -0)) return '-0'
  const magnitude = Math.abs(value)
  if (magnitude !== 0 && (magnitude < 1e-4 || magnitude >= 1e6)) {
    const [mantissa = '', power = '0'] = value.toExponential().split('e')
    const exponent = Number(power)
    return `${mantissa}e${exponent < 0 ? '-' : '+'}${String(Math.abs(exponent)).padStart(2, '0')}`
  }
  return String(value)
}
