import { cloudTrailCalls, isCloudTrail } from './cloudtrail.ts'
import { isLogLine, logLineCall } from './log-lines.ts'
import { CallsError, isObject, type MadeCalls } from './made-call.ts'
import { parseJson } from './parse-json.ts'

/**
 * Reads the calls of a file: lines of JSON of the sandbox's journal or of `--call-log`, or events of CloudTrail (a file of a trail, the
 * output of `lookup-events`, or lines of events). Throws CallsError with the place.
 */
export function readCalls(text: string): MadeCalls {
  if (text.trim() === '') throw new CallsError('the file is empty', { line: 1, column: 1 })
  const entries = entriesOf(text)
  const [first] = entries
  if (first !== undefined && isLogLine(first.value)) return { calls: entries.map(lineCall), leftOut: [] }
  const events = entries.map(({ value }) => value)
  if (isCloudTrail(events)) return cloudTrailCalls(events)
  throw new CallsError('these are neither calls of `--call-log` or of the sandbox, nor events of CloudTrail', {
    line: first?.line ?? 1,
    column: 1,
  })
}

interface Entry {
  readonly value: unknown
  readonly line: number
}

/** One document of JSON, or one a line. */
function entriesOf(text: string): Entry[] {
  const lines = text.split('\n').map((line, index) => ({ line: line.trim(), number: index + 1 }))
  const full = lines.filter(({ line }) => line !== '')
  const isLines = full.length > 1 && full.slice(0, 2).every(({ line }) => line.startsWith('{') && line.endsWith('}'))
  if (!isLines) return [{ value: parseJson(text), line: 1 }]
  return full.map(({ line, number }) => ({ value: parseJson(line, number), line: number }))
}

function lineCall({ value, line }: Entry) {
  if (isObject(value) && isLogLine(value)) return logLineCall(value)
  throw new CallsError('this line is no call', { line, column: 1 })
}
