/** The answer of a function: any JSON value. A number is a float64 in the template, as in decoded JSON; a bigint is an int. */
export type TemplateValue =
  | string
  | number
  | bigint
  | boolean
  | null
  | undefined
  | readonly TemplateValue[]
  | { readonly [key: string]: TemplateValue }

/** Kind of a declared parameter: a constant or value of another kind fails as in Go. `any` takes everything, nil included. */
export type ParameterKind = 'string' | 'int' | 'float' | 'bool' | 'any'

/** Declared parameters. `variadic` is the kind of any number of further arguments. */
export interface Parameters {
  readonly parameters: readonly ParameterKind[]
  readonly variadic?: ParameterKind
}

/** A function of the host that takes what it is given. Integers arrive as numbers (as bigint beyond 2^53). */
export type PlainFunction = (...args: never[]) => unknown

/**
 * A function with declared parameters. `int` and `float` arrive as numbers (an int beyond 2^53 as a bigint); through `any`,
 * every integer arrives as a bigint, so that it can be told from a float, which `sprintf` needs.
 *
 * @example
 * const repeat: DeclaredFunction = { parameters: ['string', 'int'], call: (text: string, count: number) => text.repeat(count) }
 */
export interface DeclaredFunction extends Parameters {
  readonly call: PlainFunction
}

/**
 * A function whose answer has to be fetched. A rendering that meets it without an answer goes on and lists it among its
 * needs; see `renderAsync`.
 */
export interface LookupFunction extends Parameters {
  readonly lookup: true
}

/** A function that templates may call. */
export type TemplateFunction = PlainFunction | DeclaredFunction | LookupFunction

/** Functions by name. They come before built-in functions of the same name. */
export type TemplateFunctions = Readonly<Record<string, TemplateFunction>>
