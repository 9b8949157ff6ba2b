import type { Report } from '../problem.ts'
import { Scanner } from './scanner.ts'
import { scanString } from './strings.ts'
import type { JsonNode, Member, ScalarNode } from './tree.ts'

// A policy nests five deep. The limit keeps hostile input from exhausting the stack.
const deepest = 100

/**
 * Reads JSON that may be broken: everything wrong is reported at its place, and reading goes on behind it.
 * Written here because jsonc-parser stops at the first missing comma, and because the evaluator's start should not pay for a library.
 * @returns the tree, or `undefined` when there is no value at all
 */
export function parseJson(text: string, report: Report): JsonNode | undefined {
  const scanner = new Scanner(text, report)
  if (text.charCodeAt(0) === 0xfeff) {
    report({
      code: 'JSON_BOM',
      message: 'the file starts with a byte order mark',
      at: scanner.at(0, 1),
      hint: 'save it as UTF-8 without a byte order mark',
      replacement: '',
    })
    scanner.offset = 1
  }
  scanner.skipSpace()
  if (scanner.current === '') {
    report({ code: 'JSON_EMPTY', message: 'there is no policy in the file', at: scanner.at(0, 0) })
    return undefined
  }
  const root = parseValue(scanner, 0)
  scanner.skipSpace()
  while (scanner.current === '}' || scanner.current === ']') {
    const at = scanner.at(scanner.offset++, 1)
    report({ code: 'JSON_UNCLOSED', message: `this \`${text.charAt(at.offset)}\` closes nothing`, at, replacement: '' })
    scanner.skipSpace()
  }
  if (scanner.current !== '') {
    report({
      code: 'JSON_TWO_DOCUMENTS',
      message: 'more text follows the policy',
      at: scanner.at(scanner.offset, 1),
      hint: 'keep one policy in one file',
    })
  }
  return root
}

function parseValue(scanner: Scanner, depth: number): JsonNode | undefined {
  const character = scanner.current
  if (depth >= deepest && (character === '{' || character === '[')) return skipTooDeep(scanner)
  if (character === '{') return parseObject(scanner, depth)
  if (character === '[') return parseList(scanner, depth)
  if (character === '"') return scanString(scanner)
  if (character === '' || character === ',' || character === '}' || character === ']' || character === ':') {
    scanner.report({
      code: 'JSON_MISSING_VALUE',
      message: character === '' ? 'the text ends where a value should stand' : 'a value is missing here',
      at: scanner.at(scanner.offset, character.length),
    })
    return undefined
  }
  return scanWord(scanner)
}

const lookAlikes = "'`\u2018\u2019\u201c\u201d\u201e\u00ab\u00bb"

/** Numbers, true, false, null; and text in wrong quotes or in none, which is reported and taken for a string. */
function scanWord(scanner: Scanner): ScalarNode {
  const start = scanner.offset
  const opening = scanner.current
  if (lookAlikes.includes(opening)) {
    const end = /['`\u2018\u2019\u201c\u201d\u00ab\u00bb"\n]/.exec(scanner.text.slice(start + 1))
    const stop = end ? start + 1 + end.index : scanner.text.length
    scanner.offset = scanner.text.charAt(stop) === '\n' ? stop : Math.min(stop + 1, scanner.text.length)
    const value = scanner.text.slice(start + 1, stop)
    const at = scanner.at(start, scanner.offset - start)
    const message = `JSON wants straight double quotes, not \`${opening}\``
    scanner.report({ code: 'JSON_QUOTES', message, at, replacement: JSON.stringify(value) })
    return { kind: 'string', text: value, at }
  }
  const word = /^[^\s,:[\]{}"]+/.exec(scanner.text.slice(start, start + 2048))?.[0] ?? opening
  scanner.offset = start + word.length
  const at = scanner.at(start, word.length)
  if (word === 'true' || word === 'false') return { kind: 'boolean', text: word, at }
  if (word === 'null') return { kind: 'null', text: word, at }
  if (/^-?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?$/.test(word)) return { kind: 'number', text: word, at }
  const message = `\`${word.slice(0, 60)}\` is no JSON value; a text stands in double quotes`
  scanner.report({ code: 'JSON_QUOTES', message, at, replacement: JSON.stringify(word) })
  return { kind: 'string', text: word, at }
}

function parseList(scanner: Scanner, depth: number): JsonNode {
  const start = scanner.offset
  const items: JsonNode[] = []
  parseItems(scanner, ']', () => {
    const item = parseValue(scanner, depth + 1)
    if (item) items.push(item)
  })
  return { kind: 'list', items, at: scanner.at(start, scanner.offset - start) }
}

function parseObject(scanner: Scanner, depth: number): JsonNode {
  const start = scanner.offset
  const members: Member[] = []
  parseItems(scanner, '}', () => {
    const key = scanner.current === '"' ? scanString(scanner) : scanKey(scanner)
    scanner.skipSpace()
    if (scanner.current === ':') scanner.offset++
    else if (scanner.current === '=') {
      scanner.report({
        code: 'JSON_MISSING_COLON',
        message: 'JSON wants `:` here, not `=`',
        at: scanner.at(scanner.offset, 1),
        replacement: ':',
      })
      scanner.offset++
    } else {
      const message = `the colon after \`${key.text.slice(0, 60)}\` is missing`
      scanner.report({ code: 'JSON_MISSING_COLON', message, at: scanner.at(scanner.offset, 0), replacement: ':' })
    }
    scanner.skipSpace()
    const value = parseValue(scanner, depth + 1)
    if (value) members.push({ key, value })
  })
  return { kind: 'object', members, at: scanner.at(start, scanner.offset - start) }
}

function scanKey(scanner: Scanner): ScalarNode {
  if (scanner.current !== '{' && scanner.current !== '[') return scanWord(scanner)
  const at = scanner.at(scanner.offset, 1)
  scanner.report({ code: 'JSON_MISSING_VALUE', message: 'a key is missing before this value', at })
  return { kind: 'string', text: '', at: { ...at, length: 0 } }
}

/** Goes over the elements of a list or object up to its closing bracket. */
function parseItems(scanner: Scanner, closing: ']' | '}', parseItem: () => void): void {
  const { report, text } = scanner
  const opening = scanner.at(scanner.offset, 1)
  scanner.offset++
  let comma: number | undefined
  let isFirst = true
  for (;;) {
    scanner.skipSpace()
    const character = scanner.current
    if (character === closing || character === '' || character === ']' || character === '}') {
      if (comma !== undefined) {
        const message = `this comma is one too many: nothing follows it before \`${character || 'the end'}\``
        report({
          code: 'JSON_TRAILING_COMMA',
          message,
          at: scanner.at(comma, 1),
          hint: 'take the comma out',
          replacement: '',
        })
      }
      if (character === closing) {
        scanner.offset++
        return
      }
      const message = `this \`${text.charAt(opening.offset)}\` is never closed`
      report({
        code: 'JSON_UNCLOSED',
        message,
        at: opening,
        hint:
          character === '' ? `add \`${closing}\` at the end` : `\`${character}\` stands where \`${closing}\` should`,
      })
      return
    }
    if (character === ',') {
      const message = 'a value is missing before this comma'
      if (isFirst || comma !== undefined)
        report({ code: 'JSON_MISSING_VALUE', message, at: scanner.at(scanner.offset, 1), replacement: '' })
      comma = scanner.offset++
      isFirst = false
      continue
    }
    if (!isFirst && comma === undefined) {
      report({
        code: 'JSON_MISSING_COMMA',
        message: 'a comma is missing before this',
        at: scanner.at(scanner.offset, 1),
        hint: 'put a comma behind the element before it',
      })
    }
    comma = undefined
    isFirst = false
    const before = scanner.offset
    parseItem()
    // A stray character that nothing took: name it once and go on behind it.
    if (scanner.offset === before) {
      report({
        code: 'JSON_UNEXPECTED',
        message: `\`${scanner.current}\` has no meaning here`,
        at: scanner.at(before, 1),
        replacement: '',
      })
      scanner.offset++
    }
  }
}

/** Names the place and moves behind the bracket that closes it, without recursion. */
function skipTooDeep(scanner: Scanner): undefined {
  const start = scanner.offset
  let depth = 0
  for (; scanner.offset < scanner.text.length; scanner.offset++) {
    const character = scanner.current
    if (character === '{' || character === '[') depth++
    else if ((character === '}' || character === ']') && --depth === 0) break
    else if (character === '"') {
      while (++scanner.offset < scanner.text.length && scanner.current !== '"')
        if (scanner.current === '\\') scanner.offset++
    }
  }
  scanner.offset = Math.min(scanner.offset + 1, scanner.text.length)
  scanner.report({
    code: 'JSON_TOO_DEEP',
    message: `the text nests deeper than ${deepest} levels`,
    at: scanner.at(start, 1),
  })
  return undefined
}
