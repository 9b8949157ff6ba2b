import fc from 'fast-check'

/**
 * Well-typed programs of a depth of up to five. Types keep most of them from failing at once; indexes, fields and divisors
 * are free to be wrong, so that errors are compared too.
 */
type Type = 'number' | 'text' | 'boolean' | 'array' | 'object'

const TYPES: readonly Type[] = ['number', 'text', 'boolean', 'array', 'object']
const MAX_DEPTH = 5

/** Programs as fast-check sees them: each follows from one number. */
export const program: fc.Arbitrary<string> = fc
  .noBias(fc.integer({ min: 0, max: 2 ** 31 - 1 }))
  .map((seed) => new Generator(seed).program())

class Generator {
  #state: number
  #names = 0
  /** Variables that can be used, innermost last. */
  #scope: { readonly name: string; readonly type: Type }[] = []

  constructor(seed: number) {
    this.#state = seed
  }

  program(): string {
    return this.#expression(this.#pick(TYPES), MAX_DEPTH)
  }

  #random(limit: number): number {
    // Mulberry32: small, and good enough for choices.
    this.#state = (this.#state + 0x6d2b79f5) | 0
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) % limit
  }

  #pick<T>(choices: readonly [T, ...T[]] | readonly T[]): T {
    const choice = choices[this.#random(choices.length)]
    if (choice === undefined) throw new Error('nothing to pick')
    return choice
  }

  #expression(type: Type, depth: number): string {
    const variables = this.#scope.filter((variable) => variable.type === type)
    if (variables.length > 0 && this.#random(3) === 0) return this.#pick(variables).name
    if (depth <= 0) return this.#literal(type)
    const make = this.#pick<() => string>([
      ...this.#common(type, depth - 1),
      ...this.#own(type, depth - 1),
      ...this.#own(type, depth - 1),
    ])
    return make()
  }

  #literal(type: Type): string {
    switch (type) {
      case 'number':
        return this.#pick(['0', '1', '2', '3.5', '-1', '10', '1e3', '0.1', '255', '1e20'])
      case 'text':
        return this.#pick(['""', '"a"', "'b c'", '"\u00e9"', '"\u{1f600}x"', '"a,b,a"', '"%s"', '"\\n\\t\\""', '"10"'])
      case 'boolean':
        return this.#pick(['true', 'false'])
      case 'array':
        return this.#pick(['[]', '[1, 2, 3]', '["a"]', '[null, true]', '[[1], [2]]', '[3, 1, 2]'])
      case 'object':
        return this.#pick(['{}', '{ a: 1 }', '{ a: 1, b:: 2 }', '{ a+: 1 }', '{ b: "x", c: self.b }', '{ "d e": [] }'])
    }
  }

  /** Constructs that give any type. */
  #common(type: Type, depth: number): (() => string)[] {
    const inner = (of: Type = type) => this.#expression(of, depth)
    return [
      () => `(if ${inner('boolean')} then ${inner()} else ${inner()})`,
      () => this.#local(type, depth),
      () => this.#call(type, depth),
      () => `[${inner()}, ${inner(this.#pick(TYPES))}][${this.#pick(['0', '0', '0', '1', '2'])}]`,
      () => `{ a: ${inner()}, b:: self.a }.${this.#pick(['a', 'b', 'b', 'c'])}`,
      () => `({ a: ${inner()} } + { b: super.a }).b`,
      () => `(assert ${this.#pick(['true', 'true', inner('boolean')])} : "assertion"; ${inner()})`,
      () => `std.get({ a: ${inner()} }, "${this.#pick(['a', 'b'])}", ${inner()})`,
      () => `std.foldl(function(x, y) ${this.#pick(['x', 'y'])}, [${inner()}, ${inner()}], ${inner()})`,
      () => this.#pick([inner, inner, inner, () => 'error "e"'])(),
    ]
  }

  #own(type: Type, depth: number): (() => string)[] {
    const n = () => this.#expression('number', depth)
    const s = () => this.#expression('text', depth)
    const b = () => this.#expression('boolean', depth)
    const a = () => this.#expression('array', depth)
    const o = () => this.#expression('object', depth)
    const any = () => this.#expression(this.#pick(TYPES), depth)
    switch (type) {
      case 'number':
        return [
          () => `(${n()} ${this.#pick(['+', '-', '*', '/', '%'])} ${n()})`,
          () => `(${n()} ${this.#pick(['&', '|', '^'])} ${n()})`,
          () => `(${n()} ${this.#pick(['<<', '>>'])} ${this.#pick(['0', '3', '40'])})`,
          () => `(${this.#pick(['-', '+', '~'])}${n()})`,
          () => `std.length(${this.#pick([s, a, o])()})`,
          () => `std.${this.#pick(['abs', 'floor', 'ceil', 'sign', 'mantissa', 'exponent'])}(${n()})`,
          () => `std.${this.#pick(['max', 'min', 'modulo'])}(${n()}, ${n()})`,
          () => `std.count(${a()}, ${any()})`,
          () => `std.codepoint(${s()})`,
          () => `std.parseInt(${s()})`,
        ]
      case 'text':
        return [
          () => `(${s()} + ${any()})`,
          () => `(${any()} + ${s()})`,
          () => `std.toString(${any()})`,
          () =>
            `(${this.#pick(["'%s'", "'%5s|'", "'%-4s|'", "'%d'", "'%05.1f'", "'%x'", "'%e'", "'%g'"])} % [${any()}])`,
          () => `std.join(${s()}, [${s()}, ${s()}])`,
          () => `std.substr(${s()}, ${this.#pick(['0', '1', '5'])}, ${this.#pick(['0', '2', '9'])})`,
          () => `${s()}[${this.#pick(['0', '1', '7'])}]`,
          () => `${s()}[${this.#pick(['', '1', '0', '5'])}:${this.#pick(['', '2', '9'])}:${this.#pick(['', '2'])}]`,
          () => `std.strReplace(${s()}, "a", ${s()})`,
          () =>
            `std.${this.#pick(['asciiUpper', 'asciiLower', 'escapeStringJson', 'escapeStringBash', 'md5'])}(${s()})`,
          () => `std.${this.#pick(['escapeStringXML', 'escapeStringDollars', 'escapeStringPython'])}(${s()})`,
          () => `std.type(${any()})`,
          () => `std.base64(${s()})`,
          () => `std.${this.#pick(['lstripChars', 'rstripChars', 'stripChars'])}(${s()}, ${s()})`,
          () => `std.repeat(${s()}, ${this.#pick(['0', '1', '3'])})`,
          () => `std.manifestPython(${any()})`,
        ]
      case 'boolean':
        return [
          () => `(${any()} ${this.#pick(['==', '!='])} ${any()})`,
          () => `(${n()} ${this.#pick(['<', '<=', '>', '>='])} ${n()})`,
          () => `(${s()} ${this.#pick(['<', '<=', '>', '>='])} ${s()})`,
          () => `(${b()} ${this.#pick(['&&', '||'])} ${b()})`,
          () => `(!${b()})`,
          () => `("${this.#pick(['a', 'b', 'c'])}" in ${o()})`,
          () => `std.objectHas(${o()}, ${s()})`,
          () => `std.member(${a()}, ${any()})`,
          () => `std.${this.#pick(['startsWith', 'endsWith'])}(${s()}, ${s()})`,
          () => `std.${this.#pick(['isString', 'isNumber', 'isObject', 'isArray'])}(${any()})`,
          () => `(${a()} == ${a()})`,
        ]
      case 'array':
        return [
          () => `[${any()}, ${any()}]`,
          () => `(${a()} + ${a()})`,
          () => this.#comprehension(depth),
          () => `std.map(function(x) [x], ${a()})`,
          () => `std.filter(function(x) ${b()}, ${a()})`,
          () => `std.sort([${n()}, ${n()}, ${n()}])`,
          () => `std.set([${s()}, ${s()}, ${s()}])`,
          () => `std.setUnion(std.set([${n()}]), std.set([${n()}, ${n()}]))`,
          () => `std.setDiff(std.set([${n()}, ${n()}]), [${n()}])`,
          () => `std.range(${this.#pick(['0', '1', '-1'])}, ${this.#pick(['2', '1', '4'])})`,
          () => `std.split(${s()}, ${this.#pick(['","', '"a"', s()])})`,
          () => `std.stringChars(${s()})`,
          () => `std.${this.#pick(['objectFields', 'objectFieldsAll', 'objectValues'])}(${o()})`,
          () => `${a()}[${this.#pick(['', '1', '0'])}:${this.#pick(['', '2', '9'])}]`,
          () => `std.reverse(${a()})`,
          () => `std.flattenArrays([${a()}, ${a()}])`,
          () => `std.makeArray(${this.#pick(['0', '2'])}, function(i) ${any()})`,
          () => `std.mapWithIndex(function(i, x) [i, x], ${a()})`,
          () => `std.find(${any()}, ${a()})`,
          () => `std.prune([${any()}, ${any()}])`,
          () => `std.uniq([${n()}, ${n()}])`,
          () => `std.encodeUTF8(${s()})`,
        ]
      case 'object':
        return [
          () => this.#object(depth),
          () => this.#object(depth),
          () => `(${o()} + ${o()})`,
          () => `${this.#object(depth)} ${this.#object(depth)}`,
          () => this.#objectComprehension(depth),
          () => `std.mergePatch(${o()}, ${o()})`,
          () => `std.mapWithKey(function(k, v) [k, v], ${o()})`,
          () => `std.prune(${o()})`,
        ]
    }
  }

  #withVariable<T>(type: Type, make: (name: string) => T): T {
    const name = `v${this.#names++}`
    this.#scope.push({ name, type })
    const made = make(name)
    this.#scope.pop()
    return made
  }

  #local(type: Type, depth: number): string {
    const bound = this.#pick(TYPES)
    const value = this.#expression(bound, depth)
    return this.#withVariable(bound, (name) => `(local ${name} = ${value}; ${this.#expression(type, depth)})`)
  }

  #call(type: Type, depth: number): string {
    const taken = this.#pick(TYPES)
    const argument = this.#expression(taken, depth)
    const otherwise = this.#expression(taken, depth)
    const style = this.#random(4)
    return this.#withVariable(taken, (name) => {
      const body = this.#expression(type, depth)
      if (style === 0) return `(function(${name}=${otherwise}) ${body})()`
      if (style === 1) return `(local f(${name}) = ${body}; f(${name}=${argument}))`
      if (style === 2) return `(local f(${name}) = ${body}; f(${argument}) tailstrict)`
      return `(function(${name}) ${body})(${argument})`
    })
  }

  #comprehension(depth: number): string {
    const source = `[${this.#expression('number', depth)}, ${this.#expression('number', depth)}]`
    return this.#withVariable('number', (name) => {
      const condition = this.#random(2) === 0 ? ` if ${this.#expression('boolean', depth - 1)}` : ''
      return `[${this.#expression(this.#pick(TYPES), depth)} for ${name} in ${source}${condition}]`
    })
  }

  #objectComprehension(depth: number): string {
    return this.#withVariable('text', (name) => {
      return `{ [${name}]: ${this.#expression(this.#pick(TYPES), depth)} for ${name} in ["a", "b"] }`
    })
  }

  #object(depth: number): string {
    const members = ['a', 'b', 'c', 'd'].slice(0, 1 + this.#random(4)).map((name) => {
      const reference = this.#pick([`self.${this.#pick(['a', 'b'])}`, '$.a', 'super.a'])
      const value = this.#random(8) === 0 ? reference : this.#expression(this.#pick(TYPES), depth - 1)
      const colon = this.#pick([':', ':', ':', '::', ':::', '+:'])
      const label = this.#pick([
        name,
        `"${name}"`,
        `["${name}"]`,
        `[if ${this.#expression('boolean', 0)} then "${name}"]`,
      ])
      return `${label}${colon} ${value}`
    })
    const assertion = this.#random(8) === 0 ? ['assert std.length(self) > 0 : "empty"'] : []
    return `{ ${[...assertion, ...members].join(', ')} }`
  }
}
