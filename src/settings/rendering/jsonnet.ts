import { sep } from 'node:path'
import { type Position, UserError } from '../../calls/index.ts'
import type { Importer, NativeFunction, PlacedText } from '../../jsonnet/index.ts'
import { type Files, hintOnMissing, type JsonValue, type Lookups, pathFrom } from '../../plugins/index.ts'
import { pathAt } from './json-path.ts'
import { missingVariables, withoutValues } from './messages.ts'
import { type LookupNeed, parseTemplate, type Round, type Template } from './render.ts'
import type { Use } from './use.ts'

/** External variables, native functions and importing for Jsonnet files. */
export interface JsonnetContext {
  /** As messages show it; imports are relative to it. */
  readonly file: string
  /** The working directory. */
  readonly directory: string
  readonly files: Files
  readonly env: Readonly<Record<string, string | undefined>>
  readonly unset?: ((name: string) => string) | undefined
  readonly lookups: Lookups
  readonly extStr: Readonly<Record<string, string>>
  readonly extCode: Readonly<Record<string, string>>
  readonly pause?: (() => void) | undefined
  readonly observe?: ((use: Use) => void) | undefined
}

type Answers = ReadonlyMap<string, JsonValue>

/**
 * A Jsonnet file: evaluated, with ecspresso's native functions, to JSON, which is then rendered as a template, as ecspresso does.
 * Throws UserError in a round, with the place in the Jsonnet file.
 */
export function jsonnetTemplate(source: string, context: JsonnetContext): Template {
  const imports = new Map<string, Uint8Array | undefined>()
  return async (answers) => {
    for (;;) {
      const end = await evaluateOnce(source, context, imports, answers)
      if (!('wanted' in end)) return end
      await Promise.all(end.wanted.map(async (path) => imports.set(path, await readImport(context, path))))
    }
  }
}

/** Evaluates as far as the imports that are at hand and the answers reach. */
async function evaluateOnce(
  source: string,
  context: JsonnetContext,
  imports: ReadonlyMap<string, Uint8Array | undefined>,
  answers: Answers,
): Promise<Round | { readonly wanted: readonly string[] }> {
  const { createPathImporter, evaluateToPlacedText, JsonnetError } = await import('../../jsonnet/index.ts')
  const { file, extStr, extCode, pause } = context
  const wanted = new Set<string>()
  const natives = nativesOf(context, answers)
  const absent = new Set<string>()
  const importByPath = createPathImporter((path) => {
    if (imports.has(path)) return imports.get(path)
    wanted.add(path)
    throw new Error('not read yet')
  })
  // Jsonnet writes `/` everywhere; the path of its file is one of Windows there.
  const importer: Importer = (path, from) => importByPath(path, from.replaceAll(sep, '/'))
  const open = () => {
    if (wanted.size > 0) return { wanted: [...wanted] }
    if (natives.missing.size > 0) {
      const missing = [...natives.missing].map(([name, at]) => ({ name: withoutValues(name, answers), at }))
      throw missingVariables(missing)
    }
    return natives.needs.size > 0 ? { needs: [...natives.needs.values()] } : undefined
  }
  try {
    const functions = { natives: natives.functions, missingNative: (name: string) => void absent.add(name) }
    const options = { filename: file, importer, extStr, extCode, ...functions, ...(pause && { pause }) }
    const output = await evaluateToPlacedText(source, options)
    return open() ?? rendered(output, context, answers)
  } catch (error) {
    if (!(error instanceof JsonnetError)) throw error
    const unfinished = open()
    if (unfinished) return unfinished
    throw new UserError(error.code, withoutValues(oneLine(error.reason), answers), {
      at: error.position ?? { file },
      hint: error.hint ?? missingNative(error, absent, context) ?? onJsonnet,
    })
  }
}

const onJsonnet = '`ristretto render` evaluates the file alone; `--ext-str` and `--ext-code` give it variables'

/** `std.native` gives null for a function that nobody gives: the call of it is what fails, wherever its name was asked for before. */
function missingNative(
  { reason }: { readonly reason: string },
  absent: ReadonlySet<string>,
  { lookups }: JsonnetContext,
): string | undefined {
  const name = [...absent].at(-1)
  if (!/^Unexpected type null, expected function/.test(reason) || name === undefined) return undefined
  return hintOnMissing(name, 'jsonnet', lookups) ?? `\`std.native\` knows no function \`${name}\``
}

/**
 * The JSON text is a template. What stands where in it says nothing to the user: places are those of the Jsonnet that wrote it, by the way
 * of the path to it.
 */
async function rendered(output: PlacedText, context: JsonnetContext, answers: Answers): Promise<Round> {
  const { file, env, unset, lookups, observe, pause } = context
  const placeIn = (text: string, offset: number, action?: string): Position => {
    const { path, part } = pathAt(text, offset)
    return output.placeOf(path, part, action) ?? { file, line: 1, column: 1 }
  }
  /** Of an action of the template, which the Jsonnet may have letter by letter in a string. */
  const placeOfAction = (at: Position): Position => {
    const offset = offsetOf(output.text, at)
    const begin = output.text.lastIndexOf('{{', offset)
    if (begin === -1) return placeIn(output.text, offset)
    const end = output.text.indexOf('}}', begin)
    return placeIn(output.text, begin, end === -1 ? undefined : output.text.slice(begin, end))
  }
  try {
    const own = { file, env, unset, lookups, observe, pause, placeOf: placeOfAction }
    const round = await parseTemplate(output.text, own)(answers)
    if ('needs' in round) return round
    return { done: { ...round.done, placeOf: (offset) => placeIn(round.done.text, offset) } }
  } catch (error) {
    if (!(error instanceof UserError)) throw error
    const escaped = /"\\/.test(error.message) || /\{\{[^}]*\\"/.test(output.text)
    const hint = escaped ? 'JSON writes `"` as `\\"`: use back quotes inside of `{{ }}`, or `std.native`' : error.hint
    throw new UserError(error.code, error.message, { at: error.at, hint })
  }
}

function offsetOf(text: string, { line = 1, column = 1 }: Position): number {
  let start = 0
  for (let passed = 1; passed < line; passed++) start = text.indexOf('\n', start) + 1
  // Columns count characters, offsets halves of them.
  return start + [...text.slice(start)].slice(0, column - 1).join('').length
}

/** ecspresso's native functions, and what they still lack: lookups without an answer, variables that are not set. */
function nativesOf({ env, unset, lookups, file, observe }: JsonnetContext, answers: Answers) {
  const start = { file, line: 1, column: 1 }
  const needs = new Map<string, LookupNeed>()
  const missing = new Map<string, Position>()
  const functions: Record<string, NativeFunction> = {
    env: {
      params: ['name', 'default'],
      call: ([name, otherwise], at = start) => {
        observe?.({ name: 'env', args: [name, otherwise], at })
        return mutable(variable(env, name) || (otherwise ?? null))
      },
    },
    must_env: {
      params: ['name'],
      call: ([name], at = start) => {
        observe?.({ name: 'must_env', args: [name], at })
        const value = variable(env, name) ?? (typeof name === 'string' ? unset?.(name) : undefined)
        // Not thrown: the evaluation goes on, to tell all of them at once.
        if (value === undefined && !missing.has(String(name))) missing.set(String(name), at)
        return value ?? ''
      },
    },
  }
  for (const [name, { jsonnet: params }] of Object.entries(lookups)) {
    if (!params) continue
    const call: NativeFunction['call'] = (args, at = start) => {
      observe?.({ name, args, at })
      const key = JSON.stringify([name, ...args])
      const answer = answers.get(key)
      if (answer !== undefined) return mutable(answer)
      if (!needs.has(key)) needs.set(key, { key, name, args, at })
      // The evaluation meets further lookups before it gives up.
      return Promise.reject(new Error('not looked up yet'))
    }
    functions[name] = { params, call }
  }
  return { functions, needs, missing }
}

type MutableJson = null | boolean | number | string | MutableJson[] | { [name: string]: MutableJson }
function mutable(value: JsonValue): MutableJson {
  return value as MutableJson // nobody changes it
}

function variable(env: JsonnetContext['env'], name: JsonValue | undefined): string | undefined {
  return typeof name === 'string' && Object.hasOwn(env, name) ? env[name] : undefined
}

async function readImport({ files, directory }: JsonnetContext, path: string): Promise<Uint8Array | undefined> {
  const found = pathFrom(directory, path)
  return (await files.exists(found)) ? files.read(found) : undefined
}

function oneLine(text: string): string {
  return text.replace(/\s*\n\s*/g, ' ').trim()
}
