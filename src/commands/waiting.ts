import { UserError } from '../calls/index.ts'
import { parseDuration } from '../settings/index.ts'
import type { Waiting } from '../steps/index.ts'
import type { OptionsOf } from './option-table.ts'
import type { waitingOptions } from './waiting-options.ts'

const NANOSECONDS = 1_000_000_000n

/** What the flags say. Not beside their table, which every start reads. Throws UserError. */
export function waitingOf(options: OptionsOf<typeof waitingOptions>): Waiting {
  const { failFast, progressTimeout, onCancel } = options
  return { failFast, onCancel, progressTimeout: secondsOf(progressTimeout) }
}

function secondsOf(text: string): number {
  if (text === '') return Number.POSITIVE_INFINITY
  const nanoseconds = parseDuration(text)
  if (nanoseconds === undefined || nanoseconds < NANOSECONDS)
    throw new UserError('OPTION_INVALID', `invalid value \`${text}\` for \`--progress-timeout\``, {
      hint: 'a duration of a second or more, as in 5m or 1h30m',
    })
  return Number(nanoseconds / NANOSECONDS)
}
