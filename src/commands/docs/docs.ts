import { type ErrorKind, errorCodes, UserError } from '../../calls/index.ts'
import { nearest } from '../../shapes/index.ts'
import type { Invocation } from '../invocation.ts'
import type { Tools } from '../tools.ts'
import type { DocsOptions } from './options.ts'
import { pages } from './pages.ts'
import { matching, type Section, sectionsOf } from './sections.ts'
import { toldByPage } from './told-by-page.ts'

/** What ecspresso calls its articles: its README, and what to change for its next line. */
const theirNames: Readonly<Record<string, string>> = {
  readme: 'getting-started',
  'v1-v2': 'from-ecspresso',
  'v2-v3': 'from-ecspresso',
}

interface Page {
  readonly topic: string
  readonly text: string
}

/**
 * `docs TOPIC` gives the page as it is written, in Markdown, `docs CODE` what the code of an error, a rule, a likely cause or a finding
 * stands for; `docs` gives the topics with the titles of their pages. `--index` and `--search` are about that page, or about all of them.
 */
export async function printPage(_: Tools, options: DocsOptions, { positional }: Invocation): Promise<string> {
  const topic = positional[0] ?? options.article
  const asked = topic === undefined ? allPages() : [pageOf(theirNames[topic] ?? topic)]
  if (options.list) return list(allPages(), options)
  if (options.index) return index(asked, options)
  if (options.search !== undefined && options.search !== '') return found(asked, options.search, options)
  if (topic === undefined) return list(asked, options)
  return options.json ? json(asked.map((page) => article(page, 'full'))) : asked.map(({ text }) => text).join('')
}

function allPages(): readonly Page[] {
  return Object.entries(pages).map(([topic, text]) => ({ topic, text: readable(text) }))
}

/** A page, or the row of an error's code in the place of one. */
function pageOf(topic: string): Page {
  const page = Object.hasOwn(pages, topic) ? pages[topic] : undefined
  if (page !== undefined) return { topic, text: readable(page) }
  const kinds: Readonly<Record<string, ErrorKind>> = errorCodes
  const kind = Object.hasOwn(kinds, topic) ? kinds[topic] : undefined
  if (kind !== undefined) return { topic, text: rowOf(topic, kind) }
  const told = toldByPage(topic)
  if (told !== undefined) return { topic, text: told }
  const near = nearest(topic, [...Object.keys(pages), ...Object.keys(kinds)])
  throw new UserError('OPTION_INVALID', `there is no page \`${topic}\``, {
    hint: near === undefined ? '`ristretto docs` lists the topics' : `did you mean \`${near}\`?`,
  })
}

function rowOf(code: string, { cause, cure, topic }: ErrorKind): string {
  const more = topic === undefined ? '' : `\nMore: \`ristretto docs ${topic}\`\n`
  return `# ${code}\n\nWhat has happened: ${cause}\n\nWhat to do: ${cure}\n${more}`
}

type Form = Pick<DocsOptions, 'json'>

function list(all: readonly Page[], form: Form): string {
  const rows = all.map(({ topic, text }) => ({ name: topic, description: titleOf(text) }))
  if (form.json) return json(rows)
  const width = Math.max(...rows.map(({ name }) => name.length))
  return rows.map(({ name, description }) => `${name.padEnd(width)}  ${description}\n`).join('')
}

function index(asked: readonly Page[], form: Form): string {
  if (form.json) return json(asked.map((page) => article(page, 'index')))
  return asked
    .map(({ topic, text }) => {
      const lines = sectionsOf(text).map(
        ({ level, title, line }) => `${'  '.repeat(level - 1)}${'#'.repeat(level)} ${title} (L${line})\n`,
      )
      return asked.length === 1 ? lines.join('') : `${topic}\n${lines.map((line) => `  ${line}`).join('')}`
    })
    .join('')
}

function found(asked: readonly Page[], search: string, form: Form): string {
  const hits = asked
    .map((page) => ({ page, sections: matching(sectionsOf(page.text), search) }))
    .filter(({ sections }) => sections.length > 0)
  if (hits.length === 0)
    throw new UserError('OPTION_INVALID', `no section holds \`${search}\``, {
      hint: '`ristretto docs --index` lists the headings of all pages',
    })
  if (form.json) return json(hits.map(({ page, sections }) => article(page, 'search', { query: search, sections })))
  return hits
    .flatMap(({ page, sections }) => sections.map(({ content, line }) => `[${page.topic}, line ${line}]\n${content}`))
    .join('\n---\n\n')
}

interface Hits {
  readonly query?: string
  readonly sections?: readonly Section[]
}

/** The members that ecspresso gives to an article; an index has no contents. */
function article({ topic, text }: Page, mode: 'full' | 'index' | 'search', { query, sections }: Hits = {}): object {
  const all = sections ?? sectionsOf(text)
  return {
    article: topic,
    mode,
    ...(query === undefined ? {} : { query }),
    sections: mode === 'index' ? all.map(({ level, title, line }) => ({ level, title, line })) : all,
  }
}

/** One article by itself is an object, as ecspresso prints it. */
function json(all: readonly object[]): string {
  const [only] = all
  return `${JSON.stringify(all.length === 1 && only && 'article' in only ? only : all, undefined, 2)}\n`
}

function titleOf(page: string): string {
  return /^# (.+)$/m.exec(page)?.[1]?.replaceAll('`', '') ?? ''
}

/** Comments are for the tests that run a page's commands. */
function readable(page: string): string {
  return page.replace(/<!--[\s\S]*?-->\n?/g, '')
}
