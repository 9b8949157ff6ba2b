import type { Operation } from '../../../service.ts'
import {
  flag,
  groupName,
  invalidParameter,
  optionalNumber,
  optionalText,
  requiredText,
  requireGroup,
  requireStream,
  streamCheck,
} from '../input.ts'
import { fitting, formatToken, isAfter, type Position, parseToken } from '../page.ts'

const start: Position = { timestamp: 0, id: 0 }

/**
 * Both tokens always come back. The end is reached when the forward token is the one that was passed; an empty page is not the end of a stream
 * that is still written. `startTime` is included, `endTime` is not.
 * https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_GetLogEvents.html (checked 2026-11)
 */
export const getLogEvents: Operation = {
  name: 'logs:GetLogEvents',
  access: 'read',
  withoutEffect: ['unmask'],

  checks: (input, context) => [
    streamCheck('logs:GetLogEvents', groupName(input), requiredText(input, 'logStreamName'), context),
  ],

  handle(input, context) {
    const stream = requireStream(requireGroup(groupName(input), context), requiredText(input, 'logStreamName'))
    const time = { min: 0, max: Number.MAX_SAFE_INTEGER }
    const startTime = optionalNumber(input, 'startTime', time) ?? 0
    const endTime = optionalNumber(input, 'endTime', time) ?? Number.POSITIVE_INFINITY
    const limit = optionalNumber(input, 'limit', { min: 1, max: 10_000 }) ?? 10_000
    const token = optionalText(input, 'nextToken')
    const from = token === undefined ? undefined : parseToken(token)
    if (token !== undefined && !from) throw invalidParameter('The specified nextToken is invalid.')

    const eligible = stream.events.filter(
      (event) => event.timestamp >= startTime && event.timestamp < endTime && event.ingestionTime <= context.now,
    )
    const goesForward = from ? from.direction === 'f' : flag(input, 'startFromHead')
    const page = goesForward
      ? fitting(from ? eligible.filter((event) => isAfter(event, from.position)) : eligible, limit)
      : fitting(
          (from ? eligible.filter((event) => !isAfter(event, from.position)) : eligible).toReversed(),
          limit,
        ).reverse()

    const [first, last] = [page[0], page.at(-1)]
    // An empty page stays where it was asked for: the same token again tells that there is no more.
    const before: Position = first ? { timestamp: first.timestamp, id: first.id - 1 } : (from?.position ?? start)
    const after: Position = last ?? from?.position ?? start
    return {
      events: page.map(({ timestamp, message, ingestionTime }) => ({ timestamp, message, ingestionTime })),
      nextForwardToken: formatToken('f', after),
      nextBackwardToken: formatToken('b', before),
    }
  },
}
