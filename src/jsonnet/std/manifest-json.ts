import { escapeJson } from '../json-escapes.ts'
import { formatShortest } from '../numbers.ts'
import { fieldValue, shapeOf } from '../objects.ts'
import { JsonnetArray, JsonnetObject, type Value } from '../values.ts'
import type { Call, Definitions } from './call.ts'

const ESCAPED = /["\\\u0000-\u001f\u2028\u2029]/g

/** A JSON string as Go's encoder writes it, which `std.manifestJsonEx` uses. */
function quote(text: string): string {
  return `"${escapeJson(text, ESCAPED)}"`
}

/** Counts a level of nesting; what has no end ends here. */
export function deeper(call: Call, depth: number): number {
  if (depth <= 1) call.fail('max manifest depth exceeded, possible infinite recursion')
  return depth - 1
}

/** The way from the top to a value, for messages: a list, because nearly always nobody asks for it. */
interface Path {
  readonly name: string
  readonly outer: Path | null
}

function showPath(path: Path | null): string {
  const names: string[] = []
  for (let at = path; at !== null; at = at.outer) names.push(at.name)
  return `[${names.reverse().join(' ')}]`
}

interface Style {
  readonly indent: string
  readonly newline: string
  readonly separator: string
}

function manifest(call: Call, value: Value, style: Style, path: Path | null, indent: string, depth: number): string {
  if (value === null) return 'null'
  if (typeof value === 'string') return quote(value)
  if (typeof value === 'number') return formatShortest(value)
  if (typeof value === 'boolean') return String(value)
  const inner = indent + style.indent
  const { newline } = style
  if (value instanceof JsonnetArray) {
    const lines = value.items.map((item, index) => {
      const element = call.force(item)
      return inner + manifest(call, element, style, { name: String(index), outer: path }, inner, deeper(call, depth))
    })
    return `[${newline}${lines.join(`,${newline}`)}${newline}${indent}]`
  }
  if (value instanceof JsonnetObject) {
    const lines = shapeOf(value).visible.map((field) => {
      const content = fieldValue(call.machine, value, field, call.site)
      const text = manifest(call, content, style, { name: field.name, outer: path }, inner, deeper(call, depth))
      return inner + quote(field.name) + style.separator + text
    })
    return `{${newline}${lines.join(`,${newline}`)}${newline}${indent}}`
  }
  return call.fail(`tried to manifest function at ${showPath(path)}`)
}

function manifestJson(call: Call, value: Value, indent: string, newline: string, separator: string): string {
  return manifest(call, value, { indent, newline, separator }, null, '', call.machine.limit)
}

/** Manifestation as JSON. */
export const JSON_BUILTINS: Definitions = [
  [
    'manifestJsonEx',
    'value indent newline? key_val_sep?',
    (call, value, indent, newline = '\n', separator = ': ') => {
      return manifestJson(call, value, call.text(indent), call.text(newline), call.text(separator))
    },
    'passes marks',
  ],
  ['manifestJson', 'value', (call, value) => manifestJson(call, value, '    ', '\n', ': '), 'passes marks'],
  ['manifestJsonMinified', 'value', (call, value) => manifestJson(call, value, '', '', ':'), 'passes marks'],
]
