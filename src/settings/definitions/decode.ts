import { type ErrorCode, isMarked, UserError, unread } from '../../calls/index.ts'
import type { Line } from '../../compat/index.ts'
import { canonicalise, checkShape, type Finding, type PathSegment, type ShapeTable } from '../../shapes/index.ts'
import type { JsonObject } from '../json-object.ts'
import type { Document } from '../rendering/index.ts'
import type { Warning } from '../warning.ts'
import { withoutEmptyEnums } from './empty-enums.ts'
import { UnfitDefinition } from './unfit-definition.ts'

/** The options of decoding a definition. */
export interface DecodeOptions {
  readonly table: ShapeTable
  /** The file. Default: none has it. */
  readonly path?: string
  /** The structure of AWS that it becomes. */
  readonly shape: string
  /** Where in the document the definition begins. */
  readonly root?: readonly PathSegment[]
  /** Top-level keys that AWS answers and nobody sends: left out without a word. In lower case. */
  readonly readOnly?: ReadonlySet<string>
  /** Top-level keys that are not used, with the reason: left out with a warning. In lower case. */
  readonly unused?: ReadonlyMap<string, string>
  /** Required members that the command adds. */
  readonly added?: ReadonlySet<string>
  /** Whether keys may be written in any case; default: any. */
  readonly keyCase?: Line['keyCase'] | undefined
  /** Unknown keys and values are errors. */
  readonly strict: boolean
}

export interface Decoded {
  readonly value: JsonObject
  readonly warnings: readonly Warning[]
}

/**
 * Brings a definition into AWS's form: keys in AWS's spelling, nulls left out. An unknown key that looks like a slip of a known one is left
 * out with a warning, any other is sent, as AWS may be newer than our tables. Throws UnfitDefinition for values of a wrong type.
 */
export async function decode(document: Document, given: JsonObject, options: DecodeOptions): Promise<Decoded> {
  const { table, path = '', shape, root = [], readOnly, unused, added, strict, keyCase = 'any' } = options
  const warnings: Warning[] = []
  const members: Record<string, unknown> = {}
  for (const [key, value] of Object.entries(given)) {
    // `$schema` is for editors.
    if (value === null || key === '$schema' || readOnly?.has(key.toLowerCase())) continue
    const why = unused?.get(key.toLowerCase())
    if (why === undefined) members[key] = value
    else warnings.push({ text: `\`${key}\` is not used: ${why}`, at: await document.placeOf([...root, key], 'key') })
  }
  const kept = withoutEmptyEnums(table, shape, members) as JsonObject // an object stays one
  const findings = checkShape(table, shape, kept, { keyCase, isOpen, path: root })
  const slips: (readonly PathSegment[])[] = []
  const wrong: (readonly PathSegment[])[] = []
  const mistakes: UserError[] = []
  for (const finding of findings) {
    if (finding.kind === 'missing-required' && finding.segments.length === root.length + 1 && added?.has(finding.key))
      continue
    const described = await describe(document, finding)
    // A lookup may have given a key.
    const problem = { ...described, text: document.redact(described.text) }
    if (strict || problem.fatal) {
      mistakes.push(new UserError(problem.code, problem.text, { at: problem.at, hint: problem.hint }))
      if (problem.fatal) wrong.push(finding.segments.slice(root.length))
      continue
    }
    if (finding.kind === 'unknown-key' && finding.nearest !== undefined) slips.push(finding.segments.slice(root.length))
    warnings.push(problem)
  }
  const sent = slips.length > 0 ? without(kept, slips) : kept
  const inForm = (value: JsonObject) => withoutNulls(canonicalise(table, shape, value)) as JsonObject // an object stays one
  const [first, ...others] = mistakes
  if (first === undefined) return { value: inForm(sent), warnings }
  const placeOf: Document['placeOf'] = (at, part) => document.placeOf([...root, ...at], part)
  throw new UnfitDefinition([first, ...others], { input: inForm(withMarks(sent, wrong)), path, placeOf }, warnings)
}

/** A lookup that nobody has made may stand for anything. */
function isOpen(value: unknown): boolean {
  return typeof value === 'string' && isMarked(value)
}

type Problem = Warning & { readonly code: ErrorCode; readonly fatal: boolean }

async function describe(document: Document, finding: Finding): Promise<Problem> {
  const { kind, path, segments } = finding
  const at = await document.placeOf(segments, kind === 'unknown-key' || kind === 'duplicate-key' ? 'key' : 'value')
  switch (kind) {
    case 'unknown-key':
      return {
        code: 'DEFINITION_UNKNOWN_KEY',
        fatal: false,
        text: `unknown key \`${path}\`${finding.nearest === undefined ? ' is sent as it is' : ' is left out'}`,
        hint: finding.nearest === undefined ? undefined : `did you mean \`${finding.nearest}\`?`,
        at,
      }
    case 'duplicate-key':
      return {
        code: 'DEFINITION_DUPLICATE_KEY',
        fatal: false,
        text: `\`${path}\` stands here twice: the later one counts`,
        at,
      }
    case 'bad-enum':
      return {
        code: 'DEFINITION_UNKNOWN_VALUE',
        fatal: false,
        // Not the value itself: a lookup may have given it.
        text: `\`${path}\` has a value that AWS is not known to take`,
        hint:
          finding.nearest === undefined
            ? `known are ${finding.allowed.join(', ')}`
            : `did you mean \`${finding.nearest}\`?`,
        at,
      }
    case 'missing-required':
      return { code: 'DEFINITION_MISSING', fatal: true, text: `\`${path}\` is missing`, at }
    case 'wrong-type':
      return {
        code: 'DEFINITION_TYPE',
        fatal: true,
        text: `\`${path}\` must be ${withArticle(finding.expected)}, not ${withArticle(finding.actual)}`,
        hint: typeHint(finding.expected, finding.actual),
        at,
      }
  }
}

function withArticle(type: string): string {
  if (type === 'null') return type
  return type === 'object' ? 'an object' : `a ${type}`
}

function typeHint(expected: string, actual: string): string | undefined {
  if (expected === 'string' && actual !== 'object' && actual !== 'list') return 'put it in quotes'
  if (actual === 'string' && (expected === 'number' || expected === 'boolean')) return 'leave out the quotes'
  return undefined
}

type Path = readonly PathSegment[]

function without(value: JsonObject, paths: readonly Path[]): JsonObject {
  return changed(value, paths, (parent, key) => Reflect.deleteProperty(parent, key))
}

/** A copy with marks at these places: what stands there is wrong, and told already. */
function withMarks(value: JsonObject, paths: readonly Path[]): JsonObject {
  return changed(value, paths, (parent, key) => Reflect.set(parent, key, unread('a value of the wrong type')))
}

function changed(
  value: JsonObject,
  paths: readonly Path[],
  change: (parent: object, key: PathSegment) => void,
): JsonObject {
  const copy = structuredClone(value)
  for (const path of paths) {
    const parent = path
      .slice(0, -1)
      .reduce<unknown>((inner, segment) => (inner as Record<PathSegment, unknown>)?.[segment], copy)
    change(Object(parent), path.at(-1) ?? '')
  }
  return copy
}

function withoutNulls(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNulls)
  if (typeof value !== 'object' || value === null) return value
  const kept: [string, unknown][] = []
  for (const [key, inner] of Object.entries(value)) if (inner !== null) kept.push([key, withoutNulls(inner)])
  return Object.fromEntries(kept)
}

/** A copy without empty lists, at any depth: AWS takes a missing one for the same, and describe-task-definition is full of them. */
export function withoutEmptyLists(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutEmptyLists)
  if (typeof value !== 'object' || value === null) return value
  const kept: [string, unknown][] = []
  for (const [key, inner] of Object.entries(value))
    if (!Array.isArray(inner) || inner.length > 0) kept.push([key, withoutEmptyLists(inner)])
  return Object.fromEntries(kept)
}
