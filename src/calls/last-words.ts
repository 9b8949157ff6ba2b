import { type Answer, nothing } from './answer.ts'
import type { Aws } from './aws.ts'
import { type Context, report } from './context.ts'
import { aside } from './each.ts'
import { TimedOut } from './errors.ts'

/** Work for the output alone: where its time is over, what it would have told is left out, and said to be. */
export async function lastWords<T, R>(
  context: Context,
  item: T,
  body: (item: T, aws: Aws) => Promise<R>,
): Promise<Answer<R>> {
  try {
    return await aside(context, item, body)
  } catch (error) {
    if (!(error instanceof TimedOut)) throw error
    report(context, { type: 'left-out', step: context.title, text: error.message, lacks: [] })
    return nothing(context.world.heard)
  }
}
