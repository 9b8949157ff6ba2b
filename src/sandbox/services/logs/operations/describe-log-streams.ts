import type { Operation } from '../../../service.ts'
import {
  flag,
  groupArn,
  groupName,
  invalidParameter,
  optionalNumber,
  optionalText,
  requireGroup,
  streamCheck,
} from '../input.ts'
import { pageOf } from '../listing.ts'
import { findStream, type LogStream } from '../store.ts'

/** https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_DescribeLogStreams.html (checked 2026-11) */
export const describeLogStreams: Operation = {
  name: 'logs:DescribeLogStreams',
  access: 'read',

  checks: (input, context) => [streamCheck('logs:DescribeLogStreams', groupName(input), '', context)],

  handle(input, context) {
    const name = groupName(input)
    const group = requireGroup(name, context)
    const prefix = optionalText(input, 'logStreamNamePrefix')
    const orderBy = optionalText(input, 'orderBy') ?? 'LogStreamName'
    if (orderBy !== 'LogStreamName' && orderBy !== 'LastEventTime') {
      throw invalidParameter(
        `1 validation error detected: Value '${orderBy}' at 'orderBy' failed to satisfy constraint: Member must satisfy enum value set: [LastEventTime, LogStreamName]`,
      )
    }
    if (orderBy === 'LastEventTime' && prefix !== undefined) {
      throw invalidParameter('Cannot order by LastEventTime with a logStreamNamePrefix.')
    }
    const names = Object.keys(group.streams)
      .filter((stream) => stream.startsWith(prefix ?? ''))
      .sort()
    if (orderBy === 'LastEventTime')
      names.sort((a, b) => lastTime(findStream(group, a)) - lastTime(findStream(group, b)))
    if (flag(input, 'descending')) names.reverse()
    const limit = optionalNumber(input, 'limit', { min: 1, max: 50 }) ?? 50
    const page = pageOf(names, limit, optionalText(input, 'nextToken'))
    return {
      logStreams: page.names.flatMap((stream) => {
        const found = findStream(group, stream)
        return found ? [describe(stream, found, `${groupArn(name, context)}:log-stream:${stream}`)] : []
      }),
      ...(page.nextToken !== undefined && { nextToken: page.nextToken }),
    }
  },
}

function lastTime(stream: LogStream | undefined): number {
  return stream?.events.at(-1)?.timestamp ?? 0
}

function describe(name: string, stream: LogStream, arn: string) {
  const [first, last] = [stream.events[0], stream.events.at(-1)]
  return {
    logStreamName: name,
    creationTime: stream.creationTime,
    ...(first &&
      last && {
        firstEventTimestamp: first.timestamp,
        lastEventTimestamp: last.timestamp,
        lastIngestionTime: Math.max(...stream.events.slice(-100).map((event) => event.ingestionTime)),
      }),
    uploadSequenceToken: String(stream.sequence).padStart(56, '4'),
    arn,
    storedBytes: 0,
  }
}
