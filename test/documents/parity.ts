import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ecspressoCommandLine, flagsOfEcspresso } from '../../src/cli/ecspresso-command-line.ts'
import { globalOptions } from '../../src/cli/globals.ts'
import { type CommandShape, commands } from '../../src/commands/index.ts'
import { experiments } from '../support/parity/index.ts'
import { better, testsOfCommands } from './parity-rows.ts'

/** One line of the page: a command, or one of its flags. */
export interface ParityRow {
  readonly command: string
  /** Without dashes; empty for the command itself; a variable in capitals. */
  readonly flag: string
  /** A word that follows the command's, `find` of `tasks find`. */
  readonly word?: string
  /** The lines of ecspresso that have it. */
  readonly lines: readonly string[]
  readonly verdict: 'same' | 'better' | 'missing'
  /** Rows of differences-from-ecspresso.md. */
  readonly how: readonly string[]
  /** Of a flag the experiment that fails where it is ignored, of a command a story: `init.test.ts: writes a project of a service` */
  readonly test: string | undefined
}

/** What only one line of ecspresso has; all else is in 2.8 and 3.0. https://github.com/kayac/ecspresso/releases/tag/v3.0.0 (checked 2026-11) */
const linesOf: Readonly<Record<string, readonly string[]>> = {
  continue: ['3.0'],
  'rollback --with-previous-task-definition': ['3.0'],
  create: ['1.5'],
  'diff --unified': ['2.8'],
  'tasks --find': ['2.8'],
  'tasks --stop': ['2.8'],
  'tasks --trace': ['2.8'],
  'exec --port-forward': ['2.8'],
  'render --config-file': ['1.5'],
  'render --task-definition': ['1.5'],
  'render --service-definition': ['1.5'],
  'wait --until': ['2.8', '3.0'],
}

/** Every command and every flag of ecspresso, beside ours. */
export function parityRows(): readonly ParityRow[] {
  const stories = readStories()
  const ofCommands = Object.keys(ecspressoCommandLine).flatMap((command) => {
    const own = commands.filter((one) => one.name.split(' ')[0] === command || one.aliases?.includes(command))
    return ['', ...flagsOfEcspresso(command)]
      .filter((flag) => command !== '' || flag !== '')
      .map((flag) => rowOf(command, flag, own, stories))
      .flatMap((row) => (row.flag === '' ? [row, ...rowsOfWords(command)] : [row]))
  })
  const isGlobal = ({ command }: ParityRow) => command === ''
  return [
    ...ofCommands.filter(isGlobal),
    ...variables.map(rowOfVariable),
    ...ofCommands.filter((row) => !isGlobal(row)),
  ]
}

/** Those of the flags of all commands, that of `diff --external`, and the one that `init` and the configuration go by. */
const variables = [
  ...flagsOfEcspresso('').map((flag) => `ECSPRESSO_${flag.toUpperCase().replaceAll('-', '_')}`),
  'ECSPRESSO_DIFF_COMMAND',
  'AWS_REGION',
]

/** What ecspresso takes behind the name of a command. */
const words: Readonly<Record<string, readonly string[]>> = {
  exec: ['run', 'portforward', 'cp'],
  render: ['config', 'service-definition', 'servicedef', 'task-definition', 'taskdef', 'expressdef'],
  tasks: ['find', 'stop', 'trace', 'logs'],
}

function rowsOfWords(command: string): readonly ParityRow[] {
  return (words[command] ?? []).map((word) => {
    const test = experimentOf(`${command} ${word}`)
    const verdict = test === undefined ? 'missing' : 'same'
    return { command, flag: '', word, lines: ['2.8', '3.0'], verdict, how: [], test }
  })
}

/** The name under which a row stands on the page, and in the experiments. */
export function keyOf({ command, flag, word }: Pick<ParityRow, 'command' | 'flag' | 'word'>): string {
  if (word !== undefined) return `${command} ${word}`
  if (flag === '') return command
  return flag === flag.toUpperCase() ? flag : `${command} --${flag}`.trim()
}

function rowOfVariable(flag: string): ParityRow {
  const test = experimentOf(flag)
  return { command: '', flag, lines: ['2.8', '3.0'], verdict: test === undefined ? 'missing' : 'same', how: [], test }
}

function rowOf(command: string, flag: string, own: readonly CommandShape[], stories: readonly Story[]): ParityRow {
  const key = [command, flag === '' ? '' : `--${flag}`].filter(Boolean).join(' ')
  const isThere =
    command !== 'exec' &&
    (command === ''
      ? Object.hasOwn(globalOptions, flag)
      : own.some(({ options }) => flag === '' || spellings(options).includes(flag)))
  const how = better[key] ?? []
  return {
    command,
    flag,
    lines: linesOf[key] ?? linesOf[command] ?? ['2.8', '3.0'],
    verdict: isThere ? (how.length > 0 ? 'better' : 'same') : 'missing',
    how,
    test: isThere ? (flag === '' ? storyOf(command, stories) : experimentOf(key)) : undefined,
  }
}

function spellings(options: CommandShape['options']): string[] {
  return Object.entries(options).flatMap(([name, { aliases = [] }]) => [name, ...aliases])
}

interface Story {
  readonly file: string
  readonly title: string
}

/** The stories of test/e2e with their titles, and the recordings of the real program, which are replayed. */
function readStories(): readonly Story[] {
  const folder = join(import.meta.dirname, '../e2e')
  const written = readdirSync(folder)
    .filter((name) => name.endsWith('.test.ts') && !name.includes('property'))
    .flatMap((file) => storiesIn(file, readFileSync(join(folder, file), 'utf8')))
  const replayed = readdirSync(join(import.meta.dirname, '../vectors/ecspresso')).map((title): Story => {
    const isOther = /^(appspec|delete|deregister|diff|init|refresh|revisions|rollback|scale|status|tasks|verify)-/.test(
      title,
    )
    return { file: isOther ? 'ecspresso-replay-others.test.ts' : 'ecspresso-replay.test.ts', title }
  })
  return [...written, ...replayed]
}

function storiesIn(file: string, text: string): Story[] {
  const titles = text.matchAll(/\btest(?:\.each\([\s\S]*?\))?\(\s*(['"`])(.*?)\1/g)
  return [...titles].map(([, , title = '']) => ({ file, title }))
}

function experimentOf(key: string): string | undefined {
  const found = experiments.find(({ flag }) => flag === key)
  return found && escaped(`parity.test.ts: ${found.flag}: ${found.shows}`)
}

/** The story that is named for the command, where there is one of that title. */
function storyOf(command: string, stories: readonly Story[]): string | undefined {
  const named = testsOfCommands[command]
  return stories.some(({ file, title }) => `${file}: ${title}` === named) ? escaped(named ?? '') : undefined
}

/** As a cell of a table holds it; the site takes two braces for its own. */
function escaped(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('{{', '{ {')
}

/** The page in full. */
export function parityPage(rows: readonly ParityRow[]): string {
  const lines = rows.map((row) => {
    const { flag, word, lines: of, verdict, how, test } = row
    const shown = flag === '' && word === undefined ? `**\`${keyOf(row)}\`**` : `\`${keyOf(row)}\``
    const links = how.map((id) => `\`${id}\``).join(', ')
    return `| ${shown} | ${of.join(', ')} | ${verdict}${links === '' ? '' : `: ${links}`} | ${test ?? ''} |`
  })
  return `<!-- Made by test/documents/parity.ts. Not to be edited: UPDATE_DOCUMENTS=1 npx vitest run test/documents -->

# Parity with ecspresso

Every command, flag and variable of ecspresso 2.8 and 3.0, and what became of it. *Same* means the same; *better* names the rows of
[differences from ecspresso](differences-from-ecspresso.md) that say how it differs, and why. The last column names, of a flag or a variable, the\nexperiment that fails where the flag is ignored: its command line is run without and with it, in two accounts alike, and the outcome must differ as named, under 3.0 as well; of a\ncommand, a story or a recording of ecspresso 2.3 that is replayed.

| ecspresso | lines | here | test |
|---|---|---|---|
${lines.join('\n')}
`
}
