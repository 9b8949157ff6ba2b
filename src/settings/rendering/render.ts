import { type Position, UserError } from '../../calls/index.ts'
import { hintOnMissing, type JsonValue, type Lookups } from '../../plugins/index.ts'
import {
  type Answer,
  type LookupFunction,
  type Origin,
  type OriginCall,
  parseTemplate as parse,
  TemplateError,
  type TemplateValue,
} from '../../template/index.ts'
import { goJson } from './go-json.ts'
import { type MissingVariable, missingVariables, withoutValues } from './messages.ts'
import type { Use } from './use.ts'

/** A lookup that a file makes. */
export interface LookupNeed {
  /** The lookup and its arguments as one text. */
  readonly key: string
  readonly name: string
  readonly args: readonly TemplateValue[]
  /** Where its call stands in the user's file. */
  readonly at: Position
}

/** A file's text after rendering, with the way back into the file. */
export interface Rendered {
  readonly text: string
  placeOf(offset: number): Position
  /** The function that gave something between two offsets, if one did. */
  calledIn(start: number, end: number): string | undefined
  /** A message without what lookups gave: it may be secret. */
  redact(message: string): string
}

/** What one rendering gives: the text, or the lookups that are wanted for it first. */
export type Round = { readonly needs: readonly LookupNeed[] } | { readonly done: Rendered }

/** A parsed file: renders as far as the answers, by the keys of their needs, reach. */
export type Template = (answers: ReadonlyMap<string, JsonValue>) => Round | Promise<Round>

interface Context {
  readonly file: string
  /** Where a place of the text stands in the user's file; without it the text is that file. */
  readonly placeOf?: (at: Position) => Position
  readonly env: Readonly<Record<string, string | undefined>>
  readonly unset?: ((name: string) => string) | undefined
  readonly lookups: Lookups
  readonly pause?: (() => void) | undefined
  readonly observe?: ((use: Use) => void) | undefined
}

/** Parses a template. Throws UserError, now or in a round, with the place in the file. */
export function parseTemplate(source: string, context: Context): Template {
  const { file, env, unset, lookups, observe, pause, placeOf = (at) => at } = context
  const functions = Object.fromEntries(
    Object.entries(lookups).flatMap(([name, { template: takes }]): [string, LookupFunction][] =>
      takes ? [[name, { lookup: true, ...takes }]] : [],
    ),
  )
  // Keys begin with the name of the lookup.
  const isStructured = (key: string) => lookups[String(JSON.parse(key)[0])]?.template?.structured === true
  const onCall = observe && {
    onCall: ({ name, args, ...place }: OriginCall) => observe({ name, args, at: placeOf(placeIn(file, place)) }),
  }
  const template = inFile(context, () => parse(source, { name: file, functions }))
  return (given) => {
    const answers = new Map(
      [...given].map(([key, value]): [string, Answer] => [key, { value: isStructured(key) ? value : printed(value) }]),
    )
    const rendering = inFile(context, () => template.render({ env, unset, answers, pause, ...onCall }), given)
    if (rendering.complete)
      return {
        done: {
          text: rendering.text,
          placeOf: (offset) => placeIn(file, rendering.originAt(offset)),
          calledIn: (start, end) => rendering.origins.find((one) => isCallIn(one, start, end))?.calls[0]?.name,
          redact: (message) => withoutValues(message, given),
        },
      }
    return { needs: rendering.needs.map((need) => ({ ...need, at: placeOf(placeIn(file, need)) })) }
  }
}

/** Text that is no template, as it stands in an option of the command line. */
export function plainText(text: string, file: string): Rendered {
  return {
    text,
    placeOf: (offset) => placeOf(text, offset, file),
    calledIn: () => undefined,
    redact: (message) => message,
  }
}

function isCallIn(origin: Origin, start: number, end: number): boolean {
  return origin.calls.length > 0 && origin.start <= end && origin.end >= start
}

function placeOf(text: string, offset: number, file: string): Position {
  const before = text.slice(0, offset).split('\n')
  return { file, line: before.length, column: [...(before.at(-1) ?? '')].length + 1 }
}

/** A lookup gives templates a text; what is none is printed as JSON, as ecspresso's plugins do. */
function printed(value: JsonValue): string {
  return typeof value === 'string' ? value : goJson(value)
}

function placeIn(file: string, place: { readonly line: number; readonly column: number } | undefined): Position {
  return place ? { file, line: place.line, column: place.column } : { file, line: 1, column: 1 }
}

function inFile<T>(context: Context, work: () => T, answers: ReadonlyMap<string, JsonValue> = new Map()): T {
  try {
    return work()
  } catch (error) {
    if (error instanceof TemplateError) throw userErrorOf(error, context, answers)
    throw error
  }
}

const onTemplates = 'a template is one of Go: `{{ env `NAME` `default` }}`; `ristretto render` shows what becomes of it'

const MISSING = /error calling must_env: environment variable (.*) is not defined$/s

function userErrorOf(error: TemplateError, context: Context, answers: ReadonlyMap<string, JsonValue>): UserError {
  const { file, placeOf = (at) => at } = context
  const missing = error.problems.flatMap((problem): MissingVariable[] => {
    const name = MISSING.exec(problem.message)?.[1]
    return name === undefined ? [] : [{ name: withoutValues(name, answers), at: placeOf(placeIn(file, problem)) }]
  })
  if (missing.length > 0 && missing.length === error.problems.length) return missingVariables(missing)
  const at = placeOf(placeIn(file, error))
  const [first = error] = error.problems
  const unknown = /function "(\w+)" not defined/.exec(first.message)?.[1]
  const hint = (unknown && hintOnMissing(unknown, 'template', context.lookups)) ?? error.hint ?? onTemplates
  return new UserError('TEMPLATE', withoutValues(withoutPlace(first.message, file), answers), { at, hint })
}

/** Go puts the place, counted its own way, into the text. */
function withoutPlace(message: string, file: string): string {
  const prefix = `template: ${file}:`
  const rest = message.startsWith(prefix) ? message.slice(prefix.length) : message
  return rest
    .replace(/^\d+(:\d+)?: /, '')
    .replace(/^executing "[^"]*" at /, 'at ')
    .replaceAll('\n', ' ')
}
