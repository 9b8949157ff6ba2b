import { hasMark } from '../mark.ts'
import { compareStrings } from '../values/go-string.ts'
import { refuseMark } from '../values/refuse-mark.ts'
import {
  Byte,
  Complex,
  isList,
  isMap,
  mapEntry,
  Pending,
  typeName,
  type Value,
  type ValueMap,
} from '../values/value.ts'
import { formatFloat } from './float.ts'
import { formatInteger } from './integer.ts'
import { pad, plainSpec, type Spec } from './spec.ts'
import { formatText, truncate } from './text.ts'

/** Formats an argument of a verb, as `fmt` does: a wrong verb is shown in the text, and is no error. */
export function formatArgument(spec: Spec, value: Value, verb: string): string {
  if (value === undefined || value === null) {
    return verb === 'T' || verb === 'v' ? pad(spec, '<nil>') : `%!${verb}(<nil>)`
  }
  if (typeof value === 'string' && value !== '' && hasMark(value)) checkMark(spec, value, verb)
  if (verb === 'T') return pad(spec, truncate(spec, typeName(value)))
  // The address of a list or map means nothing here; it is never the same twice in Go either.
  if (verb === 'p')
    return isList(value) || isMap(value)
      ? pad(spec, spec.sharp ? 'c000000000' : '0xc000000000')
      : bad(spec, value, verb)
  return formatAny(spec, value, verb)
}

/** The value as `%v` prints it. */
export function formatDefault(value: Value): string {
  switch (typeof value) {
    case 'string':
      return value
    case 'bigint':
    case 'boolean':
      return String(value)
    default:
      return formatArgument(plainSpec(), value, 'v')
  }
}

function formatAny(spec: Spec, value: Value, verb: string): string {
  switch (typeof value) {
    case 'boolean':
      return verb === 't' || verb === 'v' ? pad(spec, String(value)) : bad(spec, value, verb)
    case 'bigint':
      return formatInteger(spec, value, true, verb) ?? bad(spec, value, verb)
    case 'number':
      return formatFloat(spec, value, verb) ?? bad(spec, value, verb)
    case 'string':
      return formatText(spec, value, verb) ?? bad(spec, value, verb)
    case 'undefined':
      return nested(spec)
  }
  if (value === null) return nested(spec)
  // %w is for errors, and refused before anything inside is looked at.
  if (verb === 'w' && typeof value === 'object' && !(value instanceof Complex)) return bad(spec, value, verb)
  if (isList(value)) return formatList(spec, value, verb)
  if (value instanceof Byte) return formatInteger(spec, BigInt(value.value), false, verb) ?? bad(spec, value, verb)
  if (value instanceof Complex) return formatComplex(spec, value, verb)
  if (value instanceof Pending) return ''
  return formatMap(spec, value, verb)
}

/** A nil inside a list or map, where the verb does not matter. */
function nested(spec: Spec): string {
  return spec.sharpV ? 'interface {}(nil)' : '<nil>'
}

function formatList(spec: Spec, list: readonly Value[], verb: string): string {
  const items = list.map((item) => formatAny(spec, item, verb))
  return spec.sharpV ? `[]interface {}{${items.join(', ')}}` : `[${items.join(' ')}]`
}

function formatMap(spec: Spec, map: ValueMap, verb: string): string {
  const entries = sortedKeys(map).map(
    (key) => `${formatAny(spec, key, verb)}:${formatAny(spec, mapEntry(map, key), verb)}`,
  )
  return spec.sharpV ? `map[string]interface {}{${entries.join(', ')}}` : `map[${entries.join(' ')}]`
}

function formatComplex(spec: Spec, value: Complex, verb: string): string {
  const real = formatFloat(spec, value.real, verb)
  const imaginary = formatFloat({ ...spec, plus: true }, value.imaginary, verb)
  return real === undefined || imaginary === undefined ? bad(spec, value, verb) : `(${real}${imaginary}i)`
}

function bad(spec: Spec, value: Value, verb: string): string {
  return `%!${verb}(${typeName(value)}=${formatAny(spec, value, 'v')})`
}

/** Only where the value is put in as it is may it be unknown: its length and its form are not known. */
function checkMark(spec: Spec, value: string, verb: string): void {
  const asItIs = (verb === 's' || verb === 'v' || verb === 'q') && !spec.sharpV && !spec.sharp
  if (!asItIs || spec.width !== undefined || spec.precision !== undefined) {
    refuseMark(value, `formatted with %${verb}${asItIs ? ' and a width' : ''}`)
  }
}

/** The keys of a map in Go's order. */
export function sortedKeys(map: ValueMap): string[] {
  return Object.keys(map).sort(compareStrings)
}
