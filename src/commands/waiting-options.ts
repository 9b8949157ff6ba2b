import { UserError } from '../calls/index.ts'
import { parseDuration } from '../settings/index.ts'
import type { Waiting } from '../steps/index.ts'
import type { OptionsOf, OptionTable } from './option-table.ts'

/** The flags of commands that wait for a deployment: when they lose patience, and what becomes of it. */
export const waitingOptions = {
  'fail-fast': {
    kind: 'integer',
    value: 'N',
    about: 'stop the deployment once so many of its tasks failed for a reason that cannot heal (0: never)',
    default: 0,
    from: 0,
  },
  'progress-timeout': {
    kind: 'text',
    value: 'DURATION',
    about: 'give up waiting after so long without progress, as in 5m',
    default: '',
  },
  'on-cancel': {
    kind: 'choice',
    value: 'WHAT',
    about: 'what becomes of the deployment on SIGINT, SIGTERM and SIGHUP: detach leaves it to ECS',
    choices: ['detach', 'stop', 'rollback'],
    default: 'detach',
  },
} as const satisfies OptionTable

const NANOSECONDS = 1_000_000_000n

/** What they say. Throws UserError. */
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
