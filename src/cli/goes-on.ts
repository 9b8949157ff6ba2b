import type { Done } from '../app/index.ts'
import type { ErrorView } from '../report/index.ts'
import { isPlain, quote } from './invocation.ts'
import type { Parsed } from './parse.ts'

/** The command line that goes on where the command failed half done, with its flags that may be repeated; nothing where there is none. */
export function goesOnLine(parsed: Parsed, done: Done, failed: ErrorView): string | undefined {
  const { command, options, globalArguments, ownArguments, positional } = parsed
  if (done.writes.length === 0) return undefined
  const goesOn = command.goesOn?.({ ...done, failed }, options)
  if (goesOn === undefined) return undefined
  if ('line' in goesOn) return goesOn.line
  const { add, drop = [] } = goesOn
  const own = drop === 'all' ? [] : ownArguments.filter((word) => !drop.includes(nameOf(word)) && isPlain(word))
  const globals = globalArguments.filter((one) => !one.startsWith('--timeout')).map(quote)
  const words = drop === 'all' ? [] : positional.map(quote)
  return ['ristretto', goesOn.command ?? command.name, ...globals, ...words, ...own, ...add].join(' ')
}

/** `tasks` of `--tasks=3`, `wait` of `--no-wait`. */
function nameOf(word: string): string {
  return word.replace(/^--(?:no-)?([^=]*).*$/s, '$1')
}
