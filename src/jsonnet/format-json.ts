import type { Node } from './ast.ts'
import { staticError } from './errors.ts'
import { escapeJson } from './json-escapes.ts'
import type { JsonValue } from './manifest.ts'
import { parse } from './parser.ts'
import type { Source } from './source.ts'
import { isIdentifier } from './tokens.ts'

/** A JSON document on its way to Jsonnet source: literals are as they will be printed. */
type Printable = string | { readonly elements: readonly Printable[] } | { readonly members: readonly Member[] }
type Member = readonly [name: string, value: Printable]

/**
 * Data as Jsonnet source, byte for byte what `jsonnetfmt` makes of it as indented JSON: names bare where they can be, single
 * quotes, a comma after the last member.
 */
export function formatJsonAsJsonnet(json: JsonValue): string {
  return `${print(ofValue(json), '')}\n`
}

/** The same from JSON text, whose numbers stay as they are written and whose members stay in order. Throws a JsonnetError. */
export function formatJsonTextAsJsonnet(text: string, filename = ''): string {
  const source = { name: filename, path: filename, text }
  return `${print(ofNode(source, parse(source)), '')}\n`
}

function ofValue(json: JsonValue): Printable {
  if (typeof json === 'string') return quote(json, JSON.stringify(json))
  if (json === null || typeof json !== 'object') return JSON.stringify(json)
  if (Array.isArray(json)) return { elements: json.map(ofValue) }
  return { members: Object.entries(json).map(([name, value]) => [nameOf(name, JSON.stringify(name)), ofValue(value)]) }
}

/** JSON is Jsonnet: the parser is there already. */
function ofNode(source: Source, node: Node): Printable {
  switch (node.kind) {
    case 'literal':
      return String(node.value)
    case 'number':
      return source.text.slice(node.begin, node.end)
    case 'string':
      return quote(node.value, source.text.slice(node.begin, node.end))
    case 'unary':
      if (node.operator === '-' && node.operand.kind === 'number') return `-${String(ofNode(source, node.operand))}`
      break
    case 'array':
      return { elements: node.elements.map((element) => ofNode(source, element)) }
    case 'object':
      if (node.locals.length === 0 && node.asserts.length === 0) {
        return {
          members: node.fields.map((field) => {
            if (typeof field.name !== 'string') throw staticError('this is no JSON', source, field)
            return [nameOf(field.name, literalAt(source.text, field.begin)), ofNode(source, field.body)]
          }),
        }
      }
      break
    default:
  }
  throw staticError('this is no JSON', source, node)
}

/** The quoted string that begins at an offset. */
function literalAt(text: string, begin: number): string {
  return /"(?:[^"\\]|\\.)*"/y.exec(text.slice(begin))?.[0] ?? '""'
}

function print(value: Printable, indent: string): string {
  if (typeof value === 'string') return value
  const inner = `${indent}  `
  if ('elements' in value) {
    if (value.elements.length === 0) return '[]'
    return `[\n${value.elements.map((element) => `${inner}${print(element, inner)},\n`).join('')}${indent}]`
  }
  if (value.members.length === 0) return '{}'
  return `{\n${value.members.map(([name, member]) => `${inner}${name}: ${print(member, inner)},\n`).join('')}${indent}}`
}

function nameOf(name: string, literal: string): string {
  return isIdentifier(name) ? name : quote(name, literal)
}

const ESCAPED = /[\\\u0000-\u001f\u007f-\u009f]/g

/** Single quotes, or double ones around single ones; a text with both is left as it was written. */
function quote(text: string, literal: string): string {
  const hasSingle = text.includes("'")
  if (hasSingle && text.includes('"')) return literal
  const escaped = escapeJson(text, ESCAPED)
  return hasSingle ? `"${escaped}"` : `'${escaped}'`
}
