// What EventBridge and EventBridge Scheduler have in common.

const units: Readonly<Record<string, true>> = { minute: true, hour: true, day: true }

/**
 * Whether a text is a schedule: `rate(5 minutes)` or `cron(0 12 * * ? *)`; Scheduler has `at(2026-11-28T12:00:00)`, too.
 * https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html (checked 2026-11)
 */
export function isSchedule(text: string, { once }: { readonly once: boolean }): boolean {
  const [, kind, inside = ''] = /^(rate|cron|at)\((.*)\)$/.exec(text) ?? []
  if (kind === 'rate') return isRate(inside)
  if (kind === 'cron') return isCron(inside)
  return kind === 'at' && once && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/.test(inside)
}

// One of a unit is `1 minute`, more are `5 minutes`.
function isRate(text: string): boolean {
  const [, count = '', unit = '', plural] = /^([1-9]\d*) (minute|hour|day)(s?)$/.exec(text) ?? []
  return Object.hasOwn(units, unit) && (count === '1') === (plural === '')
}

// Minutes, hours, day of month, month, day of week, year; of the two days one must be `?`.
function isCron(text: string): boolean {
  const fields = text.trim().split(/\s+/)
  if (fields.length !== 6 || !fields.every((field) => /^[\dA-Z*?,/#LW-]+$/i.test(field))) return false
  const [, , dayOfMonth, , dayOfWeek] = fields
  return (dayOfMonth === '?') !== (dayOfWeek === '?')
}
