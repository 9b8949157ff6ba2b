import { extname } from 'node:path'
import { type Files, type FindPlace, type Lookups, readFile } from '../../plugins/index.ts'
import { decodeText } from '../decode-text.ts'
import type { JsonnetContext } from './jsonnet.ts'
import { parseTemplate, type Template } from './render.ts'
import type { Use } from './use.ts'

/** Variables and functions that a project's files are rendered with. */
export interface RenderContext {
  readonly files: Files
  readonly env: Readonly<Record<string, string | undefined>>
  /** What `must_env` gives for a variable that nobody has set. Without it that is an error. */
  readonly unset?: ((name: string) => string) | undefined
  /** The working directory. */
  readonly directory: string
  /** The functions that files may call. */
  readonly lookups: Lookups
  readonly extStr: Readonly<Record<string, string>>
  readonly extCode: Readonly<Record<string, string>>
  /** Called now and then while a file is evaluated; throws when the time is over. */
  readonly pause?: (() => void) | undefined
  /** Hears of every call of `env`, `must_env` and of lookups. */
  readonly observe?: ((use: Use) => void) | undefined
}

/** Which file is read, and how messages tell it. */
export interface FileName {
  readonly path: string
  /** As messages show it. */
  readonly shown: string
  /** `the configuration`, for messages. */
  readonly what: string
  readonly hint?: string
  /** Finds where the file is named. */
  readonly place?: FindPlace
}

/** Reads and parses a file of the project: Jsonnet by its extension, a template otherwise. Throws UserError. */
export async function openTemplate(context: RenderContext, name: FileName): Promise<Template> {
  const bytes = await readFile(context.files, name.path, name)
  const source = decodeText(bytes, name.shown)
  const file = name.shown
  return withUnset(context, async (own) =>
    extname(name.path) === '.jsonnet' ? openJsonnet(source, { ...own, file }) : parseTemplate(source, { ...own, file }),
  )
}

/**
 * What cannot be told while a variable is not set (a condition, a number that is calculated) fails as it does where nothing is told
 * without it: the variables that are missing are the error, and not what became of their marks.
 */
async function withUnset<Context extends RenderContext>(
  context: Context,
  open: (own: Context) => Promise<Template>,
): Promise<Template> {
  const template = await open(context)
  if (context.unset === undefined) return template
  return async (answers) => {
    try {
      return await template(answers)
    } catch (error) {
      await (await open({ ...context, unset: undefined }))(answers)
      throw error
    }
  }
}

/** The text of a configuration. Throws UserError. */
export async function readConfigurationText(files: Files, name: FileName): Promise<string> {
  const text = decodeText(await readFile(files, name.path, name), name.shown)
  return extname(name.path) === '.json' ? text.replace(/^\uFEFF/, '') : text
}

/** Parses a configuration: `.json` may be Jsonnet as well (comments, trailing commas), as in ecspresso. Throws UserError. */
export async function openConfiguration(source: string, context: RenderContext, file: string): Promise<Template> {
  const isJsonnet = extname(file) === '.jsonnet' || (extname(file) === '.json' && !isJson(source))
  return withUnset(context, async (own) =>
    isJsonnet ? openJsonnet(source, { ...own, file }) : parseTemplate(source, { ...own, file }),
  )
}

/** Loaded for the projects that have it. */
async function openJsonnet(source: string, context: JsonnetContext): Promise<Template> {
  const { jsonnetTemplate } = await import('./jsonnet.ts')
  return jsonnetTemplate(source, context)
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}
