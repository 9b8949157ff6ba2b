import { anyOne, type Glyph, glyphsOf, hasUnknown, star } from './unknown.ts'

/**
 * Whether a pattern matches a text that may hold unknown values: `yes` for every value they may have, `no` for none, `maybe` in between.
 * An Allow needs `yes`; a Deny applies on `maybe` already.
 */
export type Match = 'yes' | 'no' | 'maybe'

/** A pattern, ready to be matched many times. */
export interface Glob {
  /** Absent where `exact` says it all. */
  readonly glyphs: readonly Glyph[] | undefined
  /** The only text it matches, if it has no wildcard and no unknown. */
  readonly exact: string | undefined
  /** Whether the pattern is made of stars only. */
  readonly everything: boolean
  /** The prefix of all strings that the pattern matches, as far as it is known. */
  readonly prefix: string
  /** It holds the mark of an unread value. */
  readonly open: boolean
}

/** Makes a pattern of glyphs: numbers are code units, `star` and `anyOne` wildcards. */
export function globOf(glyphs: readonly Glyph[]): Glob {
  const open = glyphs.some((glyph) => typeof glyph === 'string')
  const end = glyphs.findIndex((glyph) => typeof glyph !== 'number' || glyph < 0)
  const known = end < 0 ? glyphs : glyphs.slice(0, end)
  // Joined at once: a text that grew character by character would be slow to compare.
  const prefix = known.map((glyph) => String.fromCharCode(Number(glyph))).join('')
  return {
    glyphs,
    exact: end < 0 ? prefix : undefined,
    everything: glyphs.length > 0 && glyphs.every((glyph) => glyph === star),
    prefix,
    open,
  }
}

/** The pattern of one text, without wildcards and unknown values. */
export function literalGlob(text: string): Glob {
  return { glyphs: undefined, exact: text, everything: false, prefix: text, open: false }
}

/** The glyphs of a pattern. */
export function glyphsOfGlob({ glyphs, exact = '' }: Glob): readonly Glyph[] {
  return glyphs ?? glyphsOf(exact)
}

/** Reads a pattern in which `*` and `?` are wildcards. */
export function parseGlob(source: string): Glob {
  if (!/[*?\uE000]/.test(source)) return literalGlob(source)
  return globOf(glyphsOf(source).map((glyph) => (glyph === 0x2a ? star : glyph === 0x3f ? anyOne : glyph)))
}

/** Matches a pattern against a text, both of which may hold unknown values. */
export function matchGlob(glob: Glob, text: string): Match {
  if (glob.everything) return 'yes'
  if (!glob.open && !hasUnknown(text)) return matchesKnown(glob, text) ? 'yes' : 'no'
  const [pattern, glyphs] = [glyphsOfGlob(glob), glyphsOf(text)]
  if (covers(pattern, glyphs)) return 'yes'
  return overlaps(pattern, glyphs) ? 'maybe' : 'no'
}

/** Matches where neither side holds an unknown value: the usual way, without backtracking further than the last star. */
export function matchesKnown({ exact, everything, prefix, glyphs = [] }: Glob, text: string): boolean {
  if (exact !== undefined) return exact === text
  if (everything) return true
  if (!text.startsWith(prefix)) return false
  let at = prefix.length
  let index = prefix.length
  let lastStar = -1
  let resume = 0
  while (index < text.length) {
    const glyph = glyphs[at]
    if (glyph === anyOne || glyph === text.charCodeAt(index)) {
      at++
      index++
    } else if (glyph === star) {
      lastStar = at++
      resume = index
    } else if (lastStar >= 0) {
      at = lastStar + 1
      index = ++resume
    } else {
      return false
    }
  }
  while (glyphs[at] === star) at++
  return at === glyphs.length
}

/**
 * Whether the pattern matches whatever stands for the unknowns of the text. A run of wildcards takes any stretch that has at least as many
 * known characters as it has question marks; only a run with a star takes an unknown, which may be empty.
 */
function covers(pattern: readonly Glyph[], text: readonly Glyph[]): boolean {
  let reached = new Set([0])
  for (let at = 0; at < pattern.length && reached.size > 0; at++) {
    const glyph = pattern[at]
    const next = new Set<number>()
    if (glyph !== star && glyph !== anyOne) {
      for (const index of reached) if (glyph !== undefined && text[index] === glyph) next.add(index + 1)
      reached = next
      continue
    }
    let least = 0
    let open = false
    for (; pattern[at] === star || pattern[at] === anyOne; at++) {
      if (pattern[at] === star) open = true
      else least++
    }
    at--
    for (const start of open ? [Math.min(...reached)] : reached) {
      for (let index = start, known = 0; index <= text.length; index++) {
        if (open ? known >= least : known === least) next.add(index)
        const taken = text[index]
        const isKnown = typeof taken === 'number' && taken >= 0
        if (isKnown) known++
        if (!open && (known > least || !isKnown)) break
      }
    }
    reached = next
  }
  return reached.has(text.length)
}

/** Whether some value of the unknowns makes the pattern match. */
function overlaps(pattern: readonly Glyph[], text: readonly Glyph[]): boolean {
  const isMany = (glyph: Glyph | undefined): boolean => glyph === star || typeof glyph === 'string'
  // below[j]: the patterns from `at + 1` on fit the text from j on.
  let below = new Array<boolean>(text.length + 1).fill(false)
  for (let at = pattern.length; at >= 0; at--) {
    const row = new Array<boolean>(text.length + 1).fill(false)
    const glyph = pattern[at]
    for (let index = text.length; index >= 0; index--) {
      const taken = text[index]
      const end = at === pattern.length && index === text.length
      const skipPattern = isMany(glyph) && below[index] === true
      const stayInPattern = isMany(glyph) && index < text.length && row[index + 1] === true
      const skipText = isMany(taken) && row[index + 1] === true
      const stayInText = isMany(taken) && at < pattern.length && below[index] === true
      const one =
        index < text.length &&
        glyph !== undefined &&
        !isMany(glyph) &&
        !isMany(taken) &&
        (glyph === anyOne || taken === anyOne || glyph === taken) &&
        below[index + 1] === true
      row[index] = end || skipPattern || stayInPattern || skipText || stayInText || one
    }
    below = row
  }
  return below[0] === true
}

/** Whether some text is matched by both patterns. */
export function globsOverlap(a: Glob, b: Glob): boolean {
  if (a.everything || b.everything) return true
  if (!a.open && !b.open) {
    if (a.exact !== undefined) return matchesKnown(b, a.exact)
    if (b.exact !== undefined) return matchesKnown(a, b.exact)
    const known = Math.min(a.prefix.length, b.prefix.length)
    if (a.prefix.slice(0, known) !== b.prefix.slice(0, known)) return false
  }
  return overlaps(glyphsOfGlob(a), glyphsOfGlob(b))
}

/** Whether the first pattern matches everything that the second one matches. Says no in rare cases where it does. */
export function globCovers(wide: Glob, narrow: Glob): boolean {
  if (wide.everything) return true
  if (wide.exact !== undefined && narrow.exact !== undefined) return wide.exact === narrow.exact
  if (narrow.exact !== undefined && !wide.open) return matchesKnown(wide, narrow.exact)
  if (!narrow.prefix.startsWith(wide.prefix) && !wide.open) return false
  // A question mark of the narrow pattern is one unknown character: only wildcards take it.
  const glyphs = glyphsOfGlob(narrow).map((glyph) => (glyph === anyOne ? '?' : glyph))
  return covers(glyphsOfGlob(wide), glyphs)
}

/** `yes` if one is, else `maybe` if one may be. */
export function anyOf<T>(items: readonly T[], match: (item: T) => Match): Match {
  let result: Match = 'no'
  for (const item of items) {
    const outcome = match(item)
    if (outcome === 'yes') return 'yes'
    if (outcome === 'maybe') result = 'maybe'
  }
  return result
}

/** The opposite of a match. */
export function negate(match: Match): Match {
  return match === 'yes' ? 'no' : match === 'no' ? 'yes' : 'maybe'
}
