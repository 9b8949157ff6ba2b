import type { Invocation } from '../commands/invocation.ts'
import type { Parsed } from './parse.ts'

/** A word as a POSIX shell takes it. */
const quote = (word: string): string => (/^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`)

/** The command with its own flags, for `policy generate --for`: in double quotes where there is more than the command. */
export const lineOf = ({ command, ownArguments }: Pick<Parsed, 'command' | 'ownArguments'>): string => {
  // A flag's value that a shell would not leave alone needs quotes of its own within those.
  const words = [command, ...ownArguments]
  return words.length > 1 && words.every((word) => word === quote(word)) ? `"${words.join(' ')}"` : command
}

/** What a command may tell to type next; the global flags stay, but for the time: what was too short once would be so again. */
export const invocationOf = ({ globalArguments }: Pick<Parsed, 'globalArguments'>): Invocation => ({
  again: (command) =>
    ['ristretto', command, ...globalArguments.filter((one) => !one.startsWith('--timeout')).map(quote)].join(' '),
})
