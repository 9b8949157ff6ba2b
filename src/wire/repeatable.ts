import type { Call } from '../calls/index.ts'

/** Tells whether a call whose answer was lost may be sent again: by its operation's own fact, with a token only if the request holds it. */
export function isRepeatable({ repeat, input }: Pick<Call<unknown>, 'repeat' | 'input'>): boolean {
  if (repeat === 'never') return false
  if (repeat === 'harmless' || 'leaves' in repeat) return true
  return Object.entries(input).some(([key, value]) => key === repeat.token && Boolean(value))
}
