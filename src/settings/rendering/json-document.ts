import { MARK_CLOSE, MARK_OPEN, type Position, UserError } from '../../calls/index.ts'
import { MOST_NESTED, TOO_DEEP } from '../../plugins/index.ts'
import type { PathSegment } from '../../shapes/index.ts'
import type { Document } from './document.ts'
import type { Rendered } from './render.ts'

/** Reads the first JSON value of a rendered text. Throws UserError with the place of a mistake; the text itself, which may hold secrets, is not shown. */
export async function parseJson(rendered: Rendered): Promise<Document> {
  const quoted = quoteMarks(rendered.text)
  const placeAt = (offset: number) => rendered.placeOf(quoted.back(offset))
  const placeOf: Document['placeOf'] = async (path, part) => placeAt(await offsetOf(quoted.text, path, part))
  const { redact } = rendered
  const tooDeep = depthLimit(quoted.text)
  if (tooDeep !== undefined) throw new UserError('JSON_SYNTAX', TOO_DEEP, { at: placeAt(tooDeep) })
  const value = wellFormed(quoted.text)
  if (value) return { ...value, placeOf, redact }
  if (quoted.text.startsWith('\uFEFF'))
    throw new UserError('JSON_SYNTAX', 'the file begins with a byte order mark, which JSON does not have', {
      at: placeAt(0),
      hint: 'save it as UTF-8 without one',
    })
  // Positions and trailing text are wanted seldom, and the parser that knows them costs at start.
  const { parseTree, printParseErrorCode } = await import('jsonc-parser')
  const errors: { error: number; offset: number; length: number }[] = []
  const tree = parseTree(quoted.text, errors, { disallowComments: true, allowTrailingComma: false })
  const end = tree ? tree.offset + tree.length : 0
  const first = errors[0]
  const behind = tree && wellFormed(quoted.text.slice(0, end))
  if (behind && first && first.offset >= end) return { ...behind, placeOf, redact, trailing: placeAt(first.offset) }
  const { error = 0, offset = 0, length = 0 } = first ?? {}
  const called = rendered.calledIn(quoted.back(offset), quoted.back(offset + length))
  const at = placeAt(offset)
  throw new UserError('JSON_SYNTAX', mistakes[printParseErrorCode(error)] ?? 'broken JSON', {
    at,
    hint:
      called === undefined
        ? hintOn(quoted.text, at)
        : hintOnCall(called, quoted.text.slice(0, offset), quoted.text.slice(offset, offset + length)),
  })
}

/** Where the text becomes too deep, if it does. No regular expression: those fill the stack as well, at texts of some megabytes. */
function depthLimit(text: string): number | undefined {
  let depth = 0
  let isQuoted = false
  for (let at = 0; at < text.length; at++) {
    const character = text[at]
    if (character === '"') isQuoted = !isQuoted
    else if (isQuoted && character === '\\') at += 1
    else if (!isQuoted && (character === '[' || character === '{')) depth += 1
    else if (!isQuoted && (character === ']' || character === '}')) depth -= 1
    if (depth > MOST_NESTED) return at
  }
  return undefined
}

function wellFormed(text: string): { value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) }
  } catch {
    return undefined
  }
}

/** The shell takes quotes out of arguments; in files it is other habits that JSON does not know. */
function hintOn(text: string, { file }: Position): string {
  if (text.trim() === '') return 'nothing stands in it; an object is expected'
  return file.startsWith('--')
    ? `put the argument in single quotes, so that the shell leaves those within: ${file} '{"cpu": "256"}'`
    : 'JSON has no single quotes, comments or trailing commas; a file named `.jsonnet` may have them'
}

/** Quotes within a value break a string in quotes; where no quotes stand before, the value itself is what JSON does not have. */
function hintOnCall(called: string, before: string, word: string): string {
  if (word.startsWith('"') || !/[:[,]\s*$/.test(before))
    return `what \`${called}\` gave may not fit into JSON: add \`| json_escape\``
  if (/^(true|yes|on|false|no|off)$/i.test(word))
    return `\`${called}\` must give \`true\` or \`false\`, in small letters, here`
  return `\`${called}\` must give a number, \`true\` or \`false\` here; for a string put quotes around \`{{ }}\``
}

const mistakes: Readonly<Record<string, string>> = {
  InvalidSymbol: 'a word that JSON does not have',
  InvalidNumberFormat: 'a number that JSON does not allow',
  PropertyNameExpected: 'a key in double quotes is expected here',
  ValueExpected: 'a value is expected here',
  ColonExpected: 'a colon is expected here',
  CommaExpected: 'a comma is expected here',
  CloseBraceExpected: 'a closing brace is expected here',
  CloseBracketExpected: 'a closing bracket is expected here',
  EndOfFileExpected: 'there is text behind the value',
  InvalidCommentToken: 'JSON has no comments',
  UnexpectedEndOfComment: 'JSON has no comments',
  UnexpectedEndOfString: 'a string in double quotes does not end',
  UnexpectedEndOfNumber: 'a number that JSON does not allow',
  InvalidUnicode: 'an escape that JSON does not have',
  InvalidEscapeCharacter: 'an escape that JSON does not have',
  InvalidCharacter: 'a character that JSON does not allow here',
}

interface Quoted {
  readonly text: string
  /** From an offset in the text to one before quoting. */
  back(offset: number): number
}

/** A mark may stand for a number or a list (`"cpu": {{ tfstate ... }}`): outside of a text it gets quotes, so that JSON can hold it. */
function quoteMarks(text: string): Quoted {
  if (!text.includes(MARK_OPEN)) return { text, back: (offset) => offset }
  const inserted: number[] = []
  let result = ''
  let end = 0
  for (const { 0: found, index } of text.matchAll(tokens)) {
    if (found.startsWith('"') || !found.includes(MARK_OPEN)) continue
    result += `${text.slice(end, index)}"${found}"`
    inserted.push(index, index + found.length)
    end = index + found.length
  }
  return {
    text: result + text.slice(end),
    back: (offset) => offset - inserted.filter((at, i) => at + i < offset).length,
  }
}

// A text, or a run of what may stand for a value outside of one.
const tokens = new RegExp(
  `"(?:[^"\\\\]|\\\\.)*"|(?:${MARK_OPEN}[^${MARK_CLOSE}]*${MARK_CLOSE}|[^\\s"{}\\[\\],:])+`,
  'gs',
)

async function offsetOf(text: string, path: readonly PathSegment[], part: 'key' | 'value'): Promise<number> {
  const { parseTree } = await import('jsonc-parser')
  let node = parseTree(text)
  let offset = node?.offset ?? 0
  path.forEach((segment, depth) => {
    const children = node?.children ?? []
    if (typeof segment === 'number') {
      node = children[segment]
      offset = node?.offset ?? offset
      return
    }
    const named = (same: (key: string) => boolean) =>
      children.findLast((child) => same(String(child.children?.[0]?.value)))
    const property = named((key) => key === segment) ?? named((key) => key.toLowerCase() === segment.toLowerCase())
    node = property?.children?.[1]
    const wanted = part === 'key' && depth === path.length - 1 ? property?.children?.[0] : node
    offset = wanted?.offset ?? offset
  })
  return offset
}
