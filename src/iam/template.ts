import { type Glob, globOf, literalGlob, parseGlob } from './glob.ts'
import { anyOne, type Glyph, glyphsOf, hasUnknown, star } from './unknown.ts'

/**
 * Looks up a condition key for a policy variable: its value; `undefined` when the request lacks it; `null` when the key has several values,
 * which gives a variable no value, nor its default (observed: test/vectors/iam/native.json, `N-var-multi-3`).
 */
export type Lookup = (key: string) => string | null | undefined

interface Variable {
  readonly key: string
  readonly fallback: string | undefined
}

/** A pattern that may hold policy variables, compiled. */
export interface Template {
  readonly source: string
  /** The pattern, when no variable stands in it. */
  readonly fixed: Glob | undefined
  /** Characters and variables in order, where a variable stands in it. */
  readonly pieces: readonly (readonly Glyph[] | Variable)[]
}

/** How a string of a policy is read: with variables and wildcards, or to the letter. */
export interface TemplateOptions {
  /** `*` and `?` are wildcards. */
  readonly wildcards: boolean
  /** `${...}` is a variable: only in policies of Version 2012-10-17, and only under string and ARN operators and in resources. */
  readonly variables: boolean
}

// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html (checked 2026-11)
const variablePattern = /\$\{([^{}]*)\}/g

/** Compiles a text of a policy. */
export function compileTemplate(source: string, options: TemplateOptions): Template {
  const read = (text: string): Glyph[] => {
    const glyphs = glyphsOf(text)
    if (!options.wildcards) return glyphs
    return glyphs.map((glyph) => (glyph === 0x2a ? star : glyph === 0x3f ? anyOne : glyph))
  }
  if (!options.variables || !source.includes('${')) {
    const isLiteral = !options.wildcards && !hasUnknown(source)
    return {
      source,
      fixed: isLiteral ? literalGlob(source) : options.wildcards ? parseGlob(source) : globOf(read(source)),
      pieces: [],
    }
  }
  const pieces: (readonly Glyph[] | Variable)[] = []
  let end = 0
  for (const found of source.matchAll(variablePattern)) {
    if (found.index > end) pieces.push(read(source.slice(end, found.index)))
    end = found.index + found[0].length
    pieces.push(readVariable(found[1] ?? ''))
  }
  if (end < source.length) pieces.push(read(source.slice(end)))
  const isFixed = pieces.every((piece) => !('key' in piece))
  return {
    source,
    fixed: isFixed ? globOf(pieces.flatMap((piece) => ('key' in piece ? [] : piece))) : undefined,
    pieces,
  }
}

/** `${*}`, `${?}` and `${$}` are the characters themselves; everything else is a key with an optional default. */
function readVariable(inside: string): readonly Glyph[] | Variable {
  if (inside === '*' || inside === '?' || inside === '$') return [inside.charCodeAt(0)]
  const withDefault = /^([^,]*),\s*'([^']*)'\s*$/.exec(inside)
  if (withDefault) return { key: (withDefault[1] ?? '').trim(), fallback: withDefault[2] ?? '' }
  return { key: inside.trim(), fallback: undefined }
}

/** Fills in the variables; their values are literal text. `undefined`: a variable has no value, so the text equals nothing. */
export function resolveTemplate(template: Template, lookup: Lookup): Glob | undefined {
  if (template.fixed) return template.fixed
  const glyphs: Glyph[] = []
  for (const piece of template.pieces) {
    if (!('key' in piece)) {
      glyphs.push(...piece)
      continue
    }
    const found = lookup(piece.key)
    const value = found === undefined ? piece.fallback : found
    if (typeof value !== 'string') return undefined
    glyphs.push(...valueGlyphs(value))
  }
  return globOf(glyphs)
}

/** The glyphs of a value: an unknown one stands for one certain value here, even if any will do elsewhere. */
function valueGlyphs(value: string): Glyph[] {
  if (!hasUnknown(value)) return glyphsOf(value)
  return value
    .split(/(\uE000[^\uE001]*\uE001)/)
    .flatMap((piece, index) => (index % 2 === 1 ? [piece] : glyphsOf(piece)))
}
