/**
 * A piece of Jsonnet text and the way from offsets in it to positions for messages. Nodes only keep offsets: lines and
 * columns are worked out when an error is shown, which is rare, instead of for every token, which is not.
 */

/** A text with the name it has in messages and the path its imports are relative to. */
export interface Source {
  /** The name in messages: a path, or `<extvar:name>` and the like. */
  readonly name: string
  /** The path that relative imports start from; empty for texts that are not files. */
  readonly path: string
  readonly text: string
}

/** A place in a source, half open, in UTF-16 offsets. */
export interface Span {
  readonly begin: number
  readonly end: number
}

/** A position as shown to people: lines and columns start at 1; columns count UTF-8 bytes, as go-jsonnet's do. */
export interface Position {
  readonly line: number
  readonly column: number
}

function utf8Length(text: string): number {
  let bytes = 0
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index)
    if (unit < 0x80) bytes += 1
    else if (unit < 0x800) bytes += 2
    // Each half of a surrogate pair stands for two of the four bytes.
    else if (unit >= 0xd800 && unit <= 0xdfff) bytes += 2
    else bytes += 3
  }
  return bytes
}

/** The position of an offset. */
export function positionAt(source: Source, offset: number): Position {
  let line = 1
  let start = 0
  for (let newline = source.text.indexOf('\n'); newline !== -1 && newline < offset; ) {
    line++
    start = newline + 1
    newline = source.text.indexOf('\n', start)
  }
  return { line, column: utf8Length(source.text.slice(start, offset)) + 1 }
}

/** `file:line:col-col`, `file:line:col` for a point, `file:(line:col)-(line:col)` over several lines. */
export function formatSpan(source: Source, span: Span): string {
  const begin = positionAt(source, span.begin)
  const end = positionAt(source, span.end)
  const prefix = source.name === '' ? '' : `${source.name}:`
  if (begin.line !== end.line) return `${prefix}(${begin.line}:${begin.column})-(${end.line}:${end.column})`
  if (begin.column === end.column) return `${prefix}${begin.line}:${begin.column}`
  return `${prefix}${begin.line}:${begin.column}-${end.column}`
}

/** The whole lines that a span touches. */
export function linesAround(source: Source, span: Span): string {
  const start = source.text.lastIndexOf('\n', span.begin - 1) + 1
  const newline = source.text.indexOf('\n', span.end)
  return source.text.slice(start, newline === -1 ? source.text.length : newline)
}
