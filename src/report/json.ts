import { clean } from './lines.ts'
import type { Reporter, Writers } from './text.ts'

/** One JSON object a line, all on standard output but for the narration; `output` stays as it is, being the user's own text. */
export const jsonReporter = (writers: Writers): Reporter => ({
  report: (event) => {
    if (event.type === 'output') return writers.out(event.text)
    const line = `${JSON.stringify({ time: new Date(writers.now()).toISOString(), ...event }, cleaned)}\n`
    return event.type === 'log' || event.type === 'would-call' ? writers.out(line) : writers.err(line)
  },
  end: () => {},
})

const cleaned = (_: string, value: unknown): unknown => (typeof value === 'string' ? clean(value) : value)
