import type { LogStream } from './store.ts'

type Kept = LogStream['events'][number]

/** A place between two events: after all that come before (timestamp, id) in order, and after that event itself. */
export interface Position {
  readonly timestamp: number
  readonly id: number
}

/** Whether an event stands after a position. */
export function isAfter(event: Kept, position: Position): boolean {
  return event.timestamp > position.timestamp || (event.timestamp === position.timestamp && event.id > position.id)
}

// https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_GetLogEvents.html: 1 MB or 10,000 events (checked 2026-11)
const maximumPageBytes = 1_048_576
const eventOverheadBytes = 26

/** As many events as fit a page, in the order given, at least one. */
export function fitting<Event extends { readonly message: string }>(events: Iterable<Event>, limit: number): Event[] {
  const page: Event[] = []
  let size = 0
  for (const event of events) {
    size += Buffer.byteLength(event.message) + eventOverheadBytes
    if (page.length === limit || (page.length > 0 && size > maximumPageBytes)) break
    page.push(event)
  }
  return page
}

/** `f/…/s` and `b/…/s` in AWS's look: 56 digits, here those of the position. */
export function formatToken(direction: 'f' | 'b', position: Position): string {
  return `${direction}/3${String(position.timestamp).padStart(27, '0')}${String(position.id).padStart(28, '0')}/s`
}

/** The direction and position of a token; undefined if it is none of ours. */
export function parseToken(token: string): { direction: 'f' | 'b'; position: Position } | undefined {
  const match = /^([fb])\/3(\d{27})(\d{28})\/s$/.exec(token)
  if (!match) return undefined
  const [, direction, timestamp, id] = match
  return { direction: direction === 'f' ? 'f' : 'b', position: { timestamp: Number(timestamp), id: Number(id) } }
}
