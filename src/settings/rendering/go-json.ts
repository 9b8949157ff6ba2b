/**
 * Compact JSON as Go's encoder writes it: keys in order, `&`, `<`, `>` and the line separators escaped. What a template prints of a
 * lookup's value that is no text.
 */
export function goJson(value: unknown): string {
  return escapeLikeGo(JSON.stringify(sorted(value)))
}

/** The escapes that Go's JSON encoder adds inside of texts; outside of texts none of these characters can stand. */
export function escapeLikeGo(json: string): string {
  return json.replace(/[&<>\u2028\u2029]/g, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`)
}

/** A copy with the keys of all objects in order. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, sorted(inner)]),
  )
}
