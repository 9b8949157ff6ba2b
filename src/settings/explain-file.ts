import { type Aws, UserError } from '../calls/index.ts'
import { pathFrom } from '../plugins/index.ts'
import { explainUses } from './explain-uses.ts'
import type { FileExplanation, ProjectFile } from './project.ts'
import { openTemplate, type RenderContext, type Template, usesIn } from './rendering/index.ts'

/** A file whose text is at hand. */
export interface OpenedFile {
  /** As messages show it. */
  readonly shown: string
  open(context: RenderContext): Promise<Template>
}

/** Explains what a definition file asks for. A configuration that names none is a failure like any other. */
export function explainFile(
  aws: Aws,
  { path, what }: { readonly path: string; readonly what: ProjectFile },
  context: RenderContext,
): Promise<FileExplanation> {
  const words = `the ${what.replace('_', ' ')}`
  const name = { path: pathFrom(context.directory, path), shown: path, what: words }
  return explainOpened(
    aws,
    {
      shown: path,
      open: async (own) => {
        if (path === '') throw new UserError('DEFINITION_PATH', `the configuration does not name ${words}`)
        return openTemplate(own, name)
      },
    },
    context,
  )
}

/** Explains what a file asks for. */
export async function explainOpened(
  aws: Aws,
  { shown, open }: OpenedFile,
  context: RenderContext,
): Promise<FileExplanation> {
  const { uses, failure } = await usesIn(open, context)
  return { file: shown, uses: await explainUses(aws, uses, context), ...(failure ? { failure } : {}) }
}
