/** The kinds of tokens, spelled as messages spell them. */
export type TokenKind =
  | '"{"'
  | '"}"'
  | '"["'
  | '"]"'
  | '","'
  | '"$"'
  | '"."'
  | '"("'
  | '")"'
  | '";"'
  | 'IDENTIFIER'
  | 'NUMBER'
  | 'OPERATOR'
  | 'STRING_BLOCK'
  | 'STRING_DOUBLE'
  | 'STRING_SINGLE'
  | 'VERBATIM_STRING_DOUBLE'
  | 'VERBATIM_STRING_SINGLE'
  | Keyword
  | 'end of file'

/** The reserved words. */
export type Keyword =
  | 'assert'
  | 'else'
  | 'error'
  | 'false'
  | 'for'
  | 'function'
  | 'if'
  | 'import'
  | 'importstr'
  | 'importbin'
  | 'in'
  | 'local'
  | 'null'
  | 'self'
  | 'super'
  | 'tailstrict'
  | 'then'
  | 'true'

/** A token: `text` is its content (strings without quotes, numbers without separators). */
export interface Token {
  readonly kind: TokenKind
  readonly text: string
  readonly begin: number
  readonly end: number
}

const KEYWORDS: ReadonlyMap<string, Keyword> = new Map(
  (
    [
      'assert',
      'else',
      'error',
      'false',
      'for',
      'function',
      'if',
      'import',
      'importstr',
      'importbin',
      'in',
      'local',
      'null',
      'self',
      'super',
      'tailstrict',
      'then',
      'true',
    ] as const
  ).map((word) => [word, word]),
)

/** The keyword that a word is, if it is one. */
export function keywordOf(word: string): Keyword | undefined {
  return KEYWORDS.get(word)
}

/** Whether a text can stand as a bare name: a field, a variable. */
export function isIdentifier(text: string): boolean {
  return /^[A-Za-z_][A-Za-z0-9_]*$/.test(text) && !KEYWORDS.has(text)
}

const WITH_CONTENT: ReadonlySet<TokenKind> = new Set<TokenKind>([
  'IDENTIFIER',
  'NUMBER',
  'OPERATOR',
  'STRING_BLOCK',
  'STRING_DOUBLE',
  'STRING_SINGLE',
  'VERBATIM_STRING_DOUBLE',
  'VERBATIM_STRING_SINGLE',
])

/** A token as messages show it. */
export function describeToken(token: Token): string {
  if (token.text === '') return token.kind
  return WITH_CONTENT.has(token.kind) ? `(${token.kind}, "${token.text}")` : `"${token.text}"`
}
