import { type Aws, isMarked, UserError } from '../calls/index.ts'
import { type FindPlace, FLAG_PATH_HINT, pathFrom } from '../plugins/index.ts'
import { undecided } from './definitions/index.ts'
import {
  type Document,
  openTemplate,
  parseJson,
  type RenderContext,
  type Renderer,
  renderer,
  type Template,
} from './rendering/index.ts'
import { type Warning, warnAbout } from './warning.ts'

/** A definition file. */
export interface DefinitionFile {
  /** From the working directory; empty where nobody names one. */
  readonly path: string
  /** Finds where it is named. */
  readonly place?: FindPlace
}

/** Reads one kind of definition files. Throws UserError. */
export interface DefinitionReader<T> {
  /** Makes the lookups, and warns, through the door it is given; about one file once. */
  read(aws: Aws, file: DefinitionFile): Promise<T>
}

/** Opens definition files; each is read and parsed once, whatever is made of it. */
export interface DefinitionFiles {
  /** A reader for files that become `T`, decoded once for equal lookups. `what` is for messages: `the task definition`. */
  reader<T>(what: string, decode: Decode<{ definition: T; warnings: readonly Warning[] }>): DefinitionReader<T>
  /** For what is wanted without lookups. */
  opener<T>(what: string, decode: Decode<T>): (file: DefinitionFile) => Promise<Renderer<T>>
}

type Decode<T> = (document: Document, path: string) => Promise<T>

export function definitionFiles(context: RenderContext): DefinitionFiles {
  const templates = new Map<string, Promise<Template>>()
  const templateOf = async ({ path, place }: DefinitionFile, what: string): Promise<Template> => {
    if (path === '')
      throw new UserError('DEFINITION_PATH', `the configuration does not name ${what}`, {
        at: await place?.(),
        hint: `add \`${what.replace('the ', '').replace(' ', '_')}: FILE\``,
      })
    if (isMarked(path)) throw undecided(`the path of ${what}`, path, (await place?.()) ?? { file: '' })
    const name = {
      path: pathFrom(context.directory, path),
      shown: path,
      what,
      ...(place ? { place, hint: 'paths in the configuration are relative to its folder' } : { hint: FLAG_PATH_HINT }),
    }
    return kept(templates, path, async () => keepFirstRound(await openTemplate(context, name)))
  }
  const opener: DefinitionFiles['opener'] = (what, decode) => {
    const renderers = new Map<string, Promise<Renderer<Awaited<ReturnType<typeof decode>>>>>()
    return (file) =>
      kept(renderers, file.path, async () =>
        renderer(await templateOf(file, what), context.lookups, async (rendered) =>
          decode(await parseJson(rendered), file.path),
        ),
      )
  }
  return {
    opener,
    reader: (what, decode) => {
      const open = opener(what, decode)
      const told = new WeakMap<Aws, Set<string>>()
      return {
        read: async (aws, file) => {
          const { definition, warnings } = await (await open(file)).read(aws)
          const files = told.get(aws) ?? new Set()
          if (!files.has(file.path)) warnAbout(aws, warnings)
          told.set(aws, files.add(file.path))
          return definition
        },
      }
    },
  }
}

/** Whoever renders a file begins without answers, and files are mostly rendered more than once: first for what is known offline. */
function keepFirstRound(template: Template): Template {
  const none = new Map()
  let first: ReturnType<Template> | undefined
  return (answers) => {
    if (answers.size > 0) return template(answers)
    first ??= template(none)
    return first
  }
}

function kept<T>(all: Map<string, Promise<T>>, key: string, make: () => Promise<T>): Promise<T> {
  const found = all.get(key) ?? make()
  all.set(key, found)
  return found
}
