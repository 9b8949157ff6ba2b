import { type Position, UserError } from '../../calls/index.ts'
import { type Files, type JsonValue, type Lookups, pathFrom } from '../../plugins/index.ts'
import { missingVariables, withoutValues } from './messages.ts'
import { type LookupNeed, parseTemplate, type Round, type Template } from './render.ts'

/** What Jsonnet files need beside their text. */
export interface JsonnetContext {
  /** As messages show it; imports are relative to it. */
  readonly file: string
  /** The working directory. */
  readonly directory: string
  readonly files: Files
  readonly env: Readonly<Record<string, string | undefined>>
  readonly lookups: Lookups
  readonly extStr: Readonly<Record<string, string>>
  readonly extCode: Readonly<Record<string, string>>
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
  const { createPathImporter, evaluateToStringAsync, JsonnetError } = await import('../../jsonnet/index.ts')
  const { file, extStr, extCode } = context
  const wanted = new Set<string>()
  const natives = nativesOf(context, answers)
  const importer = createPathImporter((path) => {
    if (imports.has(path)) return imports.get(path)
    wanted.add(path)
    throw new Error('not read yet')
  })
  const open = () => {
    if (wanted.size > 0) return { wanted: [...wanted] }
    if (natives.missing.size > 0) {
      const names = [...natives.missing].sort().map((name) => withoutValues(name, answers))
      throw missingVariables(names, { file })
    }
    return natives.needs.size > 0 ? { needs: [...natives.needs.values()] } : undefined
  }
  try {
    const options = { filename: file, importer, extStr, extCode, natives: natives.functions }
    const json = await evaluateToStringAsync(source, options)
    return open() ?? rendered(json, context, answers)
  } catch (error) {
    if (!(error instanceof JsonnetError)) throw error
    const unfinished = open()
    if (unfinished) return unfinished
    throw new UserError(error.code, withoutValues(oneLine(error.reason), answers), {
      at: error.position ?? { file },
      hint: error.hint,
    })
  }
}

/** The JSON text is a template; what stands where in it says nothing to the user. */
async function rendered(json: string, { file, env, lookups }: JsonnetContext, answers: Answers): Promise<Round> {
  const at: Position = { file }
  try {
    const round = await parseTemplate(json, { file, env, lookups })(answers)
    if ('needs' in round) return { needs: round.needs.map((need) => ({ ...need, at })) }
    return { done: { ...round.done, placeOf: () => at } }
  } catch (error) {
    if (!(error instanceof UserError)) throw error
    const escaped = /"\\/.test(error.message) || /\{\{[^}]*\\"/.test(json)
    const hint = escaped ? 'JSON writes `"` as `\\"`: use back quotes inside of `{{ }}`, or `std.native`' : error.hint
    throw new UserError(error.code, error.message, { at, hint })
  }
}

/** ecspresso's native functions, and what they still lack: lookups without an answer, variables that are not set. */
function nativesOf({ env, lookups, file }: JsonnetContext, answers: Answers) {
  const needs = new Map<string, LookupNeed>()
  const missing = new Set<string>()
  type Native = { params: readonly string[]; call: (args: readonly JsonValue[]) => MutableJson | Promise<MutableJson> }
  const functions: Record<string, Native> = {
    env: {
      params: ['name', 'default'],
      call: ([name, otherwise]) => mutable(variable(env, name) || (otherwise ?? null)),
    },
    must_env: {
      params: ['name'],
      call: ([name]) => {
        const value = variable(env, name)
        // Not thrown: the evaluation goes on, to tell all of them at once.
        if (value === undefined) missing.add(String(name))
        return value ?? ''
      },
    },
  }
  for (const [name, { jsonnet: params }] of Object.entries(lookups)) {
    if (!params) continue
    const call = (args: readonly JsonValue[]): MutableJson | Promise<MutableJson> => {
      const key = JSON.stringify([name, ...args])
      const answer = answers.get(key)
      if (answer !== undefined) return mutable(answer)
      needs.set(key, { key, name, args, at: { file } })
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
