import { equals } from '../equality.ts'
import { quoteJson, toText } from '../manifest.ts'
import { fieldValue, findField, getField, shapeOf } from '../objects.ts'
import { compare } from '../operators.ts'
import type { Field } from '../shape.ts'
import { INSIDE_STD } from '../site.ts'
import { Builtin, Closure, JsonnetArray, JsonnetObject, type Slot, typeName, type Value } from '../values.ts'
import { type Call, type Definitions, objectOf, objectOfValues } from './call.ts'
import { lengthOf } from './length.ts'

function fieldsOf(call: Call, object: Value, hidden: boolean): readonly Field[] {
  const shape = shapeOf(call.object(object))
  return hidden ? shape.all : shape.visible
}

function hasField(call: Call, object: Value, name: Value, hidden: boolean): boolean {
  const target = call.object(object)
  const field = findField(target, call.text(name))
  return field !== undefined && (hidden || field.visibility !== 'hidden')
}

function names(call: Call, object: Value, hidden: boolean): JsonnetArray {
  return new JsonnetArray(fieldsOf(call, object, hidden).map((field) => field.name))
}

function valuesOf(call: Call, object: Value, hidden: boolean): JsonnetArray {
  const target = call.object(object)
  return new JsonnetArray(fieldsOf(call, target, hidden).map((field) => call.fieldLater(target, field.name)))
}

function keysValues(call: Call, object: Value, hidden: boolean): JsonnetArray {
  const target = call.object(object)
  const { machine } = call
  return new JsonnetArray(
    fieldsOf(call, target, hidden).map((field) =>
      objectOf([
        ['key', () => field.name],
        ['value', () => getField(machine, target, field.name, INSIDE_STD)],
      ]),
    ),
  )
}

function mapWithKey(call: Call, func: Value, argument: Value): Value {
  if (!(func instanceof Closure || func instanceof Builtin)) {
    return call.fail(`std.mapWithKey first param must be function, got ${typeName(func)}`)
  }
  const obj = call.late(argument)
  if (!(obj instanceof JsonnetObject)) {
    return call.fail(`std.mapWithKey second param must be object, got ${typeName(obj)}`)
  }
  const { machine } = call
  return objectOf(
    shapeOf(obj).visible.map(({ name }) => {
      return [name, () => machine.call(func, [name, call.fieldLater(obj, name)], INSIDE_STD)]
    }),
  )
}

/** RFC 7396. Fields are merged when they are needed. */
function mergePatch(call: Call, targetOf: () => Value, patch: Value): Value {
  if (!(patch instanceof JsonnetObject)) return patch
  const target = targetOf()
  const base = target instanceof JsonnetObject ? target : undefined
  const patchFields = shapeOf(patch).visible
  const removed = new Set<string>()
  for (const field of patchFields) {
    if (fieldValue(call.machine, patch, field, call.site) === null) removed.add(field.name)
  }
  const isShown = (object: JsonnetObject, name: string) => {
    const field = findField(object, name)
    return field !== undefined && field.visibility !== 'hidden'
  }
  const baseNames = base === undefined ? [] : shapeOf(base).visible.map((field) => field.name)
  const all = new Set([...baseNames, ...patchFields.map((field) => field.name)])
  const later = call.inside()
  return objectOf(
    [...all]
      .filter((name) => !removed.has(name))
      .map((name) => [
        name,
        () => {
          if (base !== undefined && !isShown(patch, name)) return later.field(base, name)
          const inBase = base !== undefined && isShown(base, name) ? later.field(base, name) : null
          return mergePatch(later, () => inBase, later.field(patch, name))
        },
      ]),
  )
}

function isContent(value: Value): boolean {
  if (value === null) return false
  if (value instanceof JsonnetArray) return value.length > 0
  if (value instanceof JsonnetObject) return shapeOf(value).visible.length > 0
  return true
}

/** Without nulls, empty arrays and empty objects, at any depth. */
function prune(call: Call, value: Value): Value {
  if (value instanceof JsonnetArray) {
    return call.nested(() => {
      return new JsonnetArray(value.items.map((item) => prune(call, call.force(item))).filter(isContent))
    })
  }
  if (!(value instanceof JsonnetObject)) return value
  return call.nested(() => {
    const kept: [string, Value][] = []
    for (const field of shapeOf(value).visible) {
      const pruned = prune(call, fieldValue(call.machine, value, field, call.site))
      if (isContent(pruned)) kept.push([field.name, pruned])
    }
    return objectOfValues(kept)
  })
}

function removeKey(call: Call, obj: Value, key: Value): Value {
  const object = call.object(obj)
  const shape = shapeOf(object).without(call.text(key))
  return new JsonnetObject(shape, [...object.outer, null])
}

function get(call: Call, o: Value, f: Value, otherwise: Value | undefined, hidden: Value | undefined): Value {
  if (hasField(call, o, f, hidden === undefined ? true : call.boolean(hidden))) {
    return call.field(call.object(o), call.text(f))
  }
  return call.late(otherwise)
}

function assertEqual(call: Call, a: Value, b: Value): Value {
  if (equals(call.machine, a, b, call.site)) return true
  const show = (value: Value) => (typeof value === 'string' ? quoteJson(value) : toText(call.machine, value, call.site))
  return call.fail(`Assertion failed. ${show(a)} != ${show(b)}`)
}

function primitiveEquals(call: Call, x: Value, y: Value): boolean {
  if (typeName(x) !== typeName(y)) return false
  if (x instanceof Closure || x instanceof Builtin) return call.fail('Cannot test equality of functions')
  if (x !== null && typeof x === 'object') {
    return call.fail(`primitiveEquals operates on primitive types, got ${typeName(x)}`)
  }
  return equals(call.machine, x, y, call.site)
}

/** Three-way comparison, as the library's own helpers have it. */
function compareAny(call: Call, a: Value, b: Value): number {
  const [left, right] = [typeName(a), typeName(b)]
  if (left !== right) call.fail(`Comparison requires matching types. Got ${left} and ${right}`)
  if (left === 'array') return compareArrays(call, a, b)
  if (left === 'function' || left === 'object' || left === 'boolean') {
    call.fail(`Values of type ${left} are not comparable.`)
  }
  return Math.sign(compare(call.machine, a, b, call.site))
}

function compareArrays(call: Call, a: Value, b: Value): number {
  const lengths = [lengthOf(call, a), lengthOf(call, b)]
  const [left, right] = [call.array(a), call.array(b)]
  return call.nested(() => {
    for (let index = 0; index < Math.min(left.length, right.length); index++) {
      const order = compareAny(call, call.force(left.items[index]), call.force(right.items[index]))
      if (order !== 0) return order
    }
    return Math.sign((lengths[0] ?? 0) - (lengths[1] ?? 0))
  })
}

function isType(name: string): readonly [string, (call: Call, v: Value) => Value] {
  return ['v', (_call, v) => typeName(v) === name]
}

/** Types, comparison, and functions on objects. */
export const OBJECT_BUILTINS: Definitions = [
  ['type', 'x', (_call, x) => typeName(x)],
  ['isString', ...isType('string')],
  ['isNumber', ...isType('number')],
  ['isBoolean', ...isType('boolean')],
  ['isObject', ...isType('object')],
  ['isArray', ...isType('array')],
  ['isFunction', ...isType('function')],
  ['isNull', 'x', (_call, x) => x === null],
  ['id', 'x', (_call, x) => x, 'passes marks'],
  ['length', 'x', lengthOf],
  ['equals', 'x y', (call, x, y) => equals(call.machine, x, y, call.site)],
  ['primitiveEquals', 'x y', primitiveEquals],
  ['__compare', 'v1 v2', compareAny],
  ['__compare_array', 'arr1 arr2', compareArrays],
  ['__array_less', 'arr1 arr2', (call, a, b) => compareArrays(call, a, b) < 0],
  ['__array_greater', 'arr1 arr2', (call, a, b) => compareArrays(call, a, b) > 0],
  ['__array_less_or_equal', 'arr1 arr2', (call, a, b) => compareArrays(call, a, b) <= 0],
  ['__array_greater_or_equal', 'arr1 arr2', (call, a, b) => compareArrays(call, a, b) >= 0],
  ['assertEqual', 'a b', assertEqual],
  ['objectFieldsEx', 'obj hidden', (call, obj, hidden) => names(call, call.object(obj), call.boolean(hidden))],
  ['objectFields', 'o', (call, o) => names(call, o, false)],
  ['objectFieldsAll', 'o', (call, o) => names(call, o, true)],
  [
    'objectHasEx',
    'obj fname hidden',
    (call, obj, name, hidden) => {
      call.object(obj)
      call.text(name)
      return hasField(call, obj, name, call.boolean(hidden))
    },
  ],
  ['objectHas', 'o f', (call, o, f) => hasField(call, o, f, false)],
  ['objectHasAll', 'o f', (call, o, f) => hasField(call, o, f, true)],
  ['objectValues', 'o', (call, o) => valuesOf(call, o, false)],
  ['objectValuesAll', 'o', (call, o) => valuesOf(call, o, true)],
  ['objectKeysValues', 'o', (call, o) => keysValues(call, o, false)],
  ['objectKeysValuesAll', 'o', (call, o) => keysValues(call, o, true)],
  ['objectRemoveKey', 'obj key', removeKey],
  ['mapWithKey', 'func obj~', mapWithKey],
  [
    'mergePatch',
    'target~ patch',
    (call, target, patch) => mergePatch(call, () => call.late(target), patch),
    'passes marks',
  ],
  ['prune', 'a', prune, 'passes marks'],
  ['get', 'o f default?~ inc_hidden?', get],
  [
    'resolvePath',
    'f r',
    (call, f, r) => {
      if (typeof f !== 'string') return call.fail(`std.split first parameter must be a String, got ${typeName(f)}`)
      const folders: Slot[] = f.split('/').slice(0, -1)
      return [...folders, call.text(r)].join('/')
    },
  ],
]
