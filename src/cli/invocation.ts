import type { Invocation } from '../commands/invocation.ts'
import type { Parsed } from './parse.ts'

/** A word as a POSIX shell takes it. */
const quote = (word: string): string => (/^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`)

/** What a command may tell to type next; the global flags stay, but for the time: what was too short once would be so again. */
export const invocationOf = ({ globalArguments }: Pick<Parsed, 'globalArguments'>): Invocation => ({
  again: (command) =>
    ['ristretto', command, ...globalArguments.filter((one) => !one.startsWith('--timeout')).map(quote)].join(' '),
})
