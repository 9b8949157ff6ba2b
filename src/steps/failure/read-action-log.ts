import type { Aws } from '../../calls/index.ts'
import { filterLogEvents, type LogEvent } from '../../calls/operations/index.ts'
import type { Moment } from '../../report/index.ts'
import { isObject, type JsonObject } from '../../settings/index.ts'
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
  const entries = read.take(({ events = [] }) => events.map(momentOf), [])
  return [...entries].sort((one, other) => one.at - other.at).slice(-SHOWN)
}

/** An entry of another form than is known is shown as it is, up to so many characters. */
const LONGEST = 500

/**
 * Entries are JSON: `timestamp`, `eventTimestamp`, `logLevel`, `account`, `resourceArn`, `actionSourceId`, `detail`; a delivery may leave members
 * out. https://docs.aws.amazon.com/AmazonECS/latest/developerguide/action-logs.html, and `CfnClusterActionLogsRecordFields` of the CDK
 * (checked 2026-11). assumed: the members of `detail`, of which no page tells.
 */
function momentOf({ timestamp = 0, message = '' }: LogEvent): Moment {
  const entry = parsed(message)
  const { eventTimestamp, logLevel, detail } = entry ?? {}
  const text = [wordIn(logLevel), wordsOf(detail) || wordsOf(entry)].filter(Boolean).join(' ')
  const isKnown = entry !== undefined && (detail !== undefined || wordsOf(entry) !== '')
  return {
    at: typeof eventTimestamp === 'number' ? eventTimestamp : timestamp,
    text: (isKnown ? text : message).slice(0, LONGEST),
  }
}

const telling = ['eventName', 'action', 'status', 'message', 'reason', 'failureReason']

/** What a detail says in words; without any of those the whole of it. */
function wordsOf(detail: unknown): string {
  if (!isObject(detail)) return wordIn(detail)
  const words = telling.map((name) => wordIn(detail[name])).filter(Boolean)
  return words.length > 0 || 'logLevel' in detail ? words.join(' ') : JSON.stringify(detail)
}

function wordIn(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

function parsed(message: string): JsonObject | undefined {
  try {
    const value: unknown = JSON.parse(message)
    return isObject(value) ? value : undefined
  } catch {
    return undefined // shown as it is
  }
}
