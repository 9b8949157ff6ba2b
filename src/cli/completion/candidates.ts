import type { CommandShape, OptionTable } from '../../commands/index.ts'
import { globalOptions } from '../globals.ts'

/** One way to go on with the word that is being typed. */
export interface Candidate {
  readonly word: string
  readonly about: string
}

/** Ways to go on: words, or the names of files, which the shell knows itself. */
export type Candidates = { readonly kind: 'words'; readonly words: readonly Candidate[] } | { readonly kind: 'files' }

/** The values of a flag that only the project tells, such as the names of containers; empty where it tells none. */
export type ProjectValues = (flag: string) => Promise<readonly string[]>

const none: Candidates = { kind: 'words', words: [] }
const files: Candidates = { kind: 'files' }

/**
 * Completes a command line: `words` are those behind the program's name, the last one being typed (and maybe empty). Flags and values come
 * from the option tables that the parser reads, so that whatever is proposed is understood.
 */
export async function candidates(
  words: readonly string[],
  commands: readonly CommandShape[],
  valuesOf: ProjectValues,
): Promise<Candidates> {
  const typed = words.at(-1) ?? ''
  const { shape, group, awaiting } = read(words.slice(0, -1), commands)
  const table = { ...globalOptions, ...shape?.options }
  if (awaiting !== undefined) return ofValue(awaiting, typed, { table, valuesOf })
  const [, flag, value] = /^--([^=]+)=(.*)$/s.exec(typed) ?? []
  if (flag !== undefined) return withPrefix(`--${flag}=`, await ofValue(flag, value ?? '', { table, valuesOf }))
  if (typed.startsWith('-')) return startingWith(typed, [...flagsOf(shape?.options ?? {}), ...flagsOf(globalOptions)])
  if (shape === undefined) return startingWith(typed, namesBelow(group, commands))
  if (shape.choices)
    return startingWith(
      typed,
      shape.choices.map((word) => ({ word, about: '' })),
    )
  return shape.positional === undefined ? none : files
}

interface Before {
  readonly shape: CommandShape | undefined
  /** `policy`, of which one word is there and the next is to come. */
  readonly group: string
  /** The flag whose value comes next. */
  readonly awaiting: string | undefined
}

/** Reads the words that are complete. Those that mean nothing are passed over: a mistake further left should not silence the shell. */
function read(words: readonly string[], commands: readonly CommandShape[]): Before {
  let shape: CommandShape | undefined
  let group = ''
  let awaiting: string | undefined
  for (const word of words) {
    if (awaiting !== undefined) awaiting = undefined
    else if (word.startsWith('--')) {
      const name = word.slice(2)
      const option = optionNamed(name, { ...globalOptions, ...shape?.options })
      if (option && option.kind !== 'flag') awaiting = name
    } else if (shape === undefined && !word.startsWith('-')) {
      const name = group === '' ? word : `${group} ${word}`
      shape = commands.find((command) => command.name === name)
      if (shape === undefined && commands.some((command) => command.name.startsWith(`${name} `))) group = name
    }
  }
  return { shape, group, awaiting }
}

function optionNamed(name: string, table: OptionTable): OptionTable[string] | undefined {
  return Object.entries(table).find(([own, { aliases = [] }]) => own === name || aliases.includes(name))?.[1]
}

/** The words of commands, or those behind the first word of a group. */
function namesBelow(group: string, commands: readonly CommandShape[]): Candidate[] {
  const found = new Map<string, string>()
  for (const { name, about } of commands) {
    const [first = '', second] = name.split(' ')
    if (group === '') found.set(first, second === undefined ? about : (found.get(first) ?? `${first} ...`))
    else if (first === group && second !== undefined) found.set(second, about)
  }
  return [...found].map(([word, about]) => ({ word, about }))
}

function flagsOf(table: OptionTable): Candidate[] {
  return Object.entries(table).flatMap(([name, option]): Candidate[] => {
    const flag = { word: `--${name}`, about: option.about }
    return option.kind === 'flag' && option.negatable ? [flag, { ...flag, word: `--no-${name}` }] : [flag]
  })
}

async function ofValue(
  name: string,
  typed: string,
  { table, valuesOf }: { readonly table: OptionTable; readonly valuesOf: ProjectValues },
): Promise<Candidates> {
  const option = optionNamed(name, table)
  if (option === undefined || option.kind === 'flag') return none
  if (option.kind === 'choice')
    return startingWith(
      typed,
      option.choices.filter(Boolean).map((word) => ({ word, about: '' })),
    )
  if (/^(FILE|DIR)$/.test(option.value)) return files
  return startingWith(
    typed,
    (await valuesOf(name)).map((word) => ({ word, about: '' })),
  )
}

function startingWith(typed: string, all: readonly Candidate[]): Candidates {
  return { kind: 'words', words: all.filter(({ word }) => word.startsWith(typed)) }
}

function withPrefix(prefix: string, found: Candidates): Candidates {
  if (found.kind === 'files') return found
  return { kind: 'words', words: found.words.map(({ word, about }) => ({ word: `${prefix}${word}`, about })) }
}

/** The form that the shells' scripts read: a line that says the kind, then a word and its description a line. */
export function printCandidates(found: Candidates): string {
  if (found.kind === 'files') return ':files\n'
  return [':words', ...found.words.map(({ word, about }) => `${word}\t${about}`)].map((line) => `${line}\n`).join('')
}
