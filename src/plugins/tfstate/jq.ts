import type { JsonValue } from '../plugin.ts'

/** The end of a jq filter. Of several results the first counts, as in ecspresso. */
export type Filtered = { readonly value: JsonValue } | { readonly empty: true } | { readonly error: string }

/**
 * Runs a filter of jq on a value. jq itself, as WebAssembly inside its module: 1.3 MB, loaded only when an address holds a filter. An error's
 * text is that of jq without the value, which may be secret.
 */
export async function runFilter(of: JsonValue, filter: string): Promise<Filtered> {
  const { raw } = await import('jq-wasm')
  try {
    // jq takes a bare string for text that is JSON already.
    const output = await raw(JSON.stringify(of), filter, ['-c'])
    const [first] = output.split('\n')
    return first ? { value: JSON.parse(first) } : { empty: true }
  } catch (error) {
    return { error: reasonOf(error) }
  }
}

function reasonOf(error: unknown): string {
  const [line = ''] = (error instanceof Error ? error.message : String(error)).split('\n')
  return line
    .replace(/^jq: error(?: \(at [^)]*\))?: ?/, '')
    .replace(/\s*\(Unix shell quoting issues\?\)/, '')
    .replace(/ at <top-level>, line \d+:?$/, '')
    .replace(/(\w+) \((?:"(?:[^"\\]|\\.)*"?|[^)]*)(?:\.\.\.)?"?\)/g, '$1')
    .trim()
}
