import { type Clock, TimedOut } from '../../src/calls/index.ts'

/** A clock that only sleepers and tests move. */
export interface VirtualClock extends Clock {
  /** Every sleep there was, in order, with the reason that was given for it. */
  readonly sleeps: readonly { readonly seconds: number; readonly reason: string }[]
  /** Seconds since the clock was made. */
  elapsed(): number
  /** Does something when so many seconds have passed from now: an interruption, a change of a fake world. */
  after(seconds: number, action: () => void): void
  /** Lets time pass while nobody sleeps, with all that falls due. */
  pass(seconds: number): void
}

interface Due {
  readonly at: number
  act(): void
}

/**
 * Sleeping costs no time: when the program has nothing else to do at once, the clock jumps to what is due first (a sleeper, a timeout,
 * an action of the test) and wakes it, one after the other. Timeouts alone move nothing: a program that hangs still hangs.
 */
export function virtualClock(start = Date.UTC(2026, 10, 24, 9)): VirtualClock {
  const sleeps: { seconds: number; reason: string }[] = []
  const pending = new Set<Due>()
  const sleepers = new Set<Due>()
  let now = start
  let turning = false

  const add = (seconds: number, act: () => void): Due => {
    const due = { at: now + seconds * 1000, act }
    pending.add(due)
    return due
  }
  const first = (): Due | undefined => [...pending].sort((a, b) => a.at - b.at)[0]
  const reach = (due: Due): void => {
    pending.delete(due)
    sleepers.delete(due)
    now = Math.max(now, due.at)
    due.act()
  }
  // One at a time, later than all promises that are settled already: whoever else wants to sleep has said so by then.
  const turn = (): void => {
    turning = false
    const due = sleepers.size > 0 ? first() : undefined
    if (due) reach(due)
    if (sleepers.size > 0) turnLater()
  }
  const turnLater = (): void => {
    if (!turning) setImmediate(turn)
    turning = true
  }

  return {
    sleeps,
    now: () => now,
    elapsed: () => (now - start) / 1000,
    after: (seconds, action) => void add(seconds, action),
    pass: (seconds) => {
      const end = now + seconds * 1000
      for (let due = first(); due && due.at <= end; due = first()) reach(due)
      now = end
    },
    timeout: (seconds) => {
      const controller = new AbortController()
      if (Number.isFinite(seconds)) add(seconds, () => controller.abort(new TimedOut(`not done within ${seconds} s`)))
      return controller.signal
    },
    sleep: (seconds, reason, signal) =>
      new Promise((resolve, reject) => {
        if (signal.aborted) return reject(signal.reason)
        sleeps.push({ seconds, reason })
        const stop = () => {
          pending.delete(due)
          sleepers.delete(due)
          reject(signal.reason)
        }
        const due = add(seconds, () => {
          signal.removeEventListener('abort', stop)
          resolve()
        })
        sleepers.add(due)
        signal.addEventListener('abort', stop, { once: true })
        turnLater()
      }),
  }
}
