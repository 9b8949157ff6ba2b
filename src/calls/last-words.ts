import { type Answer, nothing } from './answer.ts'
import type { Aws } from './aws.ts'
import { type Context, report } from './context.ts'
import { aside } from './each.ts'
import { withWordsTime } from './ending.ts'
import { TimedOut } from './errors.ts'

/** What is said at the end has its time; in the middle of a command's work an interruption ends that, as it ends the rest. */
function withPartOfTime(context: Context): Context {
  const own = withWordsTime(context)
  if (context.isEnding) return own
  return { ...own, world: { ...own.world, signal: AbortSignal.any([context.world.signal, own.world.signal]) } }
}

/** Work for the output alone: where its time is over, what it would have told is left out, and said to be. */
export async function lastWords<T, R>(
  context: Context,
  item: T,
  body: (item: T, aws: Aws) => Promise<R>,
): Promise<Answer<R>> {
  try {
    return await aside(withPartOfTime(context), item, body)
  } catch (error) {
    if (!(error instanceof TimedOut)) throw error
    report(context, { type: 'left-out', step: context.title, text: error.message, lacks: [] })
    return nothing(context.world.heard)
  }
}
