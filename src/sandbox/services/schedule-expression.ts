// What EventBridge and EventBridge Scheduler have in common.

import { type Cron, cronTimes, parseCron } from './cron.ts'
import { instantsOf, wallClock } from './time-zone.ts'

/** A schedule that was read. */
type Schedule =
  | { readonly kind: 'rate'; readonly milliseconds: number }
  | { readonly kind: 'cron'; readonly cron: Cron }
  /** The local time as if it were UTC, in milliseconds. */
  | { readonly kind: 'at'; readonly local: number }

/** When a schedule runs: virtual milliseconds since 1970. */
export interface Running {
  /** A rate counts from here; nothing runs before. */
  readonly from: number
  /** The first time after this one is wanted. */
  readonly after: number
  /** An IANA name; a rate does not know it. */
  readonly timeZone: string
}

const unitMilliseconds: Readonly<Record<string, number>> = { minute: 60_000, hour: 3_600_000, day: 86_400_000 }

/**
 * Whether a text is a schedule: `rate(5 minutes)` or `cron(0 12 * * ? *)`; Scheduler has `at(2026-11-28T12:00:00)`, too.
 * https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html (checked 2026-11)
 */
export function isSchedule(text: string, { once }: { readonly once: boolean }): boolean {
  const schedule = parse(text)
  return schedule !== undefined && (once || schedule.kind !== 'at')
}

/** The next time of a schedule; undefined where there is none any more. */
export function nextTime(text: string, { from, after, timeZone }: Running): number | undefined {
  const schedule = parse(text)
  const earliest = Math.max(after, from - 1)
  switch (schedule?.kind) {
    case 'rate': {
      const { milliseconds } = schedule
      return from + Math.max(0, Math.floor((earliest - from) / milliseconds) + 1) * milliseconds
    }
    case 'at':
      return first([schedule.local], timeZone, earliest)
    case 'cron':
      return first(cronTimes(schedule.cron, wallClock(earliest, timeZone)), timeZone, earliest)
    default:
      return undefined
  }
}

// A local time that the spring leaves out is skipped, one that the autumn has twice counts once.
// https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html, daylight savings time (checked 2026-11)
function first(locals: Iterable<number>, timeZone: string, after: number): number | undefined {
  for (const local of locals) {
    const [instant] = instantsOf(local, timeZone)
    if (instant !== undefined && instant > after) return instant
  }
  return undefined
}

function parse(text: string): Schedule | undefined {
  const [, kind, inside = ''] = /^(rate|cron|at)\((.*)\)$/.exec(text) ?? []
  if (kind === 'rate') return parseRate(inside)
  if (kind === 'at') return parseAt(inside)
  const cron = kind === 'cron' ? parseCron(inside) : undefined
  return cron && { kind: 'cron', cron }
}

// One of a unit is `1 minute`, more are `5 minutes`.
function parseRate(text: string): Schedule | undefined {
  const [, count = '', unit = '', plural] = /^([1-9]\d*) (minute|hour|day)(s?)$/.exec(text) ?? []
  const milliseconds = unitMilliseconds[unit]
  if (milliseconds === undefined || (count === '1') !== (plural === '')) return undefined
  return { kind: 'rate', milliseconds: Number(count) * milliseconds }
}

function parseAt(text: string): Schedule | undefined {
  const local = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/.test(text) ? Date.parse(`${text}Z`) : Number.NaN
  return Number.isNaN(local) ? undefined : { kind: 'at', local }
}
