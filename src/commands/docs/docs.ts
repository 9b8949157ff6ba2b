import { type ErrorKind, errorCodes, UserError } from '../../calls/index.ts'
import { nearest } from '../../shapes/index.ts'
import type { Invocation } from '../invocation.ts'
import type { Tools } from '../tools.ts'
import { pages } from './pages.ts'

/**
 * `docs TOPIC` gives the page as it is written, in Markdown, `docs CODE` what an error's code stands for; `docs` gives the topics with the
 * titles of their pages.
 */
export async function printPage(_: Tools, __: object, { positional: [topic] }: Invocation): Promise<string> {
  if (topic === undefined) return listOf(pages)
  const page = Object.hasOwn(pages, topic) ? pages[topic] : undefined
  if (page !== undefined) return readable(page)
  const kinds: Readonly<Record<string, ErrorKind>> = errorCodes
  const kind = Object.hasOwn(kinds, topic) ? kinds[topic] : undefined
  if (kind !== undefined) return rowOf(topic, kind)
  const near = nearest(topic, [...Object.keys(pages), ...Object.keys(kinds)])
  throw new UserError('OPTION_INVALID', `there is no page \`${topic}\``, {
    hint: near === undefined ? '`ristretto docs` lists the topics' : `did you mean \`${near}\`?`,
  })
}

function rowOf(code: string, { cause, cure, topic }: ErrorKind): string {
  const more = topic === undefined ? '' : `\nMore: \`ristretto docs ${topic}\`\n`
  return `# ${code}\n\nWhat has happened: ${cause}\n\nWhat to do: ${cure}\n${more}`
}

function listOf(all: Readonly<Record<string, string>>): string {
  const width = Math.max(...Object.keys(all).map((topic) => topic.length))
  const lines = Object.entries(all).map(([topic, page]) => `${topic.padEnd(width)}  ${titleOf(page)}`)
  return lines.map((line) => `${line}\n`).join('')
}

function titleOf(page: string): string {
  return /^# (.+)$/m.exec(page)?.[1]?.replaceAll('`', '') ?? ''
}

/** Comments are for the tests that run a page's commands. */
function readable(page: string): string {
  return page.replace(/<!--[\s\S]*?-->\n?/g, '')
}
