import { rejoin } from '../values/go-string.ts'
import { refuseMark } from '../values/refuse-mark.ts'
import { Byte, typeName, type Value } from '../values/value.ts'
import { formatArgument } from './format-value.ts'
import { plainSpec, type Spec } from './spec.ts'

/** Widths, precisions and argument numbers beyond this are errors in Go. */
const TOO_LARGE = 1_000_000

/** Go's `fmt.Sprintf`. */
export function sprintf(format: string, args: readonly Value[]): string {
  refuseMark(format, 'used as a format')
  return rejoin(new Printf(format, args).run())
}

class Printf {
  readonly #format: string
  readonly #args: readonly Value[]
  #position = 0
  #argument = 0
  #reordered = false
  #goodArgument = true
  #afterIndex = false
  #out = ''

  constructor(format: string, args: readonly Value[]) {
    this.#format = format
    this.#args = args
  }

  run(): string {
    const format = this.#format
    while (this.#position < format.length) {
      const percent = format.indexOf('%', this.#position)
      if (percent < 0) {
        this.#out += format.slice(this.#position)
        break
      }
      this.#out += format.slice(this.#position, percent)
      this.#position = percent + 1
      this.#goodArgument = true
      if (!this.#formatVerb(this.#readFlags())) break
    }
    if (!this.#reordered && this.#argument < this.#args.length) this.#out += this.#extra()
    return this.#out
  }

  /** False at the end of the format. */
  #formatVerb(spec: Spec): boolean {
    this.#afterIndex = this.#readIndex()
    this.#readWidth(spec)
    this.#readPrecision(spec)
    if (!this.#afterIndex) this.#afterIndex = this.#readIndex()
    const point = this.#format.codePointAt(this.#position)
    if (point === undefined) {
      this.#out += '%!(NOVERB)'
      return false
    }
    const verb = point >= 0xd800 && point <= 0xdfff ? '\ufffd' : String.fromCodePoint(point)
    this.#position += point > 0xffff ? 2 : 1
    if (verb === '%') this.#out += '%'
    else if (!this.#goodArgument) this.#out += `%!${verb}(BADINDEX)`
    else if (this.#argument >= this.#args.length) this.#out += `%!${verb}(MISSING)`
    else this.#formatArgument(spec, verb)
    return true
  }

  #formatArgument(spec: Spec, verb: string): void {
    const value = this.#args[this.#argument++]
    if (verb === 'v' || verb === 'w') {
      spec.sharpV = spec.sharp
      spec.sharp = false
      spec.plusV = spec.plus
      spec.plus = false
    }
    this.#out += formatArgument(spec, value, verb)
  }

  #readFlags(): Spec {
    const spec = plainSpec()
    for (; ; this.#position++) {
      switch (this.#format[this.#position]) {
        case '#':
          spec.sharp = true
          break
        case '0':
          spec.zero = true
          break
        case '+':
          spec.plus = true
          break
        case '-':
          spec.minus = true
          break
        case ' ':
          spec.space = true
          break
        default:
          return spec
      }
    }
  }

  #readWidth(spec: Spec): void {
    if (this.#format[this.#position] !== '*') {
      spec.width = this.#readNumber(this.#format.length)
      if (this.#afterIndex && spec.width !== undefined) this.#goodArgument = false
      return
    }
    this.#position++
    const width = this.#takeInteger()
    this.#afterIndex = false
    if (width === undefined) {
      this.#out += '%!(BADWIDTH)'
      return
    }
    spec.width = Math.abs(width)
    if (width < 0) {
      spec.minus = true
      spec.zero = false
    }
  }

  #readPrecision(spec: Spec): void {
    if (this.#format[this.#position] !== '.' || this.#position + 1 >= this.#format.length) return
    this.#position++
    if (this.#afterIndex) this.#goodArgument = false
    this.#afterIndex = this.#readIndex()
    if (this.#format[this.#position] !== '*') {
      spec.precision = this.#readNumber(this.#format.length) ?? 0
      return
    }
    this.#position++
    const precision = this.#takeInteger()
    this.#afterIndex = false
    if (precision === undefined || precision < 0) this.#out += '%!(BADPREC)'
    else spec.precision = precision
  }

  /** `[n]`, the number of the argument to take next. True when there was one. */
  #readIndex(): boolean {
    if (this.#format[this.#position] !== '[') return false
    this.#reordered = true
    const open = this.#position
    const close = this.#format.indexOf(']', open + 1)
    if (close < 0 || this.#format.length - open < 3) {
      this.#position = open + 1
      this.#goodArgument = false
      return false
    }
    this.#position = open + 1
    const number = this.#readNumber(close)
    const complete = number !== undefined && this.#position === close
    this.#position = close + 1
    if (complete && number >= 1 && number <= this.#args.length) {
      this.#argument = number - 1
      return true
    }
    this.#goodArgument = false
    return complete
  }

  /** Decimal digits. A number that is much too long swallows the rest, as in Go. */
  #readNumber(end: number): number | undefined {
    let number: number | undefined
    for (; this.#position < end; this.#position++) {
      const digit = this.#format.charCodeAt(this.#position) - 48
      if (digit < 0 || digit > 9) break
      if ((number ?? 0) > TOO_LARGE) {
        this.#position = end
        return undefined
      }
      number = (number ?? 0) * 10 + digit
    }
    return number
  }

  #takeInteger(): number | undefined {
    if (this.#argument >= this.#args.length) return undefined
    const value = this.#args[this.#argument++]
    refuseMark(value, 'used as a width')
    const number = typeof value === 'bigint' ? Number(value) : value instanceof Byte ? value.value : undefined
    return number === undefined || Math.abs(number) > TOO_LARGE ? undefined : number
  }

  #extra(): string {
    const rest = this.#args.slice(this.#argument).map((value) => {
      if (value === undefined || value === null) return '<nil>'
      return `${typeName(value)}=${formatArgument(plainSpec(), value, 'v')}`
    })
    return `%!(EXTRA ${rest.join(', ')})`
  }
}
