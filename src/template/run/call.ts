import type { Value } from '../values/value.ts'

/** A call of a function of the host, remembered for what came of it. */
export interface Call {
  readonly name: string
  readonly args: readonly Value[]
  /** Offset of the function's name in the source. */
  readonly position: number
}

/** Beyond this many a value's sources are not told apart any more. */
const MAX_CALLS = 32

/** No calls. */
export const NO_CALLS: readonly Call[] = []

/** Both lists together, each call once. */
export function joinCalls(a: readonly Call[], b: readonly Call[]): readonly Call[] {
  if (a.length === 0) return b
  if (b.length === 0 || a === b) return a
  const joined = a.slice()
  for (const call of b) if (joined.length < MAX_CALLS && !joined.includes(call)) joined.push(call)
  return joined
}
