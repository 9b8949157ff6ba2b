import type { PathSegment } from '../../shapes/index.ts'

/** The path of keys and indexes to the value at an offset of a JSON text. */
export interface AtOffset {
  readonly path: readonly PathSegment[]
  /** `key` inside of a member's name. */
  readonly part: 'key' | 'value'
}

interface Open {
  readonly isObject: boolean
  /** Undefined in an object before its first name. */
  segment: PathSegment | undefined
  /** Whether a string here names a member. */
  wantsKey: boolean
}

/**
 * The path of what stands at an offset. Made for JSON that we wrote ourselves and that a template may have changed since: a text that is no
 * JSON any more gives the path as far as it can be followed. (jsonc-parser's `getLocation` does the same, 3 ms later at start.)
 */
export function pathAt(text: string, offset: number): AtOffset {
  const open: Open[] = []
  const end = Math.min(offset, text.length - 1)
  let part: AtOffset['part'] = 'value'
  for (let at = 0; at <= end; at++) {
    const inner = open.at(-1)
    part = 'value'
    switch (text[at]) {
      case '"': {
        const close = closingQuote(text, at)
        if (inner?.isObject && inner.wantsKey) {
          inner.segment = unquoted(text.slice(at, close + 1))
          part = 'key'
        }
        at = close
        break
      }
      case '{':
      case '[': {
        // A bracket at the offset belongs to what it opens or closes.
        if (at === end) break
        const isObject = text[at] === '{'
        open.push({ isObject, segment: isObject ? undefined : 0, wantsKey: isObject })
        break
      }
      case '}':
      case ']':
        if (at < end) open.pop()
        break
      case ':':
        if (inner) inner.wantsKey = false
        break
      case ',':
        if (inner?.isObject) inner.wantsKey = true
        else if (inner) inner.segment = Number(inner.segment) + 1
    }
  }
  return { path: open.map(({ segment }) => segment).filter((segment) => segment !== undefined), part }
}

function closingQuote(text: string, open: number): number {
  for (let at = open + 1; at < text.length; at++) {
    if (text[at] === '\\') at++
    else if (text[at] === '"') return at
  }
  return text.length
}

/** A string as JSON has it, or at least without its quotes. */
function unquoted(json: string): string {
  try {
    return JSON.parse(json)
  } catch {
    return json.slice(1, -1)
  }
}
