import type { Call } from './call.ts'

/** One `%...` of a format. */
export interface Conversion {
  readonly key: string | null
  readonly alternative: boolean
  readonly zero: boolean
  readonly left: boolean
  readonly blank: boolean
  readonly plus: boolean
  readonly width: number | '*'
  readonly precision: number | '*' | null
  readonly type: 'd' | 'o' | 'x' | 'e' | 'f' | 'g' | 'c' | 's' | '%'
  readonly capitals: boolean
}

const TYPES: ReadonlyMap<string, Pick<Conversion, 'type' | 'capitals'>> = new Map([
  ['d', { type: 'd', capitals: false }],
  ['i', { type: 'd', capitals: false }],
  ['u', { type: 'd', capitals: false }],
  ['o', { type: 'o', capitals: false }],
  ['x', { type: 'x', capitals: false }],
  ['X', { type: 'x', capitals: true }],
  ['e', { type: 'e', capitals: false }],
  ['E', { type: 'e', capitals: true }],
  ['f', { type: 'f', capitals: false }],
  ['F', { type: 'f', capitals: true }],
  ['g', { type: 'g', capitals: false }],
  ['G', { type: 'g', capitals: true }],
  ['c', { type: 'c', capitals: false }],
  ['s', { type: 's', capitals: false }],
  ['%', { type: '%', capitals: false }],
])

/** Splits a format into texts and conversions. */
export function parseFormat(call: Call, template: string): (string | Conversion)[] {
  const parts: (string | Conversion)[] = []
  let at = 0
  for (;;) {
    const percent = template.indexOf('%', at)
    if (percent === -1) break
    if (percent > at) parts.push(template.slice(at, percent))
    const { conversion, end } = parseConversion(call, template, percent + 1)
    parts.push(conversion)
    at = end
  }
  if (at < template.length) parts.push(template.slice(at))
  return parts
}

function parseConversion(call: Call, template: string, begin: number): { conversion: Conversion; end: number } {
  let at = begin
  const peek = (): string => template[at] ?? call.fail('Truncated format code.')
  const number = (): number => {
    let value = 0
    for (let char = peek(); char >= '0' && char <= '9'; char = peek()) {
      value = value * 10 + Number(char)
      at++
    }
    return value
  }
  const numberOrStar = (): number | '*' => {
    if (template[at] !== '*') return number()
    at++
    return '*'
  }

  let key: string | null = null
  if (peek() === '(') {
    const close = template.indexOf(')', at)
    if (close === -1) return call.fail('Truncated format code.')
    key = template.slice(at + 1, close)
    at = close + 1
  }
  const flags = new Set<string>()
  while ('#0- +'.includes(peek())) {
    flags.add(peek())
    at++
  }
  const width = numberOrStar()
  let precision: number | '*' | null = null
  if (peek() === '.') {
    at++
    precision = numberOrStar()
  }
  if ('hlL'.includes(peek())) at++
  const char = String.fromCodePoint(template.codePointAt(at) ?? call.fail('Truncated format code.'))
  const type = TYPES.get(char) ?? call.fail(`Unrecognised conversion type: ${char}`)
  const conversion: Conversion = {
    key,
    alternative: flags.has('#'),
    zero: flags.has('0'),
    left: flags.has('-'),
    blank: flags.has(' '),
    plus: flags.has('+'),
    width,
    precision,
    ...type,
  }
  return { conversion, end: at + char.length }
}
