import { isAbsolute, join } from 'node:path'
import { type Aws, UserError } from '../calls/index.ts'
import type { Lookups } from '../plugins/index.ts'
import {
  type Document,
  openTemplate,
  parseJson,
  type RenderContext,
  type Renderer,
  renderer,
} from './rendering/index.ts'
import { type Warning, warnAbout } from './warning.ts'

interface Decoded<T> {
  readonly definition: T
  readonly warnings: readonly Warning[]
}

/** Reads one kind of definition files; each file is read, parsed and, for equal lookups, decoded once. */
export interface DefinitionReader<T> {
  /** Warns through the door it is given. Throws UserError. */
  read(aws: Aws, path: string): Promise<T>
}

interface Surroundings {
  readonly context: RenderContext
  readonly lookups: Lookups
  /** The working directory. */
  readonly directory: string
}

/** A reader for files that become `T`. `what` is for messages: `the task definition`. */
export const definitionReader = <T>(
  surroundings: Surroundings,
  what: string,
  decode: (document: Document, path: string) => Promise<Decoded<T>>,
): DefinitionReader<T> => {
  const open = opener(surroundings, what, decode)
  const told = new WeakMap<Aws, Set<string>>()
  return {
    read: async (aws, path) => {
      const { definition, warnings } = await (await open(path)).read(aws)
      const paths = told.get(aws) ?? new Set()
      if (!paths.has(path)) warnAbout(aws, warnings)
      told.set(aws, paths.add(path))
      return definition
    },
  }
}

/** Opens files of one kind, each once. */
export const opener = <T>(
  { context, lookups, directory }: Surroundings,
  what: string,
  decode: (document: Document, path: string) => Promise<T>,
): ((path: string) => Promise<Renderer<T>>) => {
  const opened = new Map<string, Promise<Renderer<T>>>()
  const open = async (path: string): Promise<Renderer<T>> => {
    if (path === '') throw new UserError('DEFINITION_PATH', `the configuration does not name ${what}`)
    const name = { path: isAbsolute(path) ? path : join(directory, path), shown: path, what }
    const template = await openTemplate(context, name)
    return renderer(template, lookups, async (rendered) => decode(await parseJson(rendered), path))
  }
  return (path) => {
    const file = opened.get(path) ?? open(path)
    opened.set(path, file)
    return file
  }
}
