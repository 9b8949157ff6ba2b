import { read } from '../../call.ts'
import { arn } from '../arn.ts'

/** A line of a log. */
export interface LogEvent {
  /** Milliseconds since 1970. */
  readonly timestamp?: number
  readonly message?: string
}

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
  return read<{ events?: readonly LogEvent[]; nextForwardToken?: string }>(
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
    { absent: ['ResourceNotFoundException'], region },
  )
}
