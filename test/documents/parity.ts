import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ecspressoCommandLine, flagsOfEcspresso } from '../../src/cli/ecspresso-command-line.ts'
import { globalOptions } from '../../src/cli/globals.ts'
import { type CommandShape, commands } from '../../src/commands/index.ts'
import { experiments } from '../support/parity/index.ts'
import { better } from './parity-rows.ts'

const page = join(import.meta.dirname, '../../docs/ecspresso-parity.md')

/** One line of the page: a command, or one of its flags. */
export interface ParityRow {
  readonly command: string
  /** Without dashes; empty for the command itself. */
  readonly flag: string
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
  'render --config': ['1.5'],
  'render --task-definition': ['1.5'],
  'render --service-definition': ['1.5'],
  'wait --until': ['2.8', '3.0'],
}

/** Every command and every flag of ecspresso, beside ours. */
export function parityRows(): readonly ParityRow[] {
  const stories = readStories()
  const named = testsOfPage()
  return Object.keys(ecspressoCommandLine).flatMap((command) => {
    const own = commands.filter((one) => one.name.split(' ')[0] === command || one.aliases?.includes(command))
    return ['', ...flagsOfEcspresso(command)]
      .filter((flag) => command !== '' || flag !== '')
      .map((flag) => rowOf(command, flag, own, { stories, named }))
  })
}

/** The tests that the page names so far: one that still types its flag keeps its row, whatever other tests come. */
function testsOfPage(): ReadonlySet<string> {
  if (!existsSync(page)) return new Set()
  const cells = readFileSync(page, 'utf8').matchAll(/^\|.*\| (\S+\.test\.ts: .*) \|$/gm)
  return new Set([...cells].map(([, test = '']) => test))
}

interface Tests {
  readonly stories: readonly Story[]
  readonly named: ReadonlySet<string>
}

function rowOf(command: string, flag: string, own: readonly CommandShape[], tests: Tests): ParityRow {
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
    test: isThere ? (flag === '' ? storyOf(command, own, tests) : experimentOf(key)) : undefined,
  }
}

function spellings(options: CommandShape['options']): string[] {
  return Object.entries(options).flatMap(([name, { aliases = [] }]) => [name, ...aliases])
}

interface Story {
  readonly file: string
  readonly title: string
  readonly text: string
}

/** The stories of test/e2e with their titles, and the recordings of the real program, which are replayed. */
function readStories(): readonly Story[] {
  const folder = join(import.meta.dirname, '../e2e')
  const written = readdirSync(folder)
    .filter((name) => name.endsWith('.test.ts') && !name.includes('property'))
    .flatMap((file) => storiesIn(file, readFileSync(join(folder, file), 'utf8')))
  const vectors = join(import.meta.dirname, '../vectors/ecspresso')
  const replayed = readdirSync(vectors).map((name): Story => {
    const { argv } = JSON.parse(readFileSync(join(vectors, name, 'case.json'), 'utf8'))
    return { file: 'ecspresso-replay.test.ts', title: name, text: `'${argv.join(' ')}'` }
  })
  return [...written, ...replayed]
}

/** A story goes from its title to that of the next one. */
function storiesIn(file: string, text: string): Story[] {
  const titles = [...text.matchAll(/\btest(?:\.each\([\s\S]*?\))?\(\s*(['"`])(.*?)\1/g)]
  return titles.map((match, i) => {
    // Cases of a table stand before the title.
    const from = i === 0 ? 0 : (titles[i - 1]?.index ?? 0)
    const start = match[0].startsWith('test(') ? match.index : from
    return { file, title: match[2] ?? '', text: text.slice(start, titles[i + 1]?.index) }
  })
}

function experimentOf(key: string): string | undefined {
  const found = experiments.find(({ flag }) => flag === key)
  return found && escaped(`parity.test.ts: ${found.flag}: ${found.shows}`)
}

/** The first story that types the command. */
function storyOf(command: string, own: readonly CommandShape[], { stories, named }: Tests): string | undefined {
  const words = [command, ...own.flatMap(({ aliases = [] }) => aliases)].map((word) => word.replaceAll(' ', ' +'))
  const pattern = new RegExp(`['\`](?:${words.join('|')})(?: [^'\`\\n]*)?['\`]`)
  const names = stories.filter(({ text }) => pattern.test(text)).map(({ file, title }) => escaped(`${file}: ${title}`))
  return names.find((name) => named.has(name)) ?? names[0]
}

/** As a cell of a table holds it; the site takes two braces for its own. */
function escaped(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('{{', '{ {')
}

/** The page in full. */
export function parityPage(rows: readonly ParityRow[]): string {
  const lines = rows.map(({ command, flag, lines: of, verdict, how, test }) => {
    const shown = command === '' ? `\`--${flag}\`` : flag === '' ? `**\`${command}\`**` : `\`${command} --${flag}\``
    const links = how.map((id) => `\`${id}\``).join(', ')
    return `| ${shown} | ${of.join(', ')} | ${verdict}${links === '' ? '' : `: ${links}`} | ${test ?? ''} |`
  })
  return `<!-- Made by test/documents/parity.ts. Not to be edited: UPDATE_DOCUMENTS=1 npx vitest run test/documents -->

# Parity with ecspresso

Every command and every flag of ecspresso 2.8 and 3.0, and what became of it. *Same* means the same; *better* names the rows of
[differences from ecspresso](differences-from-ecspresso.md) that say how it differs, and why. The last column names, of a flag, the\nexperiment that fails where the flag is ignored: its command line is run without and with it, in two accounts alike, and the outcome must differ as named; of a\ncommand, a story or a recording of ecspresso 2.3 that is replayed.

| ecspresso | lines | here | test |
|---|---|---|---|
${lines.join('\n')}
`
}
