import type { Invocation } from '../commands/invocation.ts'
import type { Parsed } from './parse.ts'

/** A word as a POSIX shell takes it. */
const quote = (word: string): string => (/^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`)

export const invocationOf = ({ globalArguments }: Pick<Parsed, 'globalArguments'>): Invocation => ({
  again: (command) => ['ristretto', command, ...globalArguments.map(quote)].join(' '),
})
