/** How an answer is compared with the recorded one. Paths are as in `services.0.tags`. */
export interface Comparison {
  /** Lists whose order does not matter. */
  readonly unordered?: readonly string[]
  /** Lists of which only the first items are recorded. */
  readonly firstOf?: readonly string[]
}

/**
 * What is wrong with an answer, as lines to read; none if it has all that is expected. Members that are not expected do not matter;
 * lists have to be whole. `<…>` in a text stands for any text, and where the same one of them is bound, for the same one.
 */
export function differences(expected: unknown, actual: unknown, comparison: Comparison = {}, path = ''): string[] {
  if (typeof expected === 'string')
    return matchesText(expected, actual) ? [] : [`${path}: ${show(expected)} ≠ ${show(actual)}`]
  if (Array.isArray(expected)) return listDifferences(expected, actual, comparison, path)
  if (typeof expected === 'object' && expected !== null) {
    if (typeof actual !== 'object' || actual === null) return [`${path}: ${show(expected)} ≠ ${show(actual)}`]
    return Object.entries(expected).flatMap(([name, value]) =>
      differences(value, (actual as Record<string, unknown>)[name], comparison, path ? `${path}.${name}` : name),
    )
  }
  return expected === actual ? [] : [`${path}: ${show(expected)} ≠ ${show(actual)}`]
}

function listDifferences(expected: unknown[], actual: unknown, comparison: Comparison, path: string): string[] {
  if (!Array.isArray(actual)) return [`${path}: ${show(expected)} ≠ ${show(actual)}`]
  const isFirst = comparison.firstOf?.includes(path) ?? false
  if (isFirst ? actual.length < expected.length : actual.length !== expected.length) {
    return [`${path}: ${expected.length} items ≠ ${actual.length}: ${show(actual)}`]
  }
  if (!comparison.unordered?.includes(path)) {
    return expected.flatMap((item, index) => differences(item, actual[index], comparison, `${path}.${index}`))
  }
  const left = [...actual]
  return expected.flatMap((item) => {
    const found = left.findIndex((candidate) => differences(item, candidate, comparison, path).length === 0)
    if (found < 0) return [`${path}: no ${show(item)} in ${show(actual)}`]
    left.splice(found, 1)
    return []
  })
}

function matchesText(expected: string, actual: unknown): boolean {
  // Times and numbers are recorded as `<time>` as well.
  if (/^<[^<>]*>$/.test(expected)) return actual !== undefined && actual !== null
  if (typeof actual !== 'string') return false
  const pattern = expected
    .split(/(<[^<>]*>)/)
    .map((part) => (/^<[^<>]*>$/.test(part) ? '[^ ]+?' : part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')))
    .join('')
  return new RegExp(`^${pattern}$`).test(actual)
}

/** The value at a path, or undefined. */
export function at(value: unknown, path: string): unknown {
  return path.split('.').reduce<unknown>((found, name) => (found as Record<string, unknown> | undefined)?.[name], value)
}

function show(value: unknown): string {
  return JSON.stringify(value) ?? 'nothing'
}
