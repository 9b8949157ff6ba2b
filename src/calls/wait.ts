import { bothSignals, type Context, report } from './context.ts'
import { Interrupted, TimedOut } from './errors.ts'

/** Seconds between two looks: what ECS's own clients take for a rolling deployment is 6 to 15. */
const LOOK_SECONDS = 3

/**
 * Looks in a row after which what AWS does not tell of is not there: some 15 seconds. ECS's answers are eventually consistent
 * (https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_RunTask.html, checked 2026-11; assumed: services are no slower).
 */
export const LATE_LOOKS = 6

/** Looks until something is found; `undefined` after the command's own timeout or interruption. */
export async function wait<T>(
  context: Context,
  reason: string,
  look: (seconds: number) => Promise<T | undefined>,
): Promise<T | undefined> {
  const { world, interpreter, title } = context
  interpreter.changes?.()
  if (!interpreter.isPatient) return look(0)
  foresee(context)
  const { clock, deadline } = world
  const since = clock.now()
  const either = bothSignals(world)
  try {
    for (;;) {
      const seconds = (clock.now() - since) / 1000
      const seen = await look(seconds)
      if (seen !== undefined || deadline.aborted) return seen
      report(context, { type: 'waiting', step: title, reason, seconds: Math.round(seconds) })
      await clock.sleep(LOOK_SECONDS, reason, either)
    }
  } catch (error) {
    if (error instanceof Interrupted || error instanceof TimedOut) return undefined
    throw error
  }
}

/** Once: a command may wait for several things. */
function foresee(context: Context): void {
  const { world, told, title } = context
  if (world.foreseen === undefined || told.isForewarned) return
  told.isForewarned = true
  report(context, { type: 'warning', step: title, ...world.foreseen })
}

/**
 * Looks a few times where one look may be late: AWS tells what was written only after some seconds. Unlike in a wait the world is not
 * thought to change, so that dry runs and plans read on. `undefined` when nothing was found, or the time was up after a look
 * that found nothing.
 */
export async function lookAgain<T>(
  context: Context,
  reason: string,
  look: () => Promise<T | undefined>,
): Promise<T | undefined> {
  const { world, interpreter } = context
  let hasLooked = false
  try {
    for (let looks = 1; ; looks++) {
      const seen = await look()
      hasLooked = true
      if (seen !== undefined || !interpreter.isPatient || looks >= LATE_LOOKS) return seen
      await world.clock.sleep(LOOK_SECONDS, reason, bothSignals(world))
    }
  } catch (error) {
    // Before the first answer nobody knows whether it is there.
    if (hasLooked && error === world.deadline.reason) return undefined
    throw error
  }
}
