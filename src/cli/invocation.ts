import type { Invocation } from '../commands/index.ts'
import type { Parsed } from './parse.ts'
import { bodyOfLine, type Outer } from './read-line.ts'

/** A word as a POSIX shell takes it. */
export function quote(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`
}

/** Whether a word may be repeated: a shell leaves it alone, and it is no variable, which may hold a secret. */
export function isPlain(word: string): boolean {
  return word === quote(word) && !word.startsWith('--env=')
}

/**
 * The command with its arguments and its own flags; without them where a value is none that a shell leaves alone: overrides and variables,
 * which may hold secrets, are not repeated.
 */
export function lineOf({
  command: { name },
  ownArguments,
  positional,
}: Pick<Parsed, 'command' | 'ownArguments' | 'positional'>): string {
  const words = [...name.split(' '), ...positional, ...ownArguments]
  return words.every(isPlain) ? words.join(' ') : name
}

/** What a command may tell to type next; the global flags stay, but for the time: what was too short once would be so again. */
export function invocationOf(
  line: Pick<Parsed, 'globalArguments' | 'ownArguments' | 'positional'> & {
    readonly command: Outer['command']
    readonly globals: { readonly config: string }
  },
  variables: Outer['variables'],
): Invocation {
  const { globalArguments, globals, ownArguments, positional } = line
  const invocation: Invocation = {
    config: globals.config,
    positional,
    flags: ownArguments.map((one) => one.replace(/^--(?:no-)?([^=]*).*$/s, '$1')),
    again: (command) =>
      ['ristretto', command, ...globalArguments.filter((one) => !one.startsWith('--timeout')).map(quote)].join(' '),
    bodyOf: (other) => bodyOfLine(other, { command: line.command, globalArguments, variables }, invocation),
  }
  return invocation
}
