import { newsOnly } from './changes.ts'
import { clean } from './lines.ts'
import type { Reporter, Writers } from './text.ts'

/**
 * One JSON object a line for whatever is news; narration on standard error, the rest on standard output. `output` stays as it is, being
 * the user's own text.
 */
export function jsonReporter(writers: Writers): Reporter {
  const isNews = newsOnly(writers.now)
  return {
    report: (event) => {
      if (event.type === 'output') return writers.out(event.text)
      if (!isNews(event)) return
      const line = `${JSON.stringify({ time: new Date(writers.now()).toISOString(), ...event }, cleaned)}\n`
      return event.type === 'log' || event.type === 'would-call' ? writers.out(line) : writers.err(line)
    },
    end: () => {},
  }
}

function cleaned(_: string, value: unknown): unknown {
  return typeof value === 'string' ? clean(value) : value
}
