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
