import type { ShapeOf } from '../../../shapes/index.ts'
import type { Listing } from '../../call.ts'
import { arn } from '../arn.ts'
import { readCall } from '../operation.ts'

/** A line of a log; its times are milliseconds since 1970. */
export type LogEvent = ShapeOf<'logs', 'OutputLogEvent'>

interface LogInput {
  readonly logGroupName: string
  readonly logStreamName: string
  readonly startFromHead?: boolean
  /** Milliseconds since 1970. */
  readonly startTime?: number
  readonly limit?: number
  readonly nextToken?: string
}

/** A page of a log. */
export interface LogPage {
  readonly events: readonly LogEvent[]
  /** Where the next reading goes on. */
  readonly token: string | undefined
}

/** More pages than this are shown before more are read. A page has up to 10,000 lines. */
const PAGES_AT_ONCE = 10

/** A log from its beginning, or from the token of an earlier page. Pages may be empty before the end, where a token comes back unchanged. */
export function logPages(
  input: Pick<LogInput, 'logGroupName' | 'logStreamName'>,
  { from, region }: { readonly from: string | undefined; readonly region: string | undefined },
): Listing<{ readonly events?: readonly LogEvent[]; readonly nextForwardToken?: string }, LogPage> {
  const page = (nextToken: string | undefined) =>
    getLogEvents({ ...input, startFromHead: true, ...(nextToken === undefined ? {} : { nextToken }) }, region)
  return {
    first: page(from),
    next: ({ nextForwardToken }) => (nextForwardToken === undefined ? undefined : page(nextForwardToken)),
    items: ({ events = [], nextForwardToken }) => [{ events, token: nextForwardToken }],
    enough: (pages) => pages.length >= PAGES_AT_ONCE,
  }
}

/** Where a reading begins: at a time, so long before the newest line (both in milliseconds), or behind an earlier page. */
export type LogStart =
  | { readonly startTime: number }
  | { readonly lastMilliseconds: number }
  | { readonly token: string }

type Page = {
  readonly events?: readonly LogEvent[]
  readonly nextForwardToken?: string
  readonly nextBackwardToken?: string
}

/** A log from somewhere in the middle to its end. */
export function logSince(
  input: Pick<LogInput, 'logGroupName' | 'logStreamName'>,
  from: LogStart,
  region: string | undefined,
): Listing<Page, LogPage> {
  if ('token' in from) return logPages(input, { from: from.token, region })
  if ('startTime' in from) return forward(input, from, region)
  return lastLines(input, from.lastMilliseconds, region)
}

function forward(
  input: Pick<LogInput, 'logGroupName' | 'logStreamName'>,
  { startTime }: { readonly startTime: number },
  region: string | undefined,
): Listing<Page, LogPage> {
  const page = (nextToken?: string) =>
    getLogEvents(
      { ...input, startFromHead: true, startTime, ...(nextToken === undefined ? {} : { nextToken }) },
      region,
    )
  return {
    ...logPages(input, { from: undefined, region }),
    first: page(),
    next: ({ nextForwardToken }) => (nextForwardToken === undefined ? undefined : page(nextForwardToken)),
  }
}

/** One page from the end, which holds up to 10,000 lines: whoever wants more names a time. */
function lastLines(
  input: Pick<LogInput, 'logGroupName' | 'logStreamName'>,
  milliseconds: number,
  region: string | undefined,
): Listing<Page, LogPage> {
  return {
    first: getLogEvents({ ...input, startFromHead: false }, region),
    next: () => undefined,
    items: ({ events = [], nextForwardToken }) => {
      const newest = Math.max(...events.map(({ timestamp = 0 }) => timestamp))
      return [
        { events: events.filter(({ timestamp = 0 }) => timestamp >= newest - milliseconds), token: nextForwardToken },
      ]
    },
  }
}

/** The stream exists only once the container wrote or started: until then AWS says ResourceNotFoundException, which is an answer. */
export function getLogEvents(input: LogInput, region?: string) {
  return readCall(
    'logs:GetLogEvents',
    input,
    (place) => [
      {
        action: 'logs:GetLogEvents',
        resource: arn(
          { ...place, region: region ?? place.region },
          'logs',
          `log-group:${input.logGroupName}:log-stream:${input.logStreamName}`,
        ),
      },
    ],
    {
      yields: 'events',
      rate: null,
      statement: 'TaskLogs',
      loss: 'no log lines',
      absent: ['ResourceNotFoundException'],
      region,
    },
  )
}
