import { bothSignals, type Context, report } from './context.ts'
import { Interrupted, TimedOut } from './errors.ts'

/** Seconds between two looks: what ECS's own clients take for a rolling deployment is 6 to 15. */
const LOOK_SECONDS = 3

/** Looks until something is found; `undefined` after the command's own timeout or interruption. */
export async function wait<T>(
  context: Context,
  reason: string,
  look: () => Promise<T | undefined>,
): Promise<T | undefined> {
  const { world, interpreter, title } = context
  interpreter.changes?.()
  if (!interpreter.isPatient) return look()
  const { clock, deadline } = world
  const since = clock.now()
  const either = bothSignals(world)
  try {
    for (;;) {
      const seen = await look()
      if (seen !== undefined || deadline.aborted) return seen
      const seconds = Math.round((clock.now() - since) / 1000)
      report(context, { type: 'waiting', step: title, reason, seconds })
      await clock.sleep(LOOK_SECONDS, reason, either)
    }
  } catch (error) {
    if (error instanceof Interrupted || error instanceof TimedOut) return undefined
    throw error
  }
}
