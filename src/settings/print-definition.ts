import { escapeLikeGo } from './rendering/index.ts'

/** Below these keys stand names that are the user's own. */
const own = new Set(['dockerLabels', 'options', 'driverOpts', 'labels'])

/**
 * A definition as ecspresso prints it: keys in order and beginning with a small letter, nulls and empty lists left out, two blanks, a newline
 * at the end, and Go's escapes. Members that are not set do not stand as `""`, `0` or `false`, as they do where Go's structs print them.
 */
export function printDefinition(value: object): string {
  return `${escapeLikeGo(JSON.stringify(form(value), null, 2))}\n`
}

function form(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(form)
  if (typeof value !== 'object' || value === null) return value
  const members: [string, unknown][] = []
  for (const [key, inner] of Object.entries(value)) {
    if (inner === null || inner === undefined || (Array.isArray(inner) && inner.length === 0)) continue
    const name = key.slice(0, 1).toLowerCase() + key.slice(1)
    members.push([name, own.has(name) ? inOrder(inner) : form(inner)])
  }
  return Object.fromEntries(members.sort(byName))
}

function inOrder(value: unknown): unknown {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(byName))
    : value
}

function byName([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** `render taskdef`, `register --output` and dry runs print a task definition so. */
export function printTaskDefinition(definition: object): string {
  return printDefinition(definition)
}
