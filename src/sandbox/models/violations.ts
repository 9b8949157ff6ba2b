import { isJsonObject, own } from '../records.ts'
import type { Json, JsonObject } from '../service.ts'
import { type InputModel, type ListShape, type MapShape, type Shape, type SimpleShape, shapeNamed } from './model.ts'

/** One member of a request that breaks a limit of AWS's model. */
export interface Violation {
  /** As AWS's messages name it: `tags.1.member.key`. */
  readonly path: string
  readonly rule: 'missing' | 'length' | 'range' | 'pattern' | 'values'
  /** `Member must have length less than or equal to 64`. */
  readonly constraint: string
  /** As AWS's messages show it; undefined where it is secret. */
  readonly shown: string | undefined
  /** That of the member, or of the element that is wrong. */
  readonly shape: Shape
}

/** What breaks a limit in the input of an operation, in the model's order. Values of a wrong type are left out. */
export function violationsIn(model: InputModel, structure: string, input: JsonObject): Violation[] {
  const found: Violation[] = []
  checkMembers({ model, found }, structure, { input, path: [] })
  return found
}

interface Search {
  readonly model: InputModel
  readonly found: Violation[]
}

interface At {
  readonly input: JsonObject
  readonly path: readonly string[]
}

function checkMembers(search: Search, structure: string, { input, path }: At): void {
  const shape = shapeNamed(search.model, structure)
  if (shape.kind !== 'structure') throw new Error(`bug: ${structure} is no structure`)
  for (const [name, type] of Object.entries(shape.members)) {
    const value = own(input, name) ?? undefined
    const at = [...path, camelCase(name)]
    if (value !== undefined) checkValue(search, type, { value, path: at })
    else if (shape.required?.includes(name)) {
      const constraint = 'Member must not be null'
      search.found.push({
        path: at.join('.'),
        rule: 'missing',
        constraint,
        shown: 'null',
        shape: shapeNamed(search.model, type),
      })
    }
  }
}

interface Found {
  readonly value: Json
  readonly path: readonly string[]
}

function checkValue(search: Search, type: string, { value, path }: Found): void {
  const shape = shapeNamed(search.model, type)
  const report: Report = (broken, shown, of = shape) => {
    for (const one of broken) search.found.push({ ...one, path: path.join('.'), shown, shape: of })
  }
  if (shape.kind === 'structure') {
    if (isJsonObject(value)) checkMembers(search, type, { input: value, path })
  } else if (shape.kind === 'list') {
    if (Array.isArray(value)) checkList(search, shape, { value, path }, report)
  } else if (shape.kind === 'map') {
    if (isJsonObject(value)) checkMap(search, shape, { value, path }, report)
  } else report(brokenBy(shape, value), shape.sensitive ? undefined : quoted(value))
}

type Report = (broken: readonly Broken[], shown: string | undefined, of?: Shape) => void

function checkList(
  search: Search,
  shape: ListShape,
  { value, path }: { value: Json[]; path: Found['path'] },
  report: Report,
): void {
  const element = shapeNamed(search.model, shape.element)
  const isSimple = element.kind !== 'structure' && element.kind !== 'list' && element.kind !== 'map'
  const shown = isSimple && !element.sensitive ? `'[${value.join(', ').slice(0, 200)}]'` : undefined
  report(outside('length', value.length, shape), shown)
  if (isSimple) {
    const broken = value.flatMap((item) => (item === null ? [] : brokenBy(element, item)))
    report(together(broken, element, 'Member'), shown, element)
    return
  }
  value.forEach((item, index) => {
    if (item !== null) checkValue(search, shape.element, { value: item, path: [...path, `${index + 1}`, 'member'] })
  })
}

function checkMap(
  search: Search,
  shape: MapShape,
  { value, path }: { value: JsonObject; path: Found['path'] },
  report: Report,
): void {
  const entries = Object.entries(value)
  report(outside('length', entries.length, shape), undefined)
  const [key, inner] = [shapeNamed(search.model, shape.key), shapeNamed(search.model, shape.value)]
  if (isSimpleShape(key))
    report(
      together(
        entries.flatMap(([name]) => brokenBy(key, name)),
        key,
        'Map keys',
      ),
      undefined,
    )
  for (const [name, item] of entries) {
    if (item === undefined || item === null) continue
    if (isSimpleShape(inner)) report(together(brokenBy(inner, item), inner, 'Map value'), undefined)
    else checkValue(search, shape.value, { value: item, path: [...path, name, 'member'] })
  }
}

interface Broken {
  readonly rule: Violation['rule']
  readonly constraint: string
}

/** Elements of lists and maps are told of with all their limits in one. */
function together(
  broken: readonly Broken[],
  shape: SimpleShape,
  subject: 'Member' | 'Map keys' | 'Map value',
): Broken[] {
  const [first] = broken
  return first
    ? [{ rule: first.rule, constraint: `${subject} must satisfy constraint: [${limitsOf(shape).join(', ')}]` }]
    : []
}

function limitsOf(shape: SimpleShape): string[] {
  const { min, max, pattern, values } = shape
  const noun = shape.kind === 'integer' || shape.kind === 'number' ? 'value' : 'length'
  return [
    ...(max === undefined ? [] : [`Member must have ${noun} less than or equal to ${max}`]),
    ...(min === undefined ? [] : [`Member must have ${noun} greater than or equal to ${min}`]),
    ...(pattern === undefined ? [] : [patternConstraint(pattern)]),
    ...(values === undefined ? [] : [valuesConstraint(values)]),
  ]
}

function brokenBy(shape: SimpleShape, value: Json): Broken[] {
  if (shape.kind === 'integer' || shape.kind === 'number') {
    const number = typeof value === 'string' ? Number(value) : value
    return typeof number === 'number' ? outside('range', number, shape) : []
  }
  if (typeof value !== 'string') return []
  if (shape.kind === 'blob') return outside('length', Buffer.byteLength(value, 'base64'), shape)
  if (shape.kind !== 'string') return []
  const tooLong = outside('length', value.length, shape)
  if (tooLong.length > 0) return tooLong
  if (shape.values && !shape.values.includes(value))
    return [{ rule: 'values', constraint: valuesConstraint(shape.values) }]
  if (shape.pattern !== undefined && !regularExpression(shape.pattern).test(value))
    return [{ rule: 'pattern', constraint: patternConstraint(shape.pattern) }]
  return []
}

function outside(
  rule: 'length' | 'range',
  size: number,
  { min, max }: { readonly min?: number; readonly max?: number },
): Broken[] {
  const noun = rule === 'length' ? 'length' : 'value'
  if (min !== undefined && size < min)
    return [{ rule, constraint: `Member must have ${noun} greater than or equal to ${min}` }]
  if (max !== undefined && size > max)
    return [{ rule, constraint: `Member must have ${noun} less than or equal to ${max}` }]
  return []
}

function patternConstraint(pattern: string): string {
  return `Member must satisfy regular expression pattern: ${pattern.replace(/^\^(.*)\$$/s, '$1')}`
}

function valuesConstraint(values: readonly string[]): string {
  return `Member must satisfy enum value set: [${values.join(', ')}]`
}

/** Java's patterns are JavaScript's, but for one class. Only those that name classes of Unicode's are read as such: the others escape more. */
export function regularExpression(pattern: string): RegExp {
  const flags = /\\p\{[LNZ]|\\u[Dd]8/.test(pattern) ? 'u' : ''
  return new RegExp(`^(?:${pattern.replaceAll('\\p{Print}', '[ -~]')})$`, flags)
}

function isSimpleShape(shape: Shape): shape is SimpleShape {
  return shape.kind !== 'structure' && shape.kind !== 'list' && shape.kind !== 'map'
}

function quoted(value: Json): string {
  return `'${String(value).slice(0, 200)}'`
}

/** Messages name members with a small first letter. */
function camelCase(member: string): string {
  return member.charAt(0).toLowerCase() + member.slice(1)
}
