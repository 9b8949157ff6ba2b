import { rejoin } from '../values/go-string.ts'
import type { Value } from '../values/value.ts'
import { formatDefault } from './format-value.ts'

/** Go's `fmt.Sprint`: a space between two operands when neither is a string. */
export function sprint(args: readonly Value[]): string {
  let text = ''
  let previousIsText = true
  for (const value of args) {
    const isText = typeof value === 'string'
    if (!isText && !previousIsText) text += ' '
    text += formatDefault(value)
    previousIsText = isText
  }
  return args.length === 1 ? text : rejoin(text)
}

/** Go's `fmt.Sprintln`: always a space between operands, and a new line at the end. */
export function sprintln(args: readonly Value[]): string {
  return `${rejoin(args.map(formatDefault).join(' '))}\n`
}
