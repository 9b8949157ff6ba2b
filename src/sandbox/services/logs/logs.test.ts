import * as fc from 'fast-check'
import { beforeEach, describe, expect, test } from 'vitest'

import { createSandbox, type JsonObject, type Sandbox, ServiceError } from '../../index.ts'
import { compileFilterPattern } from './filter-pattern.ts'

const stream = { logGroupName: '/web', logStreamName: 'app/main/1' }
const now = Date.UTC(2026, 10, 24, 8)
const hour = 3_600_000

let sandbox: Sandbox

beforeEach(() => {
  sandbox = fresh()
})

function fresh(): Sandbox {
  const created = createSandbox({ realNow: () => now })
  created.perform('logs:CreateLogGroup', { logGroupName: '/web' })
  created.perform('logs:CreateLogStream', stream)
  return created
}

type Page = { events: { message: string; timestamp: number }[]; nextForwardToken: string; nextBackwardToken: string }

function put(events: readonly (readonly [timestamp: number, message: string])[], target = sandbox): JsonObject {
  const logEvents = events.map(([timestamp, message]) => ({ timestamp, message }))
  return target.perform('logs:PutLogEvents', { ...stream, logEvents })
}

function get(input: JsonObject = {}, target = sandbox): Page {
  return target.perform('logs:GetLogEvents', { ...stream, ...input }) as unknown as Page
}

function messages(page: Page) {
  return page.events.map(({ message }) => message)
}

function refusal(action: () => unknown): unknown {
  try {
    return action()
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error
    return { code: error.code, message: error.wireMessage }
  }
}

describe('GetLogEvents', () => {
  test('without startFromHead gives the newest, and pages backwards', () => {
    put([1, 2, 3, 4, 5].map((number) => [now + number, String(number)]))
    const newest = get({ limit: 2 })
    expect(messages(newest)).toEqual(['4', '5'])
    const before = get({ limit: 2, nextToken: newest.nextBackwardToken })
    expect(messages(before)).toEqual(['2', '3'])
    expect(messages(get({ limit: 2, nextToken: before.nextBackwardToken }))).toEqual(['1'])
    expect(messages(get({ limit: 2, nextToken: before.nextForwardToken }))).toEqual(['4', '5'])
  })

  test('includes the start and excludes the end of a time', () => {
    put([
      [now, 'a'],
      [now + 1, 'b'],
      [now + 2, 'c'],
    ])
    expect(messages(get({ startTime: now, endTime: now + 2 }))).toEqual(['a', 'b'])
    const { events } = sandbox.perform('logs:FilterLogEvents', {
      logGroupName: '/web',
      startTime: now,
      endTime: now + 2,
    })
    expect(events).toHaveLength(3)
  })

  test('an empty stream has tokens, and they lead to what comes later', () => {
    const empty = get({ startFromHead: true })
    expect(empty.events).toEqual([])
    expect(empty.nextForwardToken).toMatch(/^f\/\d{56}\/s$/)
    expect(get({ startFromHead: true, nextToken: empty.nextForwardToken }).nextForwardToken).toBe(
      empty.nextForwardToken,
    )
    put([[now, 'late']])
    expect(messages(get({ startFromHead: true, nextToken: empty.nextForwardToken }))).toEqual(['late'])
  })

  test('a page holds a megabyte', () => {
    const events = Array.from({ length: 4 }, (_, index) => [now + index, String(index).repeat(400_000)] as const)
    for (const event of events) put([event])
    const first = get({ startFromHead: true })
    expect(first.events).toHaveLength(2)
    expect(get({ startFromHead: true, nextToken: first.nextForwardToken }).events).toHaveLength(2)
  })

  test('a follower sees every line once and in order, however lines come and pages end', () => {
    const step = fc.oneof(
      fc.record({ lines: fc.integer({ min: 1, max: 5 }) }),
      fc.record({ limit: fc.integer({ min: 1, max: 4 }) }),
    )
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), fc.array(fc.nat(3), { maxLength: 40 }), (steps, gaps) => {
        const target = fresh()
        let [written, time] = [0, now]
        const seen: string[] = []
        let token: string | undefined
        const read = (limit: number): boolean => {
          const page = get({ startFromHead: true, limit, ...(token !== undefined && { nextToken: token }) }, target)
          seen.push(...messages(page))
          const isEnd = page.nextForwardToken === token
          expect(isEnd).toBe(token !== undefined && page.events.length === 0)
          token = page.nextForwardToken
          return isEnd
        }
        for (const one of steps) {
          if ('limit' in one) read(one.limit)
          else {
            const lines = Array.from({ length: one.lines }, () => {
              // Several lines of one millisecond are common.
              time += gaps[written % (gaps.length || 1)] ?? 0
              return [time, String(written++)] as const
            })
            put(lines, target)
          }
        }
        while (!read(3)) {}
        expect(seen).toEqual(Array.from({ length: written }, (_, index) => String(index)))
      }),
    )
  })

  test.each<[string, JsonObject, string]>([
    ['a token that is none', { nextToken: 'x' }, 'The specified nextToken is invalid.'],
    [
      'a limit of 0',
      { limit: 0 },
      "1 validation error detected: Value '0' at 'limit' failed to satisfy constraint: Member must have value greater than or equal to 1",
    ],
    [
      'both names of a group',
      { logGroupIdentifier: '/web' },
      'LogGroupName and LogGroupIdentifier cannot be specified together.',
    ],
  ])('refuses %s', (_about, input, message) => {
    expect(refusal(() => get(input))).toEqual({ code: 'InvalidParameterException', message })
  })

  test('says what does not exist', () => {
    expect(refusal(() => get({ logStreamName: 'none' }))).toEqual({
      code: 'ResourceNotFoundException',
      message: 'The specified log stream does not exist.',
    })
    expect(refusal(() => get({ logGroupName: '/none' }))).toEqual({
      code: 'ResourceNotFoundException',
      message: 'The specified log group does not exist.',
    })
  })
})

describe('PutLogEvents', () => {
  test('leaves out what is too old or too new, and says which', () => {
    const answer = put([
      [now - 15 * 24 * hour, 'old'],
      [now - 15 * 24 * hour + 1, 'old'],
    ])
    expect(answer).toMatchObject({ rejectedLogEventsInfo: { tooOldLogEventEndIndex: 2 } })
    expect(
      put([
        [now, 'kept'],
        [now + 3 * hour, 'new'],
      ]),
    ).toMatchObject({ rejectedLogEventsInfo: { tooNewLogEventStartIndex: 1 } })
    expect(messages(get())).toEqual(['kept'])
  })

  test.each<[string, readonly (readonly [number, string])[], string]>([
    [
      'the wrong order',
      [
        [now, 'a'],
        [now - 1, 'b'],
      ],
      'Log events in a single PutLogEvents request must be in chronological order.',
    ],
    [
      'more than a day',
      [
        [now - 25 * hour, 'a'],
        [now, 'b'],
      ],
      'The batch of log events in a single PutLogEvents request cannot span more than 24 hours.',
    ],
    ['an empty message', [[now, '']], 'Log event message must not be empty'],
  ])('refuses %s', (_about, events, message) => {
    expect(refusal(() => put(events))).toEqual({ code: 'InvalidParameterException', message })
  })
})

describe('filter patterns', () => {
  test.each<[string, readonly string[], readonly string[]]>([
    ['', ['anything'], []],
    ['ERROR', ['ERROR x', 'xERRORx'], ['error']],
    ['ERROR timeout', ['ERROR: timeout'], ['ERROR']],
    ['"not found"', ['it was not found'], ['not was found']],
    ['?a ?b', ['a', 'b'], ['c']],
    ['ERROR -debug', ['ERROR'], ['ERROR debug']],
  ])('%s', (pattern, matching, others) => {
    const matches = compileFilterPattern(pattern)
    expect(matching.every(matches)).toBe(true)
    expect(others.some(matches)).toBe(false)
  })

  test('for JSON are refused', () => expect(() => compileFilterPattern('{ $.a = 1 }')).toThrow(ServiceError))
})

describe('DescribeLogStreams', () => {
  test('pages by name, and orders by the last event', () => {
    for (const name of ['b', 'a', 'c']) {
      sandbox.perform('logs:CreateLogStream', { logGroupName: '/web', logStreamName: name })
      sandbox.perform('logs:PutLogEvents', {
        logGroupName: '/web',
        logStreamName: name,
        logEvents: [{ timestamp: now + name.charCodeAt(0), message: 'x' }],
      })
    }
    const list = (input: JsonObject) =>
      sandbox.perform('logs:DescribeLogStreams', { logGroupName: '/web', ...input }) as {
        logStreams: { logStreamName: string }[]
        nextToken?: string
      }
    const first = list({ limit: 2 })
    expect(first.logStreams.map(({ logStreamName }) => logStreamName)).toEqual(['a', 'app/main/1'])
    const second = list({ limit: 2, nextToken: first.nextToken })
    expect([second.logStreams.map(({ logStreamName }) => logStreamName), second.nextToken]).toEqual([
      ['b', 'c'],
      undefined,
    ])
    const latest = list({ orderBy: 'LastEventTime', descending: true, limit: 1 })
    expect(latest.logStreams).toMatchObject([{ logStreamName: 'c', lastEventTimestamp: now + 99 }])
  })
})
