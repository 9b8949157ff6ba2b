import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** Something that a door exports, as its declaration file has it. */
export interface Exported {
  readonly name: string
  /** The text of its doc comment, empty without one. */
  readonly about: string
  readonly declaration: string
}

/** A name as it is passed on: `inner as outer`, from another file or, imported before, from nowhere. */
interface Passing {
  readonly inner: string
  readonly outer: string
  readonly from: string
}

/** Everything that a declaration file exports, in its order; what it passes on is looked up where it is declared. */
export function exportsOf(file: string): readonly Exported[] {
  const text = readFileSync(file, 'utf8')
  const own = [...text.matchAll(DECLARED)].map(([, name = '']) => name)
  return [...passings(text, 'export').map(({ outer }) => outer), ...own].map((name) => find(file, name))
}

const DECLARED = /^export (?:declare )?(?:abstract )?(?:function|const|class|interface|type) (\w+)/gm

function passings(text: string, word: 'export' | 'import'): readonly Passing[] {
  const lists = text.matchAll(new RegExp(`^${word} (?:type )?\\{([^}]*)\\}(?: from '([^']+)')?;`, 'gm'))
  return [...lists].flatMap(([, names = '', from = '']) =>
    names
      .split(',')
      .map((name) => name.trim().replace(/^type /, ''))
      .filter((name) => name !== '')
      .map((name) => {
        const [inner = name, outer = inner] = name.split(' as ')
        return { inner, outer, from }
      }),
  )
}

function find(file: string, name: string): Exported {
  const text = readFileSync(file, 'utf8')
  const start = [...text.matchAll(DECLARED)].find(([, declared]) => declared === name)?.index
  if (start !== undefined) {
    const comment = /\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\s*$/.exec(text.slice(0, start))?.[1] ?? ''
    return { name, about: plain(comment), declaration: overloads(text, start, name) }
  }
  const passing = passings(text, 'export').find(({ outer }) => outer === name)
  const origin = passing?.from ? passing : passings(text, 'import').find(({ outer }) => outer === passing?.inner)
  if (origin === undefined) throw new Error(`${file} does not export ${name}`)
  return { ...find(join(dirname(file), origin.from.replace(/\.[jt]s$/, '.d.ts')), origin.inner), name }
}

/** From the declaration to its end; a function may be declared several times. */
function overloads(text: string, start: number, name: string): string {
  const first = text.slice(start, endOf(text, start))
  const next = new RegExp(`^\\s*(?:/\\*\\*(?:(?!\\*/)[\\s\\S])*\\*/\\s*)?export declare function ${name}\\b`).exec(
    text.slice(start + first.length),
  )
  const all = next ? `${first}\n${overloads(text, start + first.length + next[0].lastIndexOf('export'), name)}` : first
  return all
    .replace(/^export (?:declare )?/gm, '')
    .replace(/^\s+(?:#private|private [^;]*);\n/gm, '')
    .trim()
}

/** Where a declaration ends: at the `;` outside of all brackets, or the bracket that closes a body. */
function endOf(text: string, start: number): number {
  const hasBody = /^export (?:declare )?(?:abstract )?(?:class|interface) /.test(text.slice(start))
  let depth = 0
  for (let at = start; at < text.length; at += 1) {
    if (text.startsWith('/*', at)) at = text.indexOf('*/', at) + 1
    const character = text[at] ?? ''
    if ('{(['.includes(character)) depth += 1
    if ('})]'.includes(character)) depth -= 1
    if (depth === 0 && hasBody && character === '}') return at + 1
    if (depth === 0 && !hasBody && character === ';') return at + 1
  }
  return text.length
}

/** The text of a doc comment as Markdown. */
function plain(comment: string): string {
  const lines = comment.split('\n').map((line) => line.replace(/^\s*\*? ?/, '').trimEnd())
  const text = lines.join('\n').trim()
  return text
    .replace(/\{@link (\w+)\}/g, '`$1`')
    .replace(/^@example\n([\s\S]*?)(?=^@|$(?![\s\S]))/gm, (_, code: string) => `\`\`\`ts\n${code.trim()}\n\`\`\`\n`)
    .trim()
}
