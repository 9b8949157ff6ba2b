const SHORT: ReadonlyMap<string, string> = new Map([
  ['"', '\\"'],
  ['\\', '\\\\'],
  ['\b', '\\b'],
  ['\f', '\\f'],
  ['\n', '\\n'],
  ['\r', '\\r'],
  ['\t', '\\t'],
])

/** Escapes, as JSON does, each character that a global pattern finds: what has to be escaped differs from form to form. */
export function escapeJson(text: string, pattern: RegExp): string {
  // Few texts hold any.
  if (text.search(pattern) === -1) return text
  return text.replace(pattern, (char) => SHORT.get(char) ?? `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`)
}
