import { quoteJson } from '../manifest.ts'
import { formatNumber } from '../numbers.ts'
import { fieldValue, shapeOf } from '../objects.ts'
import { JsonnetArray, JsonnetObject, typeName, type Value } from '../values.ts'
import type { Call, Definitions } from './call.ts'
import { deeper } from './manifest-json.ts'

type Path = readonly string[]

function key(name: string): string {
  if (name === '') return "''"
  return /^[A-Za-z0-9_-]+$/.test(name) ? name : quoteJson(name)
}

/** Objects, and arrays of nothing but objects, become sections. */
function isSection(call: Call, value: Value): boolean {
  if (value instanceof JsonnetObject) return true
  if (!(value instanceof JsonnetArray) || value.length === 0) return false
  return value.items.every((item) => call.force(item) instanceof JsonnetObject)
}

function members(call: Call, object: JsonnetObject): [string, Value][] {
  return shapeOf(object).visible.map((field) => [field.name, fieldValue(call.machine, object, field, call.site)])
}

/** A value after `name = `. `indent` is null inside of other values: everything on one line. */
function renderValue(call: Call, value: Value, path: Path, indent: string | null, depth: number): string {
  const rest = deeper(call, depth)
  if (value === null) return call.fail(`Tried to manifest "null" at [${path.join(' ')}]`)
  if (typeof value === 'boolean') return String(value)
  if (typeof value === 'number') return formatNumber(value)
  if (typeof value === 'string') return quoteJson(value)
  if (value instanceof JsonnetArray) {
    if (value.length === 0) return '[]'
    const separator = indent === null ? ' ' : '\n'
    const elements = value.items.map((item, index) => {
      return (indent ?? '') + renderValue(call, call.force(item), [...path, String(index)], null, rest)
    })
    return `[${separator}${elements.join(`,${separator}`)}${separator}]`
  }
  if (value instanceof JsonnetObject) {
    const fields = members(call, value).map(([name, content]) => {
      return `${key(name)} = ${renderValue(call, content, [...path, name], null, rest)}`
    })
    return `{ ${fields.join(', ')} }`
  }
  return call.fail(`Tried to manifest function at [${path.join(' ')}]`)
}

interface Section {
  readonly path: Path
  /** The path with positions in arrays, for messages. */
  readonly indexed: Path
  readonly indent: string
  readonly step: string
  readonly depth: number
}

function renderTable(call: Call, object: JsonnetObject, at: Section): string {
  const depth = deeper(call, at.depth)
  const lines: string[] = []
  const sections: string[] = ['']
  for (const [name, value] of members(call, object)) {
    const indexed = [...at.indexed, name]
    if (isSection(call, value)) {
      sections.push(renderSection(call, value, { ...at, path: [...at.path, name], indexed, depth }))
    } else {
      lines.push(...`${key(name)} = ${renderValue(call, value, indexed, at.step, depth)}`.split('\n'))
    }
  }
  const body = lines.map((line) => at.indent + line).join('\n')
  return body + sections.join('\n\n')
}

function renderSection(call: Call, value: Value, at: Section): string {
  const depth = deeper(call, at.depth)
  const inner = { ...at, indent: at.indent + at.step, depth }
  const title = at.path.map(key).join('.')
  const table = (object: JsonnetObject, header: string, indexed: Path): string => {
    const newline = shapeOf(object).visible.length > 0 ? '\n' : ''
    return at.indent + header + newline + renderTable(call, object, { ...inner, indexed })
  }
  if (value instanceof JsonnetObject) return table(value, `[${title}]`, at.indexed)
  return call
    .values(call.array(value))
    .map((item, index) => table(call.object(item), `[[${title}]]`, [...at.indexed, String(index)]))
    .join('\n\n')
}

function manifestToml(call: Call, value: Value, step: string): string {
  if (!(value instanceof JsonnetObject)) return call.fail(`TOML body must be an object. Got ${typeName(value)}`)
  return renderTable(call, value, { path: [], indexed: [], indent: '', step, depth: call.machine.limit })
}

/** Manifestation as TOML. */
export const TOML_BUILTINS: Definitions = [
  [
    'manifestTomlEx',
    'value indent',
    (call, value, indent) => manifestToml(call, value, call.text(indent)),
    'passes marks',
  ],
  ['manifestToml', 'value', (call, value) => manifestToml(call, value, '  '), 'passes marks'],
]
