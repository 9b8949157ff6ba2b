import { type Aws, type Position, RemoteError, UserError, unread } from '../../calls/index.ts'
import type { JsonValue, Lookups } from '../../plugins/index.ts'
import { withoutValues } from './messages.ts'
import type { LookupNeed, Rendered, Template } from './render.ts'

/**
 * Renders a file whose lookups are calls. Each reading makes the lookups again, so that every path of a plan has them; what comes after
 * them is kept by what the lookups gave, so that planning many paths renders and decodes once.
 */
export interface Renderer<T> {
  read(aws: Aws): Promise<T>
  /** The same with a mark for every lookup; makes no call. */
  outline(): Promise<T>
}

type Kept<T> = { readonly needs: readonly LookupNeed[] } | { readonly value: T }

/** A renderer that finishes a rendered text with `finish`, which must depend on the text alone. */
export function renderer<T>(
  template: Template,
  lookups: Lookups,
  finish: (rendered: Rendered) => Promise<T>,
): Renderer<T> {
  const kept = new Map<string, Promise<Kept<T>>>()
  const round = async (answers: ReadonlyMap<string, JsonValue>): Promise<Kept<T>> => {
    const found = await template(answers)
    return 'needs' in found ? found : { value: await finish(found.done) }
  }
  const step = (answers: ReadonlyMap<string, JsonValue>): Promise<Kept<T>> => {
    // The lookups of a round follow from the answers before it, so that the answers alone tell how far we are.
    const key = JSON.stringify([...answers.values()])
    const next = kept.get(key) ?? round(answers)
    kept.set(key, next)
    return next
  }
  const run = async (resolve: (need: LookupNeed) => Promise<JsonValue>): Promise<T> => {
    const answers = new Map<string, JsonValue>()
    for (;;) {
      const next = await step(answers)
      if ('value' in next) return next.value
      // Those of one round do not depend on each other. Of several failures the first in the file is told.
      const ends = await Promise.allSettled(next.needs.map(resolve))
      next.needs.forEach(({ key, at }, i) => {
        const end = ends[i]
        if (end?.status === 'rejected') throw placed(withoutSecrets(end.reason, answers), at)
        if (end) answers.set(key, end.value)
      })
    }
  }
  return {
    read: (aws) => run(async ({ name, args, at }) => (await lookups[name]?.call(aws, args, at)) ?? null),
    outline: () => run(async ({ name, args }) => unread([name, ...args].join(' '))),
  }
}

/** Neither the wire nor the place of a state knows of files: what fails there gets the place of the lookup that wanted it. */
function placed(error: unknown, at: Position): unknown {
  if (error instanceof RemoteError || error instanceof UserError) error.at ??= at
  return error
}

/** An argument of the lookup that failed may be what an earlier one gave. */
function withoutSecrets(error: unknown, answers: ReadonlyMap<string, JsonValue>): unknown {
  if (error instanceof RemoteError) {
    error.message = withoutValues(error.message, answers)
    error.subject = withoutValues(error.subject, answers)
    if (error.stack !== undefined) error.stack = withoutValues(error.stack, answers)
  }
  if (!(error instanceof UserError)) return error
  const message = withoutValues(error.message, answers)
  const { code, hint, at, cause } = error
  return message === error.message ? error : new UserError(code, message, { hint, at, cause })
}
