/** Time as a port: real, or virtual in the sandbox and in tests. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number
  /** Rejects with the signal's reason when it aborts. */
  sleep(seconds: number, reason: string, signal: AbortSignal): Promise<void>
  /** Aborts with `TimedOut` after so many seconds; `Infinity` never does. */
  timeout(seconds: number): AbortSignal
}
