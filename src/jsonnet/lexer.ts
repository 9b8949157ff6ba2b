import { staticError } from './errors.ts'
import { quoteRune } from './quote.ts'
import type { Source } from './source.ts'
import { keywordOf, type Token, type TokenKind } from './tokens.ts'

const SYMBOLS: ReadonlyMap<string, TokenKind> = new Map<string, TokenKind>([
  ['{', '"{"'],
  ['}', '"}"'],
  ['[', '"["'],
  [']', '"]"'],
  [',', '","'],
  ['.', '"."'],
  ['(', '"("'],
  [')', '")"'],
  [';', '";"'],
])

const SYMBOL_CHARACTERS = '!$:~+-&|^=<>*/%'
const SIGNS = '+-~!$'
const INDENT = /[ \t]*/y

/** Splits a text into tokens, dropping white space and comments; the last token is always `end of file`. */
export function lex(source: Source): Token[] {
  const { text } = source
  const tokens: Token[] = []
  let at = 0

  const fail = (reason: string, offset: number): never => {
    throw staticError(reason, source, { begin: offset, end: offset })
  }
  const match = (pattern: RegExp): string => {
    pattern.lastIndex = at
    const found = pattern.exec(text)
    return found === null ? '' : found[0]
  }
  const emit = (kind: TokenKind, content: string, begin: number): void => {
    tokens.push({ kind, text: content, begin, end: at })
  }

  const quoted = (quote: string): void => {
    const begin = at
    at++
    for (;;) {
      const char = text[at]
      if (char === undefined) fail('Unterminated String', begin)
      at++
      if (char === quote) break
      if (char === '\\' && at < text.length) at++
    }
    emit(quote === '"' ? 'STRING_DOUBLE' : 'STRING_SINGLE', text.slice(begin + 1, at - 1), begin)
  }

  const verbatim = (): void => {
    const begin = at
    const quote = text.charAt(at + 1)
    if (quote !== '"' && quote !== "'") {
      fail(`Couldn't lex verbatim string, junk after '@': ${text.codePointAt(at + 1) ?? -1}`, begin)
    }
    at += 2
    let content = ''
    for (;;) {
      const close = text.indexOf(quote, at)
      if (close === -1) fail('Unterminated String', begin)
      content += text.slice(at, close)
      at = close + 1
      if (text[at] !== quote) break
      content += quote
      at++
    }
    emit(quote === '"' ? 'VERBATIM_STRING_DOUBLE' : 'VERBATIM_STRING_SINGLE', content, begin)
  }

  const textBlock = (): void => {
    const begin = at
    at += 3
    const chomp = text[at] === '-'
    if (chomp) at++
    while (text[at] === ' ' || text[at] === '\t' || text[at] === '\r') at++
    if (text[at] !== '\n') fail('Text block requires new line after |||.', begin)
    at++
    let content = ''
    const blankLines = (): void => {
      while (text[at] === '\n') {
        content += '\n'
        at++
      }
    }
    blankLines()
    const indent = match(INDENT)
    if (indent === '') fail("Text block's first line must start with whitespace", begin)
    while (text.startsWith(indent, at)) {
      at += indent.length
      const newline = text.indexOf('\n', at)
      if (newline === -1) fail('Unexpected EOF', begin)
      content += text.slice(at, newline + 1)
      at = newline + 1
      blankLines()
    }
    at += match(INDENT).length
    if (!text.startsWith('|||', at)) fail('Text block not terminated with |||', begin)
    at += 3
    emit('STRING_BLOCK', chomp ? content.slice(0, -1) : content, begin)
  }

  // Where the run of symbols that `at` is in ends, and after its last one that is no sign: found once for the whole run.
  let runEnd = 0
  let signsBegin = 0
  const measureRun = (): void => {
    // A comment or a text block may follow an operator without a space.
    runEnd = at + 1
    while (runEnd < text.length && SYMBOL_CHARACTERS.includes(text.charAt(runEnd)) && !endsRun(text, runEnd)) runEnd++
    signsBegin = runEnd
    while (signsBegin > at && SIGNS.includes(text.charAt(signsBegin - 1))) signsBegin--
  }

  const operator = (): void => {
    if (at >= runEnd) measureRun()
    const begin = at
    // `a==-1`: a sign belongs to what follows. (go-jsonnet winds back too far here and refuses; C++ does it this way.)
    at = Math.max(signsBegin, at + 1)
    const content = text.slice(begin, at)
    emit(content === '$' ? '"$"' : 'OPERATOR', content, begin)
  }

  for (;;) {
    while (isSpace(text.charCodeAt(at))) at++
    const char = text[at]
    if (char === undefined) break
    const begin = at
    const symbol = SYMBOLS.get(char)
    if (symbol !== undefined) {
      at++
      emit(symbol, char, begin)
    } else if (isWordStart(text.charCodeAt(at))) {
      at++
      while (isWordStart(text.charCodeAt(at)) || isDigit(text.charCodeAt(at))) at++
      const word = text.slice(begin, at)
      emit(keywordOf(word) ?? 'IDENTIFIER', word, begin)
    } else if (char === '"' || char === "'") {
      quoted(char)
    } else if (isDigit(text.charCodeAt(at))) {
      const content = lexNumber(source, at)
      at = content.end
      emit('NUMBER', content.text, begin)
    } else if (char === '@') {
      verbatim()
    } else if (char === '#' || text.startsWith('//', at)) {
      const newline = text.indexOf('\n', at)
      at = newline === -1 ? text.length : newline
    } else if (text.startsWith('/*', at)) {
      const close = text.indexOf('*/', at + 2)
      if (close === -1) fail('Multi-line comment has no terminating */', at)
      at = close + 2
    } else if (text.startsWith('|||', at)) {
      textBlock()
    } else if (SYMBOL_CHARACTERS.includes(char)) {
      operator()
    } else {
      fail(`Could not lex the character ${quoteRune(text.codePointAt(at) ?? 0xfffd)}`, at)
    }
  }
  emit('end of file', '', at)
  return tokens
}

function endsRun(text: string, at: number): boolean {
  return text.startsWith('//', at) || text.startsWith('/*', at) || text.startsWith('|||', at)
}

// Loops over character codes: in a fresh process compiling patterns costs more than reading a file.
function isSpace(code: number): boolean {
  return code === 0x20 || code === 0x0a || code === 0x09 || code === 0x0d
}

function isWordStart(code: number): boolean {
  return (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a) || code === 0x5f
}

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39
}

/** A number as in JSON, with `_` between digits; signs are operators. */
function lexNumber(source: Source, begin: number): { text: string; end: number } {
  const { text } = source
  let at = begin
  const fail = (reason: string): never => {
    throw staticError(reason, source, { begin: at, end: at })
  }
  const junk = (where: string): never => fail(`Couldn't lex number, junk after ${where}: ${quoteRuneAt(text, at)}`)
  const atDigit = (): boolean => isDigit(text.charCodeAt(at))
  const digits = (): void => {
    while (atDigit()) {
      at++
      if (text[at] !== '_') continue
      at++
      if (!atDigit()) junk("'_'")
    }
  }

  if (text[at] === '0') {
    at++
    if (text[at] === '_') fail("Couldn't lex number, _ not allowed after leading 0")
  } else {
    digits()
  }
  if (text[at] === '.') {
    at++
    if (!atDigit()) junk('decimal point')
    digits()
  }
  if (text[at] === 'e' || text[at] === 'E') {
    at++
    if (text[at] === '+' || text[at] === '-') {
      at++
      if (!atDigit()) junk('exponent sign')
    } else if (!atDigit()) {
      junk("'E'")
    }
    digits()
  }
  const written = text.slice(begin, at)
  return { text: written.includes('_') ? written.replaceAll('_', '') : written, end: at }
}

function quoteRuneAt(text: string, offset: number): string {
  return quoteRune(text.codePointAt(offset) ?? 0xfffd)
}
