/** A place in the source of a template. */
export interface Place {
  /** 1-based. */
  readonly line: number
  /** 1-based, in characters (code points). */
  readonly column: number
  /** 0-based, in UTF-16 units, for slicing the source. */
  readonly offset: number
}

/** Codes of errors: `TEMPLATE_PARSE`, the source is not a template; `TEMPLATE_EXECUTE`, rendering failed. */
export const TEMPLATE_ERROR_CODES = ['TEMPLATE_PARSE', 'TEMPLATE_EXECUTE'] as const

/** Code of an error. */
export type TemplateErrorCode = (typeof TEMPLATE_ERROR_CODES)[number]

/** Everything that makes up a {@link TemplateError}. */
export interface TemplateErrorParts extends Place {
  readonly code: TemplateErrorCode
  readonly message: string
  readonly hint?: string | undefined
  readonly cause?: unknown
  readonly problems?: readonly TemplateError[]
}

/**
 * The one error of this folder. `message` is what Go's engine says, name and place included (Go counts columns in bytes
 * from 0); `line` and `column` are the same place in characters from 1, for parse errors too, where Go names only the line.
 */
export class TemplateError extends Error implements Place {
  override readonly name = 'TemplateError'
  readonly code: TemplateErrorCode
  readonly line: number
  readonly column: number
  readonly offset: number
  /** The next thing to do, where something useful can be said. */
  readonly hint: string | undefined
  /** Every failure that was found, in source order, where several are reported at once; otherwise just this one. */
  readonly problems: readonly TemplateError[]

  constructor(parts: TemplateErrorParts) {
    super(parts.message, parts.cause === undefined ? undefined : { cause: parts.cause })
    this.code = parts.code
    this.line = parts.line
    this.column = parts.column
    this.offset = parts.offset
    this.hint = parts.hint
    this.problems = parts.problems ?? [this]
  }
}
