import type { Status } from './finding.ts'
import type { VerifyResult } from './verify.ts'

const words: Readonly<Record<Status, string>> = { ok: 'OK', wrong: 'NG', unknown: 'WARN', skipped: 'SKIP' }

/** A line for each thing, in ecspresso's words for how it stands, and one for all. */
export function printVerify({ findings }: VerifyResult): string {
  const lines = findings.map(
    ({ subject, status, text }) => `${mark(status)}${subject}${text === '' ? '' : `: ${text}`}\n`,
  )
  const count = (status: Status) => findings.filter((one) => one.status === status).length
  const parts = [
    `${count('ok')} as they should be`,
    ...(count('wrong') > 0 ? [`${count('wrong')} wrong`] : []),
    ...(count('unknown') > 0 ? [`${count('unknown')} not known`] : []),
    ...(count('skipped') > 0 ? [`${count('skipped')} left out`] : []),
  ]
  return `${lines.join('')}${parts.join(', ')}\n`
}

/** The same as ecspresso's objects; it names what went wrong `error`. */
export function linesOfVerify({ findings }: VerifyResult): readonly object[] {
  return findings.map(({ subject, status, text }) => ({
    verify: subject,
    result: words[status],
    error: status === 'ok' ? '' : text,
    cached: false,
  }))
}

function mark(status: Status): string {
  return `[${words[status]}]`.padEnd(7)
}
