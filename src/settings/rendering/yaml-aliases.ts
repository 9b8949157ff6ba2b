import { type Document, isAlias, isMap, isPair, isSeq, Lexer } from 'yaml'
import { MOST_NESTED, TOO_DEEP } from '../../plugins/index.ts'

/** What is wrong with the structure of a document, and where in its text. */
export interface StructureMistake {
  readonly text: string
  readonly offset: number
  readonly hint: string
}

/** More values than any configuration has: aliases of aliases of aliases have as many as they like. */
const MOST_VALUES = 100_000

/** How messages say that there are more, which the parser takes seconds for. */
const TOO_MANY = {
  text: `more than ${MOST_VALUES} values`,
  hint: 'a configuration has some dozens: is this the right file?',
}

/** A scalar in the stream of `yaml`'s lexer. */
const SCALAR = '\x1f'
/** What else stands there without being a part of the text: byte order mark, document, end of flow, error. */
const isControl = (lexeme: string) => /^[\x02\x18\x1f]$/.test(lexeme)

/** Where a text has too many values, before anything is made of them. */
export function excessOf(text: string): StructureMistake | undefined {
  // Each value has a character, and something that parts it from the next.
  if (text.length < 2 * MOST_VALUES) return undefined
  let values = 0
  let offset = 0
  for (const lexeme of new Lexer().lex(text)) {
    if (lexeme === SCALAR && ++values > MOST_VALUES) return { ...TOO_MANY, offset }
    if (!isControl(lexeme)) offset += lexeme.length
  }
  return undefined
}

/** Aliases that name nothing, lead into themselves or multiply, and nesting beyond measure: found before values are made of it. */
export function structureMistake(document: Document): StructureMistake | undefined {
  const open = new Set<unknown>()
  let values = 0
  let last = 0
  let inAliases = 0
  let hasAliases = false
  const visit = (node: unknown, depth: number): StructureMistake | undefined => {
    if (++values > MOST_VALUES)
      return hasAliases
        ? {
            text: 'aliases multiply beyond measure',
            offset: last,
            hint: `they stand for more than ${MOST_VALUES} values`,
          }
        : { ...TOO_MANY, offset: offsetOf(node) ?? last }
    if (depth > MOST_NESTED)
      return { text: TOO_DEEP, offset: offsetOf(node) ?? last, hint: 'close brackets where they belong' }
    if (isPair(node)) return visit(node.key, depth) ?? visit(node.value, depth)
    if (isAlias(node)) {
      // Of aliases within aliases the outermost one is to blame.
      if (inAliases === 0) last = offsetOf(node) ?? last
      hasAliases = true
      const target = node.resolve(document)
      if (target === undefined)
        return { text: 'an alias names no anchor', offset: last, hint: 'write `&NAME` before what it stands for' }
      if (open.has(target))
        return { text: 'an alias leads back into what it stands in', offset: last, hint: 'write its value out' }
      inAliases += 1
      const found = visit(target, depth)
      inAliases -= 1
      return found
    }
    if (!isMap(node) && !isSeq(node)) return undefined
    open.add(node)
    for (const item of node.items) {
      const found = visit(item, depth + 1)
      if (found) return found
    }
    open.delete(node)
    return undefined
  }
  return visit(document.contents, 0)
}

function offsetOf(node: unknown): number | undefined {
  return (node as { range?: readonly number[] } | undefined | null)?.range?.[0] // every parsed node has one
}
