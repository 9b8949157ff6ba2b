import type { ShapeOf } from '../../../shapes/index.ts'
import { arn } from '../arn.ts'
import { readCall } from '../operation.ts'

/** A line of a log; its times are milliseconds since 1970. */
export type LogEvent = ShapeOf<'logs', 'OutputLogEvent'>

/** The stream exists only once the container wrote or started: until then AWS says ResourceNotFoundException, which is an answer. */
export function getLogEvents(
  input: {
    readonly logGroupName: string
    readonly logStreamName: string
    readonly startFromHead?: boolean
    readonly limit?: number
    readonly nextToken?: string
  },
  region?: string,
) {
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
