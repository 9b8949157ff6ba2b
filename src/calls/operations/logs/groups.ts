import { anything } from '../../mark.ts'
import { arn } from '../arn.ts'
import { readCall, writeCall } from '../operation.ts'

/** Log groups whose names begin so. AWS offers no resource to fence it with. */
export function describeLogGroups(logGroupNamePrefix: string, region: string | undefined) {
  return readCall(
    'logs:DescribeLogGroups',
    { logGroupNamePrefix },
    () => [{ action: 'logs:DescribeLogGroups', resource: '*' }],
    { yields: 'logGroups', rate: null, statement: 'FindLogGroups', region },
  )
}

/** Where a line goes: a stream of a group, which another region may have. */
export interface LogStream {
  readonly logGroupName: string
  readonly logStreamName: string
}

/** A stream, which is made before lines go there. */
export function createLogStream(input: LogStream, region: string | undefined) {
  return writeCall('logs:CreateLogStream', input, onStream('logs:CreateLogStream', input, region), {
    yields: null,
    rate: null,
    statement: 'WriteLogs',
    region,
    repeat: 'harmless',
    absent: ['ResourceNotFoundException'],
    shownBy: 'aws logs describe-log-streams',
  })
}

/** A line. `at` is in milliseconds since 1970. */
export function putLogEvent(
  stream: LogStream,
  line: { readonly message: string; readonly at: number },
  region: string | undefined,
) {
  const input = { ...stream, logEvents: [{ message: line.message, timestamp: line.at }] }
  return writeCall('logs:PutLogEvents', input, onStream('logs:PutLogEvents', stream, region), {
    yields: 'nextSequenceToken',
    rate: null,
    statement: 'WriteLogs',
    region,
    repeat: 'harmless',
    shownBy: 'aws logs get-log-events',
  })
}

/** The last part of a stream's name is a new one each time. */
function onStream(action: string, { logGroupName, logStreamName }: LogStream, region: string | undefined) {
  return (place: Parameters<typeof arn>[0]) => [
    {
      action,
      resource: arn(
        { ...place, region: region ?? place.region },
        'logs',
        `log-group:${logGroupName}:log-stream:${logStreamName.replace(/[^/]*$/, '')}${anything('stream')}`,
      ),
    },
  ]
}
