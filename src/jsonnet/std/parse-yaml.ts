import { type Alias, isAlias, isMap, isNode, isScalar, isSeq, type Node, parseDocument, type Scalar } from 'yaml'
import { valueOfJson } from '../json-values.ts'
import { type JsonValue, setMember } from '../manifest.ts'
import { JsonnetArray, type Value } from '../values.ts'
import { decodeBase64 } from './base64.ts'
import type { Call, Definitions } from './call.ts'
import { decodeUtf8 } from './utf8.ts'

/**
 * YAML as go-jsonnet reads it, which is go-yaml's mixture of YAML 1.1 and 1.2: `yes` is true, `010` is eight. The package
 * does the syntax; what plain scalars mean is decided here.
 */

const MAX_NESTING = 1000
/** Aliases can multiply: a document may stand for this many values. */
const MAX_VALUES = 1_000_000

class Refused extends Error {}

function parseYaml(call: Call, str: Value): Value {
  const { documents, isStream } = splitDocuments(call.text(str))
  const values = documents.map((text) => {
    try {
      return valueOfJson(readDocument(text))
    } catch (error) {
      const reason = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error)
      return call.fail(`failed to parse YAML: error converting YAML to JSON: ${reason.replace(/:$/, '')}`)
    }
  })
  if (isStream && values.length > 0) return new JsonnetArray(values)
  return values[0] ?? null
}

/** Cuts at lines that begin with `---`; one such line is enough to make it a stream. */
function splitDocuments(text: string): { documents: string[]; isStream: boolean } {
  const documents: string[] = []
  let isStream = false
  let current = ''
  const lines = text.split('\n')
  if (lines.at(-1) === '') lines.pop()
  for (const line of lines) {
    if (/^---(?:[ \t\r]|$)/.test(line)) {
      isStream = true
      if (current !== '') documents.push(current)
      current = ''
    }
    current += `${line.replace(/\r$/, '')}\n`
  }
  if (current !== '') documents.push(current)
  return { documents, isStream }
}

const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u0084\u0086-\u009f\ufffe\uffff]/

/** The parser recurses, and at the end of the engine's stack it may take the process along: what nests deeper is refused before. */
const MAX_PARSED_NESTING = 500

/** Brackets in texts count as well: a document with so many of them, none of which closes, is none that anybody wrote. */
function isTooDeep(text: string): boolean {
  let depth = 0
  for (const char of text) {
    if ((char === '[' || char === '{') && ++depth > MAX_PARSED_NESTING) return true
    if ((char === ']' || char === '}') && depth > 0) depth--
  }
  return text.split('\n').some((line) => (/^[ ?-]*/.exec(line)?.[0] ?? '').length > MAX_PARSED_NESTING)
}

function readDocument(text: string): JsonValue {
  if (CONTROL.test(text)) throw new Refused('yaml: control characters are not allowed')
  if (isTooDeep(text)) throw new Refused('exceeded max depth')
  const document = parseDocument(text, {
    version: '1.1',
    schema: 'failsafe',
    uniqueKeys: false,
    merge: false,
    logLevel: 'silent',
    keepSourceTokens: false,
  })
  const [error] = document.errors
  if (error !== undefined) throw error
  let values = 0
  const anchors = new Map<string, Node>()
  const aliased = (alias: Alias): Node => {
    const target = anchors.get(alias.source)
    if (target === undefined) throw new Refused(`yaml: unknown anchor '${alias.source}' referenced`)
    return target
  }
  const convert = (node: unknown, depth: number): JsonValue => {
    if (depth > MAX_NESTING) throw new Refused('exceeded max depth')
    if (++values > MAX_VALUES) throw new Refused('document contains excessive aliasing')
    const target = isAlias(node) ? aliased(node) : node
    if (target === null || target === undefined) return null
    if (isNode(target) && 'anchor' in target && target.anchor !== undefined) anchors.set(target.anchor, target)
    if (isScalar(target)) return readScalar(target)
    if (isSeq(target)) return target.items.map((item) => convert(item, depth + 1))
    if (!isMap(target)) throw new Refused('unexpected node')
    const json: { [name: string]: JsonValue } = {}
    for (const { key, value } of target.items) {
      if (isScalar(key) && key.type === 'PLAIN' && key.value === '<<') {
        const merged = convert(value, depth + 1)
        for (const part of Array.isArray(merged) ? merged.toReversed() : [merged]) {
          if (part === null || typeof part !== 'object' || Array.isArray(part)) {
            throw new Refused('yaml: map merge requires map or sequence of maps as the value')
          }
          for (const [name, member] of Object.entries(part)) setMember(json, name, member)
        }
      } else {
        setMember(json, keyText(convert(key, depth + 1)), convert(value, depth + 1))
      }
    }
    return json
  }
  return convert(document.contents, 0)
}

function keyText(key: JsonValue): string {
  if (typeof key === 'string') return key
  if (typeof key === 'number' || typeof key === 'boolean') return String(key)
  throw new Refused(key === null ? 'unsupported map key of type: null' : 'yaml: invalid map key')
}

const TAG = 'tag:yaml.org,2002:'

function readScalar(scalar: Scalar): JsonValue {
  const text = typeof scalar.value === 'string' ? scalar.value : (scalar.source ?? '')
  const tag = scalar.tag?.startsWith(TAG) ? scalar.tag.slice(TAG.length) : undefined
  if (tag === 'str') return text
  if (tag === 'binary') {
    const bytes = decodeBase64(text)
    if (!Array.isArray(bytes)) throw new Refused('!!binary value contains invalid base64 data')
    return decodeUtf8(bytes)
  }
  if (tag === undefined && scalar.type !== 'PLAIN') return text
  const value = readPlain(text)
  if (tag === 'float' && typeof value === 'number') return value
  if (tag !== undefined && tag !== typeOf(value))
    throw new Refused(`cannot decode !!${typeOf(value)} \`${text}\` as a !!${tag}`)
  return value
}

function typeOf(value: JsonValue): string {
  if (value === null) return 'null'
  if (typeof value === 'number') return Number.isInteger(value) ? 'int' : 'float'
  return typeof value === 'boolean' ? 'bool' : 'str'
}

const TRUE = /^(?:y|Y|yes|Yes|YES|true|True|TRUE|on|On|ON)$/
const FALSE = /^(?:n|N|no|No|NO|false|False|FALSE|off|Off|OFF)$/
const NULL = /^(?:|~|null|Null|NULL)$/
const NOT_FINITE = /^(?:\.nan|\.NaN|\.NAN|[+-]?\.(?:inf|Inf|INF))$/
const FLOAT = /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$/

function readPlain(text: string): JsonValue {
  if (NULL.test(text)) return null
  if (TRUE.test(text)) return true
  if (FALSE.test(text)) return false
  if (NOT_FINITE.test(text))
    throw new Refused(
      `json: unsupported value: ${/n/i.test(text.charAt(1)) ? 'NaN' : text.startsWith('-') ? '-Inf' : '+Inf'}`,
    )
  if (!/^[-+.0-9]/.test(text)) return text
  const plain = text.startsWith('.') ? text : text.replaceAll('_', '')
  const integer = readInteger(plain)
  if (integer !== undefined) return integer
  const number = FLOAT.test(plain) ? Number(plain) : Number.NaN
  // A number that is too large stays a string.
  return Number.isFinite(number) ? number : text
}

/** A whole number of 64 bits in any base that Go knows. */
function readInteger(text: string): number | undefined {
  const found = /^([-+]?)(?:0[xX]([0-9a-fA-F]+)|0[oO]?([0-7]+)|0[bB]([01]+)|([1-9][0-9]*|0))$/.exec(text)
  if (found === null) return undefined
  const [, sign, hex, octal, binary, decimal] = found
  const digits =
    hex !== undefined ? `0x${hex}` : octal !== undefined ? `0o${octal}` : binary !== undefined ? `0b${binary}` : decimal
  const magnitude = BigInt(digits ?? '0')
  if (magnitude > (sign === '-' ? 2n ** 63n : 2n ** 64n - 1n)) return undefined
  return Number(sign === '-' ? -magnitude : magnitude)
}

/** Reading YAML. */
export const PARSE_YAML_BUILTINS: Definitions = [['parseYaml', 'str', parseYaml]]
