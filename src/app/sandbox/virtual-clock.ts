import { type Clock, TimedOut } from '../../calls/index.ts'
import type { Sandbox } from '../../sandbox/index.ts'

/** Waits in real time; on a terminal, so that one can watch. */
export type Pause = (milliseconds: number, signal: AbortSignal) => Promise<void>

/** The sandbox's time as a command's clock: it moves when the command waits, and deadlines come when it reaches them. */
export function virtualClock({ clock }: Sandbox, pause: Pause): Clock {
  const deadlines = new Set<{ readonly at: number; reach(): void }>()
  const reach = (now: number) => {
    for (const deadline of deadlines)
      if (deadline.at <= now) {
        deadlines.delete(deadline)
        deadline.reach()
      }
  }
  return {
    now: clock.now,
    sleep: async (seconds, _, signal) => {
      signal.throwIfAborted()
      await pause(seconds * 1000, signal)
      const target = clock.now() + seconds * 1000
      const stop = Math.min(target, ...[...deadlines].map(({ at }) => at))
      clock.advance(Math.max(0, stop - clock.now()))
      reach(clock.now())
      signal.throwIfAborted()
      clock.advance(Math.max(0, target - clock.now()))
    },
    timeout: (seconds) => {
      const controller = new AbortController()
      if (Number.isFinite(seconds))
        deadlines.add({
          at: clock.now() + seconds * 1000,
          reach: () => controller.abort(new TimedOut(`not done within ${seconds} s`)),
        })
      return controller.signal
    },
  }
}
