import { extname } from 'node:path'
import { type Files, type FindPlace, type Lookups, readFile } from '../../plugins/index.ts'
import { decodeText } from '../decode-text.ts'
import { jsonnetTemplate } from './jsonnet.ts'
import { parseTemplate, type Template } from './render.ts'

/** What a project's files are rendered with. */
export interface RenderContext {
  readonly files: Files
  readonly env: Readonly<Record<string, string | undefined>>
  /** The working directory. */
  readonly directory: string
  /** What files may call. */
  readonly lookups: Lookups
  readonly extStr: Readonly<Record<string, string>>
  readonly extCode: Readonly<Record<string, string>>
}

interface FileName {
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
  if (extname(name.path) === '.jsonnet') return jsonnetTemplate(source, { ...context, file: name.shown })
  return parseTemplate(source, { ...context, file: name.shown })
}

/** The same for a configuration: `.json` may be Jsonnet as well (comments, trailing commas), as in ecspresso. */
export async function openConfiguration(context: RenderContext, name: FileName): Promise<Template> {
  if (extname(name.path) !== '.json') return openTemplate(context, name)
  const bytes = await readFile(context.files, name.path, name)
  const source = decodeText(bytes, name.shown).replace(/^\uFEFF/, '')
  const jsonnet = { ...context, file: name.shown }
  return isJson(source) ? parseTemplate(source, jsonnet) : jsonnetTemplate(source, jsonnet)
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}
