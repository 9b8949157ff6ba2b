import type { Answer, Need } from './answers.ts'
import type { TemplateValue } from './function.ts'
import type { Rendering } from './rendering.ts'
import type { RenderOptions, Template } from './template.ts'

/** Options of rendering with lookups. */
export interface RenderAsyncOptions extends Omit<RenderOptions, 'answers'> {
  /** Fetches the answer of a lookup: its value, or the text of a mark. A rejection is an error at the place of the lookup. */
  readonly resolve: (need: Need) => Promise<TemplateValue> | TemplateValue
  /** Answers so far. Those of this rendering are added, so that templates may share them. */
  readonly answers?: Map<string, Answer>
}

/**
 * Renders, fetches what was needed, all of it in parallel, and renders again until nothing is missing. Lookups that do not
 * depend on each other cost one round. Throws a `TemplateError` for the first failure in source order, whenever it was found.
 */
export async function renderAsync(template: Template, options: RenderAsyncOptions): Promise<Rendering> {
  const answers = options.answers ?? new Map<string, Answer>()
  for (;;) {
    const rendering = template.render({ ...options, answers })
    if (rendering.complete) return rendering
    await Promise.all(rendering.needs.map(async (need) => answers.set(need.key, await answer(need, options))))
  }
}

/** A failure is an answer, too: rendering again throws it at its place, before any that come later in the source. */
async function answer(need: Need, options: RenderAsyncOptions): Promise<Answer> {
  try {
    return { value: await options.resolve(need) }
  } catch (error) {
    return { error }
  }
}
