import { arn } from '../arn.ts'
import { readCall } from '../operation.ts'

/** Lines of all streams of a log group since a time, in milliseconds since 1970, in the order of their times. */
export function filterLogEvents(input: {
  readonly logGroupName: string
  readonly startTime: number
  readonly filterPattern?: string
  readonly limit: number
}) {
  return readCall(
    'logs:FilterLogEvents',
    input,
    // Asked of the group as of a stream without a name: https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/iam-access-control-overview-cwl.html (checked 2026-11)
    (place) => [
      {
        action: 'logs:FilterLogEvents',
        resource: arn(place, 'logs', `log-group:${input.logGroupName}:log-stream:`),
      },
    ],
    {
      yields: 'events',
      rate: null,
      statement: 'ReadActionLog',
      loss: "a failed rollout is reported without ECS's own decisions",
      absent: ['ResourceNotFoundException'],
    },
  )
}
