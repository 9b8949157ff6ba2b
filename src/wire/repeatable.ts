import type { Call } from '../calls/index.ts'

/** Whether a call may be sent again when it is unclear whether AWS did it: what its operation says, with a token only if the request has it. */
export function isRepeatable({ repeat, input }: Pick<Call<unknown>, 'repeat' | 'input'>): boolean {
  if (repeat === 'never') return false
  if (repeat === 'harmless' || 'leaves' in repeat) return true
  return Object.entries(input).some(([key, value]) => key === repeat.token && Boolean(value))
}
