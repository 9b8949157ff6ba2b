import { UserError } from '../../calls/index.ts'
import { MOST_NESTED, TOO_DEEP } from '../../plugins/index.ts'
import type { Document } from './document.ts'
import type { Rendered } from './render.ts'
import type { StructureMistake } from './yaml-aliases.ts'

/** Reads the first document of a rendered YAML text. Throws UserError with the place of a mistake. */
export async function parseYaml(rendered: Rendered): Promise<Document> {
  // A project that is all JSON need not load it.
  const { isMap, isPair, isSeq, parseAllDocuments } = await import('yaml')
  const tooDeep = openBrackets(rendered.text)
  if (tooDeep !== undefined) throw new UserError('YAML_SYNTAX', TOO_DEEP, { at: rendered.placeOf(tooDeep) })
  const { excessOf, structureMistake } = await import('./yaml-aliases.ts')
  throwMistake(excessOf(rendered.text), rendered)
  const documents = parseAllDocuments(rendered.text, { merge: true, prettyErrors: false, logLevel: 'silent' })
  const [document] = Array.isArray(documents) ? documents : []
  const [error] = document?.errors ?? []
  if (error)
    throw new UserError('YAML_SYNTAX', yamlMistake(error.code), {
      at: rendered.placeOf(error.pos[0]),
      hint: hintOf(error.code),
    })
  throwMistake(document && structureMistake(document), rendered)
  // Aliases were counted.
  const value: unknown = document?.toJS({ maxAliasCount: -1 })
  const placeOf: Document['placeOf'] = async (path, part) => {
    let node: unknown = document?.contents
    let offset = rangeOf(node) ?? 0
    path.forEach((segment, depth) => {
      const items = isMap(node) || isSeq(node) ? node.items : []
      const pairs = items.filter((item) => isPair(item))
      const keyed = (same: (key: string) => boolean) => pairs.find(({ key }) => same(String(key)))
      const pair =
        keyed((key) => key === segment) ?? keyed((key) => key.toLowerCase() === String(segment).toLowerCase())
      const wantsKey = part === 'key' && depth === path.length - 1
      const next: unknown = typeof segment === 'number' ? items[segment] : pair?.value
      offset = rangeOf(wantsKey ? pair?.key : next) ?? offset
      node = next
    })
    return rendered.placeOf(offset)
  }
  return { value, placeOf, redact: rendered.redact }
}

function throwMistake(mistake: StructureMistake | undefined, { placeOf }: Rendered): void {
  if (mistake) throw new UserError('YAML_SYNTAX', mistake.text, { at: placeOf(mistake.offset), hint: mistake.hint })
}

/**
 * Where more brackets are open than anybody closes, if it comes to that. Those in strings count as well, but for that many: the parser takes
 * seconds for a hundred thousand.
 */
function openBrackets(text: string): number | undefined {
  let depth = 0
  for (let at = 0; at < text.length; at++) {
    const character = text[at]
    if (character === '[' || character === '{') depth += 1
    else if ((character === ']' || character === '}') && depth > 0) depth -= 1
    if (depth > MOST_OPEN) return at
  }
  return undefined
}

const MOST_OPEN = 5 * MOST_NESTED

function rangeOf(node: unknown): number | undefined {
  return (node as { range?: readonly number[] } | undefined | null)?.range?.[0]
}

const mistakes: Readonly<Record<string, string>> = {
  DUPLICATE_KEY: 'a key stands here twice',
  TAB_AS_INDENT: 'a tab indents this line: YAML wants blanks',
  BAD_INDENT: 'the indentation does not fit',
  MISSING_CHAR: 'something is missing here, as a closing quote or bracket or a blank',
  MULTILINE_IMPLICIT_KEY: 'a key must be on one line',
  BLOCK_IN_FLOW: 'a block cannot stand inside of brackets',
  BLOCK_AS_IMPLICIT_KEY: 'a map cannot begin on the line of another key',
  UNEXPECTED_TOKEN: 'this is not expected here',
  BAD_ALIAS: 'an alias names no anchor',
  RESOURCE_EXHAUSTION: TOO_DEEP,
}
function yamlMistake(code: string): string {
  return mistakes[code] ?? `broken YAML (${code.toLowerCase().replaceAll('_', ' ')})`
}

const hints: Readonly<Record<string, string>> = {
  UNEXPECTED_TOKEN: 'quote a value that begins with a special character',
  BAD_SCALAR_START: 'quote a value that begins with a special character',
  DUPLICATE_KEY: 'keep one of the two',
  TAB_AS_INDENT: 'indent with spaces',
  RESOURCE_EXHAUSTION: 'close brackets where they belong',
}
function hintOf(code: string): string {
  return hints[code] ?? 'indent keys of one block alike, close quotes and brackets, quote a value that holds `: `'
}
