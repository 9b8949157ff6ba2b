import { describe, expect, test } from 'vitest'

import { isSchedule, nextTime } from './schedule-expression.ts'

const start = '2026-11-27T09:30:15Z' // a Friday

function times(expression: string, { from = start, timeZone = 'UTC', count = 3 } = {}): string[] {
  const found: string[] = []
  for (let after = Date.parse(from); found.length < count; ) {
    const next = nextTime(expression, { from: Date.parse(from), after, timeZone })
    if (next === undefined) break
    found.push(new Date(next).toISOString().slice(0, 16))
    after = next
  }
  return found
}

describe('nextTime()', () => {
  // The examples of https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-scheduled-rule-pattern.html, counted by hand.
  test.each([
    ['cron(0 10 * * ? *)', ['2026-11-27T10:00', '2026-11-28T10:00', '2026-11-29T10:00']],
    ['cron(15 12 * * ? *)', ['2026-11-27T12:15', '2026-11-28T12:15', '2026-11-29T12:15']],
    ['cron(0 18 ? * MON-FRI *)', ['2026-11-27T18:00', '2026-11-30T18:00', '2026-12-01T18:00']],
    ['cron(0 8 1 * ? *)', ['2026-12-01T08:00', '2027-01-01T08:00', '2027-02-01T08:00']],
    ['cron(0/15 * * * ? *)', ['2026-11-27T09:45', '2026-11-27T10:00', '2026-11-27T10:15']],
    ['cron(0/10 * ? * mon-fri *)', ['2026-11-27T09:40', '2026-11-27T09:50', '2026-11-27T10:00']],
    ['cron(0/5 8-17 ? * MON-FRI *)', ['2026-11-27T09:35', '2026-11-27T09:40', '2026-11-27T09:45']],
    ['cron(0 0 L * ? *)', ['2026-11-30T00:00', '2026-12-31T00:00', '2027-01-31T00:00']],
    ['cron(0 12 ? * 6L *)', ['2026-11-27T12:00', '2026-12-25T12:00', '2027-01-29T12:00']],
    ['cron(0 9 ? * 2#1 *)', ['2026-12-07T09:00', '2027-01-04T09:00', '2027-02-01T09:00']],
    // 1 August 2027 is a Sunday, 15 and 31 October are a Friday and a Sunday.
    ['cron(0 9 1W AUG ? 2027)', ['2027-08-02T09:00']],
    ['cron(0 9 31W OCT ? 2027)', ['2027-10-29T09:00']],
    ['cron(0 9 ? * FRI-MON *)', ['2026-11-28T09:00', '2026-11-29T09:00', '2026-11-30T09:00']],
    ['cron(0 0 29 FEB ? *)', ['2028-02-29T00:00', '2032-02-29T00:00', '2036-02-29T00:00']],
    ['cron(0 0 1 1 ? 2026)', []],
    ['cron(0 0 31 2 ? *)', []],
    ['rate(5 minutes)', ['2026-11-27T09:35', '2026-11-27T09:40', '2026-11-27T09:45']],
    ['rate(1 day)', ['2026-11-28T09:30', '2026-11-29T09:30', '2026-11-30T09:30']],
    ['at(2026-11-27T12:00:00)', ['2026-11-27T12:00']],
    ['at(2026-11-27T09:00:00)', []],
  ])('%s', (expression, expected) => {
    expect(times(expression)).toEqual(expected)
  })

  test('a rate that was never due begins where it counts from', () => {
    const from = Date.parse(start)
    expect(nextTime('rate(1 hour)', { from, after: from - 1, timeZone: 'UTC' })).toBe(from)
    expect(nextTime('rate(1 hour)', { from, after: 0, timeZone: 'UTC' })).toBe(from)
  })

  // https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html, daylight savings time
  test('a time that the spring leaves out is skipped, one that the autumn repeats counts once', () => {
    const timeZone = 'America/New_York'
    expect(times('cron(30 2 * * ? *)', { from: '2027-03-12T12:00:00Z', timeZone })).toEqual([
      '2027-03-13T07:30',
      '2027-03-15T06:30',
      '2027-03-16T06:30',
    ])
    expect(times('cron(30 1 * * ? *)', { from: '2027-11-06T12:00:00Z', timeZone, count: 2 })).toEqual([
      '2027-11-07T05:30',
      '2027-11-08T06:30',
    ])
    expect(times('at(2026-11-27T12:00:00)', { timeZone: 'Asia/Tokyo', from: '2026-11-27T00:00:00Z' })).toEqual([
      '2026-11-27T03:00',
    ])
  })
})

describe('isSchedule()', () => {
  test.each([
    'rate(0 minutes)', 'rate(1 minutes)', 'rate(5 minute)', 'rate(5 seconds)', 'cron(* * * * *)', 'cron(60 * * * ? *)',
    'cron(0 24 * * ? *)', 'cron(0 0 * * * *)', 'cron(0 0 ? * ? *)', 'cron(0 0 32 * ? *)', 'cron(0 0 ? * 8 *)', 'cron(0 0 ? * MON#6 *)',
    'cron(a * * * ? *)', 'cron(0/0 * * * ? *)', 'cron(1-2-3 * * * ? *)', 'cron(0 0 1 13 ? *)', 'at(2026-13-01T00:00:00)', 'every day', '',
  ])('not %s', (text) => {
    expect(isSchedule(text, { once: true })).toBe(false)
  }) // biome-ignore format: a list

  test('what runs once is no rule of EventBridge', () => {
    expect(isSchedule('at(2026-11-27T12:00:00)', { once: true })).toBe(true)
    expect(isSchedule('at(2026-11-27T12:00:00)', { once: false })).toBe(false)
  })
})
