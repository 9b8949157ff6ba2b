/** A place where two values differ, as people read it: `containerDefinitions[app].image`. */
export interface Difference {
  readonly path: string
  /** Absent: the member is new. */
  readonly before?: unknown
  /** Absent: the member is gone. */
  readonly after?: unknown
}

/** JSON values, with what is not there for `undefined`. */
type Members = Readonly<Record<string, unknown>>

/**
 * Where two JSON values differ, deepest places first named, in the order of their members. Elements of lists are paired by their `name` or
 * `key` where all have one, else by their place.
 */
export function compare(before: unknown, after: unknown, path = ''): readonly Difference[] {
  if (isMembers(before) && isMembers(after)) return compareMembers(before, after, path)
  if (Array.isArray(before) && Array.isArray(after)) return compareLists(before, after, path)
  return isEqual(before, after) ? [] : [differenceOf(path, before, after)]
}

function compareMembers(before: Members, after: Members, path: string): readonly Difference[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort()
  return names.flatMap((name) => compare(before[name], after[name], path === '' ? name : `${path}.${name}`))
}

function compareLists(before: readonly unknown[], after: readonly unknown[], path: string): readonly Difference[] {
  const first = labelled(before)
  const second = labelled(after)
  const named = first !== undefined && second !== undefined
  const [old, young] = named ? [first, second] : [byPlace(before), byPlace(after)]
  return [...new Set([...old.keys(), ...young.keys()])].flatMap((label) =>
    compare(old.get(label), young.get(label), `${path}[${label}]`),
  )
}

/** `undefined` where an element has no name, or two have the same one. */
function labelled(list: readonly unknown[]): ReadonlyMap<string, unknown> | undefined {
  const labels = list.map(labelOf)
  if (labels.includes(undefined) || new Set(labels).size !== labels.length) return undefined
  return new Map(list.map((element, i) => [labels[i] ?? '', element]))
}

/** The members by which AWS tells elements of its lists apart. */
function labelOf(element: unknown): string | undefined {
  if (!isMembers(element)) return undefined
  const label = element['name'] ?? element['key']
  return typeof label === 'string' ? label : undefined
}

function byPlace(list: readonly unknown[]): ReadonlyMap<string, unknown> {
  return new Map(list.map((element, i) => [String(i), element]))
}

function isEqual(before: unknown, after: unknown): boolean {
  return before === after || JSON.stringify(before) === JSON.stringify(after)
}

function differenceOf(path: string, before: unknown, after: unknown): Difference {
  return { path, ...(before === undefined ? {} : { before }), ...(after === undefined ? {} : { after }) }
}

function isMembers(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
