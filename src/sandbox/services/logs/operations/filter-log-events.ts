import { createHash } from 'node:crypto'

import type { JsonObject, Operation, RequestContext } from '../../../service.ts'
import { compileFilterPattern } from '../filter-pattern.ts'
import {
  groupName,
  invalidParameter,
  optionalNumber,
  optionalText,
  optionalTexts,
  requireGroup,
  requireStream,
  streamCheck,
} from '../input.ts'
import { fitting } from '../page.ts'
import type { LogGroup } from '../store.ts'

/**
 * Events of several streams in the order of their times; both ends of the time are included; no token at the end.
 * https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_FilterLogEvents.html (checked 2026-11)
 */
export const filterLogEvents: Operation = {
  name: 'logs:FilterLogEvents',
  access: 'read',
  withoutEffect: ['startFromHead', 'interleaved', 'unmask'],

  checks: (input, context) => [streamCheck('logs:FilterLogEvents', groupName(input), '', context)],

  handle(input, context) {
    const group = requireGroup(groupName(input), context)
    const time = { min: 0, max: Number.MAX_SAFE_INTEGER }
    const startTime = optionalNumber(input, 'startTime', time) ?? 0
    const endTime = optionalNumber(input, 'endTime', time) ?? Number.POSITIVE_INFINITY
    const limit = optionalNumber(input, 'limit', { min: 1, max: 10_000 }) ?? 10_000
    const matches = compileFilterPattern(optionalText(input, 'filterPattern') ?? '')
    const skip = skipped(optionalText(input, 'nextToken'))

    const found = streamNames(input, group).flatMap((name) =>
      requireStream(group, name)
        .events.filter(
          (event) =>
            event.timestamp >= startTime &&
            event.timestamp <= endTime &&
            event.ingestionTime <= context.now &&
            matches(event.message),
        )
        .map((event) => ({ ...event, name })),
    )
    found.sort((a, b) => a.timestamp - b.timestamp || (a.name < b.name ? -1 : a.name > b.name ? 1 : a.id - b.id))
    const page = fitting(found.slice(skip), limit)
    const next = skip + page.length
    return {
      events: page.map((event) => ({
        logStreamName: event.name,
        timestamp: event.timestamp,
        message: event.message,
        ingestionTime: event.ingestionTime,
        eventId: eventId(event, context),
      })),
      searchedLogStreams: [],
      ...(next < found.length && { nextToken: formatSkipped(next) }),
    }
  },
}

function streamNames(input: JsonObject, group: LogGroup): string[] {
  const names = optionalTexts(input, 'logStreamNames')
  const prefix = optionalText(input, 'logStreamNamePrefix')
  if (names && prefix !== undefined) {
    throw invalidParameter('LogStreamNamePrefix and LogStreamNames cannot be specified together.')
  }
  return names ?? Object.keys(group.streams).filter((name) => name.startsWith(prefix ?? ''))
}

function eventId(event: { timestamp: number; id: number; name: string }, context: RequestContext): string {
  const digest = createHash('sha256').update(`${context.account}:${event.name}:${event.id}`).digest('hex')
  return `3${String(event.timestamp).padStart(25, '0')}${BigInt(`0x${digest.slice(0, 24)}`)
    .toString()
    .padStart(30, '0')
    .slice(-30)}`
}

function formatSkipped(count: number): string {
  return `Bxkq6kVGFtq2y_Moig${Buffer.from(String(count)).toString('hex')}`
}

function skipped(token: string | undefined): number {
  if (token === undefined) return 0
  const hex = /^Bxkq6kVGFtq2y_Moig((?:3\d)+)$/.exec(token)?.[1]
  if (!hex) throw invalidParameter('The specified nextToken is invalid.')
  return Number(Buffer.from(hex, 'hex').toString())
}
