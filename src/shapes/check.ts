import { isRecord, type KeyCase, memberName } from './keys.ts'
import { nearest } from './nearest.ts'
import { memberOf, type ShapeTable, type StructureShape, type Type, type TypeText, typeOf } from './table.ts'

export type PathSegment = string | number

interface Place {
  /** As the user spelt it: `containerDefinitions[0].portMapings`. */
  readonly path: string
  /** The same, for finding its position in a file. */
  readonly segments: readonly PathSegment[]
}

/** One thing about a value that does not fit AWS's shape. */
export type Finding = Place &
  (
    | { readonly kind: 'unknown-key'; readonly key: string; readonly nearest?: string }
    /** Two keys that name the same member (possible only in any case): the later one counts. */
    | { readonly kind: 'duplicate-key'; readonly key: string; readonly member: string }
    | { readonly kind: 'wrong-type'; readonly expected: string; readonly actual: string }
    | { readonly kind: 'missing-required'; readonly key: string }
    | {
        readonly kind: 'bad-enum'
        readonly value: string
        readonly allowed: readonly string[]
        readonly nearest?: string
      }
  )

export interface CheckOptions {
  /** Default `exact`. */
  readonly keyCase?: KeyCase
  /** Values that stand for one that nobody knows yet: not looked into. */
  readonly isOpen?: (value: unknown) => boolean
  /** Default: the value is the whole document. */
  readonly path?: readonly PathSegment[]
}

/** Compares a JSON value with a structure of AWS. `null` counts as absent, as it does for AWS. Findings stand in the value's order. */
export function checkShape(
  table: ShapeTable,
  shapeName: string,
  value: unknown,
  { keyCase = 'exact', isOpen = () => false, path = [] }: CheckOptions = {},
): Finding[] {
  const findings: Finding[] = []
  const context: Context = { table, keyCase, isOpen, findings }
  checkType(context, shapeName, value, path)
  return findings
}

interface Context {
  readonly table: ShapeTable
  readonly keyCase: KeyCase
  readonly isOpen: (value: unknown) => boolean
  readonly findings: Finding[]
}

function checkType(context: Context, text: TypeText, value: unknown, segments: readonly PathSegment[]): void {
  if (context.isOpen(value)) return
  const type = typeOf(context.table, text)
  const expected = expectation(type)
  if (!expected.fits(value)) {
    context.findings.push({ ...place(segments), kind: 'wrong-type', expected: expected.name, actual: kindOf(value) })
  } else if (type.kind === 'list' && Array.isArray(value)) {
    for (const [index, element] of value.entries()) checkType(context, type.element, element, [...segments, index])
  } else if (type.kind === 'map' && isRecord(value)) {
    for (const [key, inner] of Object.entries(value))
      if (inner !== null) checkType(context, type.value, inner, [...segments, key])
  } else if (type.kind === 'structure' && isRecord(value)) {
    checkMembers(context, type.shape, value, segments)
  } else if (type.kind === 'enum' && typeof value === 'string' && !type.values.includes(value)) {
    const { values: allowed } = type
    context.findings.push({ ...place(segments), kind: 'bad-enum', value, allowed, ...near(value, allowed) })
  }
}

interface Expectation {
  readonly name: string
  fits(value: unknown): boolean
}

function expectation({ kind }: Type): Expectation {
  switch (kind) {
    case 'document':
      return { name: 'any value', fits: () => true }
    case 'list':
      return { name: 'list', fits: Array.isArray }
    case 'map':
    case 'structure':
      return { name: 'object', fits: isRecord }
    case 'timestamp': // seconds, or the date that a template renders
      return { name: 'timestamp', fits: (value) => typeof value === 'number' || typeof value === 'string' }
    case 'number':
    case 'boolean':
      return { name: kind, fits: (value) => typeof value === kind }
    default: // text, also for enums and base64 in blobs
      return { name: 'string', fits: (value) => typeof value === 'string' }
  }
}

function checkMembers(
  context: Context,
  shape: StructureShape,
  value: Record<string, unknown>,
  segments: readonly PathSegment[],
): void {
  const seen = new Set<string>()
  for (const [key, inner] of Object.entries(value)) {
    const at = [...segments, key]
    const name = memberName(shape, key, context.keyCase)
    const member = name === undefined ? undefined : memberOf(shape, name)
    if (name === undefined || member === undefined) {
      context.findings.push({ ...place(at), kind: 'unknown-key', key, ...near(key, Object.keys(shape.members)) })
      continue
    }
    if (inner === null || inner === undefined) continue
    if (seen.has(name)) context.findings.push({ ...place(at), kind: 'duplicate-key', key, member: name })
    seen.add(name)
    checkType(context, member.type, inner, at)
  }
  for (const name of shape.required ?? [])
    if (!seen.has(name)) context.findings.push({ ...place([...segments, name]), kind: 'missing-required', key: name })
}

function near(name: string, candidates: readonly string[]): { nearest?: string } {
  const found = nearest(name, candidates)
  return found === undefined ? {} : { nearest: found }
}

function kindOf(value: unknown): string {
  return value === null ? 'null' : Array.isArray(value) ? 'list' : typeof value
}

function place(segments: readonly PathSegment[]): Place {
  return { path: pathText(segments), segments }
}

/** `containerDefinitions[0].logConfiguration.options["awslogs-group"]` */
export function pathText(segments: readonly PathSegment[]): string {
  return segments
    .map((segment, index) => {
      if (typeof segment === 'number') return `[${segment}]`
      if (!/^[A-Za-z_$][\w$]*$/.test(segment)) return `[${JSON.stringify(segment)}]`
      return index === 0 ? segment : `.${segment}`
    })
    .join('')
}
