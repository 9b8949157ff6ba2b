import type { CommandShape } from '../commands/index.ts'
import { nearest } from '../shapes/nearest.ts'
import { ecspressoCommandLine } from './ecspresso-command-line.ts'
import { hintOfElsewhere } from './elsewhere.ts'
import { UsageError } from './usage-error.ts'

/** A command that words name, or the word that several commands begin with. */
export type Found<Shape extends CommandShape> =
  | { readonly command: Shape; readonly words: number }
  | { readonly group: string; readonly words: number }

/**
 * Finds the command that the first words name; `policy` alone is a group. Throws UsageError with the nearest name, or with the word that
 * it is ecspresso's and not there yet.
 */
export function findCommand<Shape extends CommandShape>(
  words: readonly string[],
  commands: readonly Shape[],
): Found<Shape> {
  const [first = '', second] = words
  const two = second === undefined ? undefined : `${first} ${second}`
  for (const command of commands) {
    const names = [command.name, ...(command.aliases ?? [])]
    if (two !== undefined && names.includes(two)) return { command, words: 2 }
    if (names.includes(first)) return { command, words: 1 }
  }
  const group = commands
    .filter(({ name }) => name.startsWith(`${first} `))
    .map(({ name }) => name.slice(first.length + 1))
  if (group.length > 0) {
    if (second === undefined) return { group: first, words: 1 }
    throw unknownCommand(second, group, `ristretto ${first}`)
  }
  if (first !== '' && Object.hasOwn(ecspressoCommandLine, first))
    throw new UsageError(`unknown command \`${first}\``, MISSING)
  const elsewhere = hintOfElsewhere('', first)
  if (elsewhere !== undefined) throw new UsageError(`unknown command \`${first}\``, elsewhere)
  throw unknownCommand(first, firstWords(commands), 'ristretto')
}

/** What is said of everything that ecspresso has and ristretto not yet. */
export const MISSING = 'ecspresso has it, ristretto not yet: `ristretto docs out-of-scope` lists what is missing'

function unknownCommand(word: string, names: readonly string[], above: string): UsageError {
  const near = nearest(word, names)
  return new UsageError(
    `unknown command \`${word}\``,
    near === undefined ? `see \`${above} --help\`` : `did you mean \`${near}\`?`,
  )
}

/** The words that may follow the program's name. */
export function firstWords(commands: readonly CommandShape[]): string[] {
  return [...new Set(commands.map(({ name }) => name.split(' ')[0] ?? name))]
}
