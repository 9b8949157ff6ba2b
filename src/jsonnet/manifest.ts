import { escapeJson } from './json-escapes.ts'
import { CHECKING_ASSERTIONS, type Machine } from './machine.ts'
import { formatNumber } from './numbers.ts'
import { checkAssertions, fieldValue, shapeOf } from './objects.ts'
import type { Site } from './site.ts'
import { JsonnetArray, JsonnetObject, type Value } from './values.ts'

/** JSON as data. */
export type JsonValue = null | boolean | number | string | JsonValue[] | { [name: string]: JsonValue }

const ESCAPED = /["\\\u0000-\u001f\u007f-\u009f]/g

/** A text as JSON string. */
export function quoteJson(text: string): string {
  return `"${escapeJson(text, ESCAPED)}"`
}

/** A value as text: a text as it is, anything else as JSON on one line. */
export function toText(machine: Machine, value: Value, site: Site): string {
  return typeof value === 'string' ? value : manifest(machine, value, site, null)
}

/** A value as JSON text with one field or element a line, indented by three spaces a level. */
export function manifestLines(machine: Machine, value: Value, site: Site): string {
  return manifest(machine, value, site, '')
}

/** `indent` is null for JSON on one line. */
function manifest(machine: Machine, value: Value, site: Site, indent: string | null): string {
  if (machine.depth >= machine.limit) throw machine.overflow(site)
  if (typeof value === 'string') return quoteJson(value)
  if (typeof value === 'number') return formatNumber(value)
  if (value === null) return 'null'
  if (typeof value === 'boolean') return value ? 'true' : 'false'
  machine.sites[machine.depth++] = site
  const inner = indent === null ? null : `${indent}   `
  const open = inner === null ? '' : `\n${inner}`
  const separator = inner === null ? ', ' : `,\n${inner}`
  const close = indent === null ? '' : `\n${indent}`
  let text: string
  if (value instanceof JsonnetArray) {
    text = value.length === 0 ? '[ ]' : '['
    for (let index = 0; index < value.length; index++) {
      const element = machine.force(value.items[index] ?? null, index)
      text += (index === 0 ? open : separator) + manifest(machine, element, index, inner)
    }
    if (value.length > 0) text += `${close}]`
  } else if (value instanceof JsonnetObject) {
    const fields = shapeOf(value).visible
    checkAssertions(machine, value, CHECKING_ASSERTIONS)
    text = fields.length === 0 ? '{ }' : '{'
    let before = open
    for (const field of fields) {
      const content = fieldValue(machine, value, field, field.name)
      text += `${before}${quoteJson(field.name)}: ${manifest(machine, content, field.name, inner)}`
      before = separator
    }
    if (fields.length > 0) text += `${close}}`
  } else {
    throw machine.manifestError("couldn't manifest function as JSON")
  }
  machine.depth--
  return text
}

/** A value as data. */
export function manifestJson(machine: Machine, value: Value, site: Site): JsonValue {
  if (machine.depth >= machine.limit) throw machine.overflow(site)
  if (value === null || typeof value !== 'object') return value
  machine.sites[machine.depth++] = site
  let json: JsonValue
  if (value instanceof JsonnetArray) {
    json = []
    for (let index = 0; index < value.length; index++) {
      json.push(manifestJson(machine, machine.force(value.items[index] ?? null, index), index))
    }
  } else if (value instanceof JsonnetObject) {
    const fields = shapeOf(value).visible
    checkAssertions(machine, value, CHECKING_ASSERTIONS)
    json = {}
    for (const field of fields) {
      const content = manifestJson(machine, fieldValue(machine, value, field, field.name), field.name)
      setMember(json, field.name, content)
    }
  } else {
    throw machine.manifestError("couldn't manifest function as JSON")
  }
  machine.depth--
  return json
}

/** Sets a member of a plain object, whatever its name. */
export function setMember(json: { [name: string]: JsonValue }, name: string, value: JsonValue): void {
  if (name === '__proto__') {
    Object.defineProperty(json, name, { value, enumerable: true, configurable: true, writable: true })
  } else {
    json[name] = value
  }
}
