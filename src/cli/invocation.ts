import type { Invocation } from '../commands/invocation.ts'
import type { Parsed } from './parse.ts'

/** A word as a POSIX shell takes it. */
function quote(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`
}

/**
 * The command with its own flags; without them where a value is none that a shell leaves alone: overrides, which may hold secrets, are
 * not repeated.
 */
export function lineOf({ command, ownArguments }: Pick<Parsed, 'command' | 'ownArguments'>): string {
  const words = [command, ...ownArguments]
  return words.every((word) => word === quote(word)) ? words.join(' ') : command
}

/** What a command may tell to type next; the global flags stay, but for the time: what was too short once would be so again. */
export function invocationOf({
  globalArguments,
  positional,
}: Pick<Parsed, 'globalArguments' | 'positional'>): Invocation {
  return {
    positional,
    again: (command) =>
      ['ristretto', command, ...globalArguments.filter((one) => !one.startsWith('--timeout')).map(quote)].join(' '),
  }
}
