import type { Aws } from '../../calls/index.ts'
import { filterLogEvents } from '../../calls/operations/index.ts'
import type { Moment } from '../../report/index.ts'
import type { FailedRollout } from './failed-rollout.ts'

/** Entries that are read, and of those the newest that are shown. */
const READ = 200
const SHOWN = 15
/** Clocks inside of AWS differ a little. */
const EARLY_MILLISECONDS = 5000

/**
 * What ECS itself decided since the rollout began, where the configuration names the log group that its Action Log is delivered to.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/action-logs.html (checked 2026-11)
 */
export async function readActionLog(own: Aws, { target, shown, moments }: FailedRollout): Promise<readonly Moment[]> {
  if (shown.actionLog === undefined) return []
  const since = moments.length === 0 ? 0 : Math.min(...moments.map(({ at }) => at)) - EARLY_MILLISECONDS
  const read = await own.attempt(
    filterLogEvents({
      logGroupName: shown.actionLog,
      startTime: Math.max(0, since),
      // The log is that of a whole cluster.
      filterPattern: `"${target.service}"`,
      limit: READ,
    }),
  )
  const entries = read.take(
    ({ events = [] }) => events.map(({ timestamp = 0, message = '' }) => ({ at: timestamp, message })),
    [],
  )
  return entries.map(({ at, message }) => ({ at, text: textOf(message) })).slice(-SHOWN)
}

/** assumed: entries are JSON with a level and words about what was done; of another form they are shown as they are. */
function textOf(message: string): string {
  const entry = parsed(message)
  const words = ['logLevel', 'action', 'eventName', 'status', 'message', 'reason', 'failureReason'].flatMap((name) => {
    const value = entry?.[name]
    return typeof value === 'string' && value !== '' ? [value] : []
  })
  return words.length < 2 ? message.slice(0, 500) : words.join(' ')
}

function parsed(message: string): Record<string, unknown> | undefined {
  if (!message.startsWith('{')) return undefined
  try {
    return JSON.parse(message)
  } catch {
    return undefined // shown as it is
  }
}
