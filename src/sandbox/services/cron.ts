/** The fields of `cron(…)`, as AWS has them: https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-scheduled-rule-pattern.html (checked 2026-11) */
export interface Cron {
  readonly minutes: readonly number[]
  readonly hours: readonly number[]
  readonly months: ReadonlySet<number>
  readonly years: ReadonlySet<number>
  /** Whether a day of a month matches. */
  readonly day: (day: Day) => boolean
}

interface Day {
  readonly dayOfMonth: number
  /** 1 is Sunday. */
  readonly dayOfWeek: number
  readonly lastOfMonth: number
}

interface Field {
  readonly least: number
  readonly most: number
  readonly names?: readonly string[]
}

const dayMilliseconds = 86_400_000
const minute: Field = { least: 0, most: 59 }
const hour: Field = { least: 0, most: 23 }
const dayOfMonth: Field = { least: 1, most: 31 }
const dayOfWeek: Field = { least: 1, most: 7, names: ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'] }
const year: Field = { least: 1970, most: 2199 }
const month: Field = {
  least: 1,
  most: 12,
  names: ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'],
}

/** Minutes, hours, day of month, month, day of week, year; of the two days one must be `?`. Undefined where it is no such text. */
export function parseCron(text: string): Cron | undefined {
  const fields = text.trim().toUpperCase().split(/\s+/)
  const [minuteText = '', hourText = '', dayText = '', monthText = '', weekdayText = '', yearText = ''] = fields
  if (fields.length !== 6 || (dayText === '?') === (weekdayText === '?')) return undefined
  const [minutes, hours] = [valuesIn(minuteText, minute), valuesIn(hourText, hour)]
  const [months, years] = [valuesIn(monthText, month), valuesIn(yearText, year)]
  const day = dayText === '?' ? weekdayRule(weekdayText) : dayOfMonthRule(dayText)
  if (!minutes || !hours || !months || !years || !day) return undefined
  return { minutes, hours, months: new Set(months), years: new Set(years), day }
}

/** The local times of a schedule that are not before the minute of `from`, in order; all as if they were UTC, in milliseconds. */
export function* cronTimes(cron: Cron, from: number): Generator<number> {
  const firstMinute = from - (from % 60_000)
  const end = Date.UTC(year.most + 1, 0, 1)
  for (let start = from - (from % dayMilliseconds); start < end; start += dayMilliseconds) {
    const date = new Date(start)
    if (!cron.years.has(date.getUTCFullYear()) || !cron.months.has(date.getUTCMonth() + 1) || !cron.day(dayOf(date)))
      continue
    for (const hours of cron.hours) {
      for (const minutes of cron.minutes) {
        const time = start + (hours * 60 + minutes) * 60_000
        if (time >= firstMinute) yield time
      }
    }
  }
}

function dayOf(date: Date): Day {
  const lastOfMonth = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate()
  return { dayOfMonth: date.getUTCDate(), dayOfWeek: date.getUTCDay() + 1, lastOfMonth }
}

// `L` is the last day, `3W` the weekday nearest to the third.
function dayOfMonthRule(text: string): Cron['day'] | undefined {
  if (text === 'L') return (day) => day.dayOfMonth === day.lastOfMonth
  const near = /^(\d{1,2})W$/.exec(text)?.[1]
  const days = valuesIn(near ?? text, dayOfMonth)
  if (!days) return undefined
  if (near !== undefined) return (day) => isNearestWeekday(day, Number(near))
  const set = new Set(days)
  return (day) => set.has(day.dayOfMonth)
}

// Within the month: of a first that is a Saturday the third is meant, of a last that is a Sunday the Friday before.
function isNearestWeekday(day: Day, wanted: number): boolean {
  if (wanted > day.lastOfMonth) return false
  const weekday = (((day.dayOfWeek - 1 + wanted - day.dayOfMonth) % 7) + 7) % 7
  if (weekday === 6) return day.dayOfMonth === (wanted === 1 ? 3 : wanted - 1)
  if (weekday === 0) return day.dayOfMonth === (wanted === day.lastOfMonth ? wanted - 2 : wanted + 1)
  return day.dayOfMonth === wanted
}

// `6L` is the last Friday, `2#1` the first Monday; `L` alone is Saturday.
function weekdayRule(text: string): Cron['day'] | undefined {
  const [, weekday = '', which = ''] = /^(\w+?)(L|#[1-5])$/.exec(text) ?? []
  const [wanted] = valuesIn(weekday, dayOfWeek) ?? []
  if (which === 'L' && wanted !== undefined)
    return (day) => day.dayOfWeek === wanted && day.dayOfMonth + 7 > day.lastOfMonth
  if (which !== '' && wanted !== undefined)
    return (day) => day.dayOfWeek === wanted && Math.ceil(day.dayOfMonth / 7) === Number(which.slice(1))
  const days = valuesIn(text === 'L' ? 'SAT' : text, dayOfWeek)
  if (!days) return undefined
  const set = new Set(days)
  return (day) => set.has(day.dayOfWeek)
}

/** The values that a field names, in order: `*`, `5`, `1-5`, `0/15`, `MON,WED`. Undefined where one of them is none. */
function valuesIn(text: string, field: Field): readonly number[] | undefined {
  const values = new Set<number>()
  for (const part of text.split(',')) {
    const named = rangeIn(part, field)
    if (!named) return undefined
    for (let value = named.from; value <= named.to; value += named.step) values.add(wrapped(value, field))
  }
  return [...values].sort((a, b) => a - b)
}

function rangeIn(part: string, field: Field): { from: number; to: number; step: number } | undefined {
  const [range = '', stepText, ...rest] = part.split('/')
  const step = stepText === undefined ? 1 : Number(/^[1-9]\d{0,3}$/.exec(stepText)?.[0])
  if (rest.length > 0 || Number.isNaN(step)) return undefined
  if (range === '*') return { from: field.least, to: field.most, step }
  const [fromText = '', toText, ...more] = range.split('-')
  const from = numberOf(fromText, field)
  const to = toText === undefined ? (stepText === undefined ? from : field.most) : numberOf(toText, field)
  if (from === undefined || to === undefined || more.length > 0) return undefined
  // `FRI-MON` goes over the end of the week.
  return { from, to: to < from ? to + field.most - field.least + 1 : to, step }
}

function numberOf(text: string, { least, most, names = [] }: Field): number | undefined {
  const named = names.indexOf(text)
  const value = named >= 0 ? named + least : /^\d{1,4}$/.test(text) ? Number(text) : Number.NaN
  return value >= least && value <= most ? value : undefined
}

function wrapped(value: number, { least, most }: Field): number {
  return value > most ? value - (most - least + 1) : value
}
