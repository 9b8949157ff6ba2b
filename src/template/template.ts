import type { Answers } from './answers.ts'
import { BUILTINS } from './builtins/builtins.ts'
import { type Environment, environmentFunctions } from './builtins/environment.ts'
import { TemplateError } from './error.ts'
import type { LookupFunction, TemplateFunction, TemplateFunctions, TemplateValue } from './function.ts'
import { listNeeds, type StaticNeed } from './list-needs.ts'
import { type OriginCall, Rendering } from './rendering.ts'
import type { Callable } from './run/callable.ts'
import type { Surroundings } from './run/evaluator.ts'
import { fromHost, hostCallable } from './run/host-function.ts'
import { DEFAULT_LIMITS, type Limits } from './run/limits.ts'
import { Runner } from './run/runner.ts'
import { isStackOverflow } from './run/stack-overflow.ts'
import { Source } from './source.ts'
import { suggest } from './suggest.ts'
import { describeCharacter } from './syntax/characters.ts'
import { type ParsedSource, parse } from './syntax/parse.ts'
import { ParseFailure } from './syntax/parse-failure.ts'
import { findLoneSurrogate } from './values/go-string.ts'

/** Options of parsing a template. */
export interface ParseOptions {
  /** Name of the template in error messages. Default `conf`, ecspresso's name for every one. */
  readonly name?: string
  /** Functions that the template may call, beside the built-in ones and `env`, `must_env` and `json_escape`. */
  readonly functions?: TemplateFunctions
}

/** Options of rendering a parsed template. */
export interface RenderOptions {
  /** Functions; those given when parsing, if left out. */
  readonly functions?: TemplateFunctions
  /** Environment variables for `env` and `must_env`. Default none. */
  readonly env?: Environment
  /** What `must_env` gives for a variable that is not set. Without it that is an error. */
  readonly unset?: ((name: string) => string | undefined) | undefined
  /** Answers to lookups, by the keys of their needs. */
  readonly answers?: Answers
  /** Hears of every call of `env`, `must_env`, `json_escape`, the host's functions and lookups, before it is answered. */
  readonly onCall?: (call: OriginCall) => void
  /** The value of `.` and `$`. Default none, as in ecspresso. */
  readonly data?: TemplateValue
  /** Called every some milliseconds of a long rendering; throws to stop it. */
  readonly pause?: (() => void) | undefined
  /** Bounds of work and of output. The defaults are far above any real template. */
  readonly limits?: Partial<Limits>
}

/** A parsed template. It does not change, and may be rendered any number of times. */
export class Template {
  readonly name: string
  readonly #source: Source
  readonly #parsed: ParsedSource
  readonly #functions: TemplateFunctions

  /** Use `parseTemplate`. */
  constructor(source: Source, parsed: ParsedSource, functions: TemplateFunctions) {
    this.name = source.name
    this.#source = source
    this.#parsed = parsed
    this.#functions = functions
  }

  /**
   * Renders once. Where lookups have no answer yet, the rest is rendered as far as it can be without it, and the rendering
   * lists its needs. Throws a {@link TemplateError} for the first failure in source order; missing `must_env` variables are
   * reported all at once. A failure that comes after an open need is kept back, since the answer may fail before it.
   */
  render(options: RenderOptions = {}): Rendering {
    const runner = new Runner(this.#parsed, this.#surroundings(options))
    const { evaluator } = runner
    const { needs } = evaluator.lookups
    let stop: TemplateError | undefined
    try {
      runner.run(this.name, fromHost(options.data) ?? undefined)
    } catch (error) {
      stop = asTemplateError(error, runner)
    }
    const problems = stop === undefined ? evaluator.problems.list : [...evaluator.problems.list, stop]
    const [first] = problems
    if (first === undefined) return new Rendering(this.#source, runner.output, needs)
    const needsBefore = first === stop ? needs.length : evaluator.problems.needsBefore
    if (needsBefore === 0) throw problems.length === 1 ? first : joinErrors(first, problems)
    return new Rendering(this.#source, runner.output, needs.slice(0, needsBefore))
  }

  /** All calls of lookups in the source, reachable or not, without rendering. */
  listNeeds(functions: TemplateFunctions = this.#functions): StaticNeed[] {
    return listNeeds(this.#source, this.#parsed, (name) => lookupOf(functions, name) !== undefined)
  }

  #surroundings(options: RenderOptions): Surroundings {
    const functions = options.functions ?? this.#functions
    const known = environmentFunctions(options.env ?? {}, options.unset)
    return {
      source: this.#source,
      find: (name) => {
        const found = known.get(name)
        // A function of the host is made callable at its first call, and comes before all others of its name.
        if (found !== undefined && !Object.hasOwn(functions, name)) return found
        const callable = hostFunctionOf(functions, name) ?? BUILTINS.get(name)
        if (callable !== undefined) known.set(name, callable)
        return callable
      },
      lookup: (name) => lookupOf(functions, name),
      answers: options.answers ?? new Map(),
      onCall: options.onCall,
      pause: options.pause,
      limits: { ...DEFAULT_LIMITS, ...options.limits },
    }
  }
}

/** Parses a template. Throws a {@link TemplateError} with code `TEMPLATE_PARSE`. */
export function parseTemplate(text: string, options: ParseOptions = {}): Template {
  const source = new Source(options.name ?? 'conf', text)
  const functions = options.functions ?? {}
  const environment = environmentFunctions({})
  const isFunction = (name: string): boolean =>
    Object.hasOwn(functions, name) || BUILTINS.has(name) || environment.has(name)
  try {
    checkWellFormed(text)
    return new Template(source, parse(source, isFunction), functions)
  } catch (error) {
    if (!(error instanceof ParseFailure)) throw error
    const known = [...Object.keys(functions), ...environment.keys(), ...BUILTINS.keys()]
    throw parseError(source, error, known)
  }
}

function parseError(source: Source, failure: ParseFailure, knownFunctions: readonly string[]): TemplateError {
  // Go names a line only, that of the furthest token; on that line the token in question is the better place.
  const line = source.lineAt(failure.offset)
  const isNear = source.lineAt(failure.tokenOffset) === line
  const place = source.placeAt(isNear ? failure.tokenOffset : failure.offset)
  const near = failure.unknownFunction === undefined ? undefined : suggest(failure.unknownFunction, knownFunctions)
  return new TemplateError({
    ...place,
    code: 'TEMPLATE_PARSE',
    message: `template: ${source.name}:${line}: ${failure.message}`,
    hint: near === undefined ? undefined : `did you mean \`${near}\`?`,
  })
}

/** Text that cannot be written as UTF-8 never came from a file. */
function checkWellFormed(text: string): void {
  const at = findLoneSurrogate(text)
  if (at < 0) return
  throw new ParseFailure(at, `source is not valid Unicode: lone surrogate ${describeCharacter(text.charCodeAt(at))}`)
}

function hostFunctionOf(functions: TemplateFunctions, name: string): Callable | undefined {
  const declared = own(functions, name)
  return declared === undefined ? undefined : hostCallable(declared)
}

function lookupOf(functions: TemplateFunctions, name: string): LookupFunction | undefined {
  const declared = own(functions, name)
  return typeof declared === 'object' && 'lookup' in declared ? declared : undefined
}

function own(functions: TemplateFunctions, name: string): TemplateFunction | undefined {
  return Object.hasOwn(functions, name) ? functions[name] : undefined
}

function asTemplateError(error: unknown, runner: Runner): TemplateError {
  if (error instanceof TemplateError) return error
  // Parentheses or values nested beyond reason.
  if (!isStackOverflow(error)) throw error
  try {
    return runner.evaluator.fail('nested too deeply')
  } catch (failure) {
    if (failure instanceof TemplateError) return failure
    throw failure
  }
}

function joinErrors(first: TemplateError, problems: readonly TemplateError[]): TemplateError {
  const { code, line, column, offset, hint, cause } = first
  const message = problems.map((problem) => problem.message).join('\n')
  return new TemplateError({ code, line, column, offset, hint, cause, message, problems })
}
