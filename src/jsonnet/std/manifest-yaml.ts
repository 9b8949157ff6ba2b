import { quoteJson } from '../manifest.ts'
import { formatShortest } from '../numbers.ts'
import { fieldValue, shapeOf } from '../objects.ts'
import { JsonnetArray, JsonnetObject, typeName, type Value } from '../values.ts'
import type { Call, Definitions } from './call.ts'
import { deeper } from './manifest-json.ts'

const INDENT = '  '

const RESERVED: ReadonlySet<string> = new Set([
  'true',
  'false',
  'yes',
  'no',
  'on',
  'off',
  'y',
  'n',
  '.nan',
  '-.inf',
  '+.inf',
  '.inf',
  'null',
  '-',
  '---',
  "''",
])

/** Matches words that Go reads as numbers: as a bare key they would not stay strings. */
const NUMBER =
  /^[+-]?(?:(?:[0-9](?:_?[0-9])*\.?(?:[0-9](?:_?[0-9])*)?|\.[0-9](?:_?[0-9])*)(?:[eE][+-]?[0-9](?:_?[0-9])*)?|0[xX](?:[0-9a-fA-F]+\.?[0-9a-fA-F]*|\.[0-9a-fA-F]+)[pP][+-]?[0-9]+|inf|infinity)$/i

function isBareSafe(key: string): boolean {
  if (!/^[A-Za-z0-9_\-/.]+$/.test(key)) return false
  if (RESERVED.has(key.toLowerCase()) || key.toLowerCase() === 'nan') return false
  if (/^(?:[0-9]*-){2}[0-9]*$/.test(key) || /^[-+]?0b[0-1_]+$/.test(key)) return false
  return !/[-+]?0x[0-9a-fA-F_]+/.test(key) && !NUMBER.test(key)
}

interface Style {
  readonly indentArrays: boolean
  readonly quoteKeys: boolean
}

function isLong(value: Value): boolean {
  if (value instanceof JsonnetArray) return value.length > 0
  return value instanceof JsonnetObject && shapeOf(value).visible.length > 0
}

function manifest(call: Call, value: Value, style: Style, indent: string, depth: number): string {
  if (value === null) return 'null'
  if (typeof value === 'boolean') return String(value)
  if (typeof value === 'number') return formatShortest(value)
  if (typeof value === 'string') return manifestText(value, indent)
  if (value instanceof JsonnetArray) {
    if (value.length === 0) return '[]'
    const elements = value.items.map((item) => {
      const element = call.force(item)
      const before = element instanceof JsonnetArray && element.length > 0 ? `-\n${indent}${INDENT}` : '- '
      const isNested = element instanceof JsonnetArray || element instanceof JsonnetObject
      return before + manifest(call, element, style, isNested ? indent + INDENT : indent, deeper(call, depth))
    })
    return elements.join(`\n${indent}`)
  }
  if (!(value instanceof JsonnetObject)) return ''
  const fields = shapeOf(value).visible
  if (fields.length === 0) return '{}'
  const lines = fields.map((field) => {
    const content = fieldValue(call.machine, value, field, call.site)
    const key = style.quoteKeys || !isBareSafe(field.name) ? quoteJson(field.name) : field.name
    const indented = content instanceof JsonnetObject || style.indentArrays ? indent + INDENT : indent
    const inner = isLong(content) ? indented : indent
    const before = isLong(content) ? `:\n${inner}` : ': '
    return key + before + manifest(call, content, style, inner, deeper(call, depth))
  })
  return lines.join(`\n${indent}`)
}

function manifestText(text: string, indent: string): string {
  if (text === '') return '""'
  if (!text.endsWith('\n')) return quoteJson(text)
  const lines = text.slice(0, -1).split('\n')
  return `|${lines.map((line) => `\n${indent}${INDENT}${line}`).join('')}`
}

function manifestDocument(call: Call, value: Value, style: Style): string {
  return manifest(call, value, style, '', call.machine.limit)
}

function styleOf(call: Call, indentArrays: Value | undefined, quoteKeys: Value | undefined): Style {
  return {
    indentArrays: indentArrays === undefined ? false : call.boolean(indentArrays),
    quoteKeys: quoteKeys === undefined ? true : call.boolean(quoteKeys),
  }
}

/** Manifestation as YAML. */
export const YAML_BUILTINS: Definitions = [
  [
    'manifestYamlDoc',
    'value indent_array_in_object? quote_keys?',
    (call, value, indentArrays, quoteKeys) => manifestDocument(call, value, styleOf(call, indentArrays, quoteKeys)),
    'passes marks',
  ],
  [
    'manifestYamlStream',
    'value indent_array_in_object? c_document_end? quote_keys?',
    (call, value, indentArrays, documentEnd, quoteKeys) => {
      if (!(value instanceof JsonnetArray)) {
        return call.fail(`manifestYamlStream only takes arrays, got ${typeName(value)}`)
      }
      const style = styleOf(call, indentArrays, quoteKeys)
      const documents = call.values(value).map((document) => manifestDocument(call, document, style))
      const closed = documentEnd === undefined ? true : call.boolean(documentEnd)
      return `---\n${documents.join('\n---\n')}${closed ? '\n...\n' : '\n'}`
    },
    'passes marks',
  ],
]
