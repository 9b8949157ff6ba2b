/** Bounds on what a run may cost: Go has none, and runs until memory or patience ends. */
export interface Limits {
  /** Statements, commands and, per 16 of them, characters. */
  readonly steps: number
  /** Characters of output, and of any one value. */
  readonly length: number
}

/** Far above any real template, and a matter of seconds. */
export const DEFAULT_LIMITS: Limits = { steps: 20_000_000, length: 64 * 1024 * 1024 }
