import { type Clock, TimedOut } from '../calls/index.ts'

/** The longest time that Node's timers know, some 24 days: whoever asks for more waits without end. */
const MOST_MILLISECONDS = 2 ** 31 - 1

/** The time of this machine. */
export const realClock: Clock = {
  now: Date.now,
  sleep: (seconds, _, signal) =>
    new Promise((resolve, reject) => {
      if (signal.aborted) return reject(signal.reason)
      const timer = setTimeout(() => {
        signal.removeEventListener('abort', stop)
        resolve()
      }, seconds * 1000)
      const stop = () => {
        clearTimeout(timer)
        reject(signal.reason)
      }
      signal.addEventListener('abort', stop, { once: true })
    }),
  timeout: (seconds) => {
    const controller = new AbortController()
    if (seconds * 1000 < MOST_MILLISECONDS)
      setTimeout(() => controller.abort(new TimedOut(`not done within ${seconds} s`)), seconds * 1000).unref()
    return controller.signal
  },
}
