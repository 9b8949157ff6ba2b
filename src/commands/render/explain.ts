import { type Aws, positionText } from '../../calls/index.ts'
import type { ExplainedUse, FileExplanation, Project, ProjectFile } from '../../settings/index.ts'

/** What a file asks for; `at` is `file:line:column`. */
export type PlacedUse = ExplainedUse extends infer One
  ? One extends unknown
    ? Omit<One, 'at'> & { at: string }
    : never
  : never

/** What files ask for, in the order of the files. */
export interface Explanation {
  readonly uses: readonly PlacedUse[]
  /** Where a file could not be followed to its end: what comes after depends on a value that was not read. */
  readonly unfinished: readonly { readonly file: string; readonly at?: string; readonly reason: string }[]
}

/** Explains files of the project; all that the configuration names, where none is given. Reads no value and makes no call. */
export async function explain(aws: Aws, project: Project, chosen: readonly ProjectFile[]): Promise<Explanation> {
  const { configuration } = project
  const named = (['task_definition', 'service_definition', 'express_definition'] as const).filter(
    (key) => configuration[key],
  )
  const files = chosen.length > 0 ? [...new Set(chosen)] : (['configuration', ...named] as const)
  const found: FileExplanation[] = []
  for (const file of files) found.push(await project.explain(aws, file))
  return {
    uses: found.flatMap(({ uses }) => uses.map((use) => ({ ...use, at: positionText(use.at) }))),
    unfinished: found.flatMap(({ file, failure }) =>
      failure === undefined
        ? []
        : [{ file, ...(failure.at ? { at: positionText(failure.at) } : {}), reason: failure.message }],
    ),
  }
}
