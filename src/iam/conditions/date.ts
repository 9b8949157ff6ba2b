/**
 * Reads a date as AWS does: ISO 8601 down to fractions of a second, or seconds since 1970 with an optional sign.
 * Without a zone it is UTC, without a time midnight; parts below a millisecond are dropped.
 * observed: test/vectors/iam/native.json, `N-date-*`
 * @returns milliseconds since 1970, or `undefined` for what is no date
 */
export function parseDate(text: string): number | undefined {
  // assumed: a lone year reads as seconds, because digits are tried as a number first
  if (/^[+-]?\d{1,15}$/.test(text)) return Number(text) * 1000
  const shape =
    /^(\d{4})-(\d{2})(?:-(\d{2}))?(?:T(\d{2})(?::(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?)?(Z|[+-]\d{2}(?::?\d{2})?)?)?$/.exec(
      text,
    )
  if (!shape) return undefined
  const [, year, month, day = '01', hour = '00', minute = '00', second = '00', fraction = '', zone = 'Z'] = shape
  const milliseconds = `${fraction}000`.slice(0, 3)
  const iso = `${year}-${month}-${day}T${hour}:${minute}:${second}.${milliseconds}Z`
  const instant = Date.parse(iso)
  // Date.parse moves 31 February into March; AWS has no such day.
  if (Number.isNaN(instant) || new Date(instant).toISOString() !== iso) return undefined
  return instant - zoneMinutes(zone) * 60_000
}

function zoneMinutes(zone: string): number {
  if (zone === 'Z') return 0
  const digits = zone.slice(1).replace(':', '').padEnd(4, '0')
  const minutes = Number(digits.slice(0, 2)) * 60 + Number(digits.slice(2))
  return zone.startsWith('-') ? -minutes : minutes
}
