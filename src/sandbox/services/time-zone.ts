/** Whether a text names a time zone of the IANA database, as this machine has it. */
export function isTimeZone(name: string): boolean {
  try {
    return formatOf(name) !== undefined
  } catch {
    return false
  }
}

/** What clocks show in a time zone, as if it were UTC: milliseconds since 1970. */
export function wallClock(instant: number, timeZone: string): number {
  if (timeZone === 'UTC') return instant
  const parts = new Map(
    formatOf(timeZone)
      .formatToParts(instant)
      .map(({ type, value }) => [type, Number(value)]),
  )
  const part = (name: Intl.DateTimeFormatPartTypes): number => parts.get(name) ?? 0
  const seconds = Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second'))
  return seconds + (((instant % 1000) + 1000) % 1000)
}

/** When clocks of a time zone show a time, the earliest first: never where the spring leaves it out, twice where the autumn repeats it. */
export function instantsOf(local: number, timeZone: string): readonly number[] {
  if (timeZone === 'UTC') return [local]
  // No zone is further from UTC than 14 hours; its offset a day before and after are the two that may hold now.
  const offsets = [local - day, local + day].map((near) => wallClock(near, timeZone) - near)
  const instants = [...new Set(offsets.map((offset) => local - offset))]
  return instants.filter((instant) => wallClock(instant, timeZone) === local).sort((a, b) => a - b)
}

const day = 86_400_000

function formatOf(timeZone: string): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  })
}
