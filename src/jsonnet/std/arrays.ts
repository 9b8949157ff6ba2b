import { equals } from '../equality.ts'
import { add, compare, concat } from '../operators.ts'
import { INSIDE_STD, UNPLACED } from '../site.ts'
import { sliceValue } from '../slices.ts'
import { JsonnetArray, type JsonnetFunction, type Slot, Thunk, typeName, type Value } from '../values.ts'
import type { Call, Definitions } from './call.ts'

/** The elements of an array or the characters of a text. */
function elementsOf(value: Value): readonly Slot[] | undefined {
  if (value instanceof JsonnetArray) return value.items
  return typeof value === 'string' ? Array.from(value) : undefined
}

/** An element that is a call, made when the element is needed. `frame` is a line that other implementations' traces have. */
function callLater(call: Call, target: JsonnetFunction, slots: Slot[], inStd: boolean): Thunk {
  const { machine } = call
  if (!inStd) return new Thunk(() => machine.call(target, slots, UNPLACED), null)
  return new Thunk(() => {
    machine.enter(UNPLACED)
    const value = machine.call(target, slots, INSIDE_STD)
    machine.depth--
    return value
  }, null)
}

function makeArray(call: Call, sz: Value, func: Value): Value {
  const size = call.int(sz)
  const target = call.func(func)
  // Each element is a call to be made: it takes more room than a number.
  call.checkLength(size * 8)
  const items: Slot[] = []
  for (let index = 0; index < size; index++) items.push(callLater(call, target, [index], false))
  return new JsonnetArray(items)
}

function map(call: Call, name: string, wanted: string, func: Value, arrOf: () => Value, withIndex: boolean): Value {
  if (typeName(func) !== 'function') call.fail(`std.${name} first param must be function, got ${typeName(func)}`)
  const target = call.func(func)
  const arr = arrOf()
  const elements = elementsOf(arr)
  if (elements === undefined) return call.fail(`std.${name} second param must be ${wanted}, got ${typeName(arr)}`)
  return new JsonnetArray(
    elements.map((item, index) => callLater(call, target, withIndex ? [index, item] : [item], true)),
  )
}

function filter(call: Call, func: Value, arr: Value): JsonnetArray {
  const { items } = call.array(arr)
  const target = call.func(func)
  return new JsonnetArray(items.filter((item) => call.boolean(call.call(target, item))))
}

function filterMap(call: Call, filterFunc: Value, mapFunc: Value, arr: Value): Value {
  const check = (value: Value, which: string): Value => {
    if (typeName(value) === 'function') return value
    return call.fail(`std.filterMap ${which} param must be function, got ${typeName(value)}`)
  }
  const keeps = check(filterFunc, 'first')
  const maps = check(call.late(mapFunc), 'second')
  const array = call.late(arr)
  if (!(array instanceof JsonnetArray)) {
    return call.fail(`std.filterMap third param must be array, got ${typeName(array)}`)
  }
  return map(call, 'map', 'array / string', maps, () => filter(call, keeps, array), false)
}

function flatMap(call: Call, func: Value, arr: Value): Value {
  const target = call.func(func)
  if (arr instanceof JsonnetArray) {
    const items: Slot[] = []
    for (const item of arr.items) {
      for (const part of call.array(call.call(target, item)).items) items.push(part)
      call.checkLength(items.length)
    }
    return new JsonnetArray(items)
  }
  if (typeof arr !== 'string') return call.fail(`std.flatMap second param must be array / string, got ${typeName(arr)}`)
  let text = ''
  for (const char of arr) text += call.text(call.call(target, char))
  return text
}

function fold(call: Call, name: string, func: Value, arr: Value, init: Value): Value {
  const target = call.func(func)
  const elements = elementsOf(arr)
  if (elements === undefined) {
    return call.fail(`${name} second parameter should be string or array, got ${typeName(arr)}`)
  }
  let result = init
  if (name === 'foldl') {
    for (const item of elements) result = call.call(target, result, item)
  } else {
    for (let index = elements.length - 1; index >= 0; index--) {
      result = call.call(target, elements[index] ?? null, result)
    }
  }
  return result
}

function join(call: Call, separator: Value, arr: Value): Value {
  const array = call.array(arr)
  if (typeof separator === 'string') {
    let text: string | null = null
    for (const item of array.items) {
      const value = call.force(item)
      if (value === null) continue
      const part = call.text(value)
      text = text === null ? part : concat(call.machine, text + separator, part, call.site)
    }
    return text ?? ''
  }
  if (!(separator instanceof JsonnetArray)) {
    return call.fail(`join first parameter should be string or array, got ${typeName(separator)}`)
  }
  const items: Slot[] = []
  let first = true
  for (const item of array.items) {
    const value = call.force(item)
    if (value === null) continue
    const part = call.array(value)
    if (!first) for (const between of separator.items) items.push(between)
    for (const element of part.items) items.push(element)
    call.checkLength(items.length)
    first = false
  }
  return new JsonnetArray(items)
}

function member(call: Call, arr: Value, x: Value): boolean {
  if (typeof arr === 'string') return arr.includes(call.text(x))
  if (!(arr instanceof JsonnetArray)) return call.fail('std.member first argument must be an array or a string')
  return contains(call, arr, x)
}

function contains(call: Call, arr: JsonnetArray, x: Value): boolean {
  return arr.items.some((item) => equals(call.machine, call.force(item), x, call.site))
}

/** `value` is only evaluated if there is something to compare it with. */
function find(call: Call, value: Value, arr: Value): JsonnetArray {
  if (!(arr instanceof JsonnetArray)) {
    return call.fail(`find second parameter should be an array, got ${typeName(arr)}`)
  }
  const found: number[] = []
  arr.items.forEach((item, index) => {
    if (equals(call.machine, call.force(item), call.late(value), call.site)) found.push(index)
  })
  return new JsonnetArray(found)
}

function count(call: Call, arr: Value, x: Value): number {
  const { items } = call.array(arr)
  return items.filter((item) => equals(call.machine, call.force(item), call.late(x), call.site)).length
}

function range(call: Call, from: Value, to: Value): Value {
  const begin = call.int(from)
  const end = call.int(to)
  call.checkLength(end - begin)
  const items: number[] = []
  for (let value = begin; value <= end; value++) items.push(value)
  return new JsonnetArray(items)
}

function removeAt(call: Call, arr: Value, at: Value): JsonnetArray {
  const { items } = call.array(arr)
  const index = call.int(at)
  // go-jsonnet crashes here.
  if (index < 0 || index >= items.length) call.fail(`Index ${index} out of bounds, not within [0, ${items.length})`)
  return new JsonnetArray([...items.slice(0, index), ...items.slice(index + 1)])
}

function remove(call: Call, arr: Value, elem: Value): JsonnetArray {
  const array = call.array(arr)
  const at = array.items.findIndex((item) => equals(call.machine, call.force(item), elem, call.site))
  return at === -1 ? array : removeAt(call, array, at)
}

function flattenArrays(call: Call, arrs: Value): Value {
  const elements = elementsOf(arrs)
  if (elements === undefined) {
    return call.fail(`foldl second parameter should be string or array, got ${typeName(arrs)}`)
  }
  let sum: Value = new JsonnetArray([])
  for (const item of elements) sum = add(call.machine, sum, call.force(item), call.site)
  return sum
}

function flattenDeep(call: Call, value: Value, into: Slot[]): void {
  if (!(value instanceof JsonnetArray)) {
    into.push(value)
    return
  }
  call.nested(() => {
    for (const item of value.items) flattenDeep(call, call.force(item), into)
  })
}

function sum(call: Call, arr: Value): number {
  let total = 0
  for (const item of call.array(arr).items) total += call.number(call.force(item))
  return total
}

function average(call: Call, arr: Value): number {
  const { length } = call.array(arr)
  if (length === 0) call.fail('Cannot calculate average of an empty array.')
  return sum(call, arr) / length
}

function quantify(call: Call, name: string, arr: Value, decides: boolean): boolean {
  if (!(arr instanceof JsonnetArray)) return call.fail(`${name}() parameter should be an array, got ${typeName(arr)}`)
  for (const item of arr.items) {
    const value = call.force(item)
    if (typeof value !== 'boolean') {
      const shown = add(call.machine, value, '', call.site)
      return call.fail(`element "${String(shown)}" of type ${typeName(value)} is not a boolean`)
    }
    if (value === decides) return decides
  }
  return !decides
}

function extreme(call: Call, arr: Value, keyF: Value | undefined, onEmpty: Value | undefined, sign: 1 | -1): Value {
  const { items } = call.array(arr)
  const key = keyF === undefined ? undefined : call.func(keyF)
  const [first, ...rest] = items
  if (first === undefined) {
    return onEmpty === undefined ? call.fail('Expected at least one element in array. Got none') : onEmpty
  }
  const keyOf = (item: Slot): Value => (key === undefined ? call.force(item) : call.call(key, item))
  let best = call.force(first)
  let bestKey = keyOf(first)
  for (const item of rest) {
    const value = call.force(item)
    const itemKey = keyOf(item)
    if (compare(call.machine, bestKey, itemKey, call.site) * sign > 0) {
      best = value
      bestKey = itemKey
    }
  }
  return best
}

/** Functions on arrays. */
export const ARRAY_BUILTINS: Definitions = [
  ['makeArray', 'sz func', makeArray],
  ['map', 'func arr~', (call, func, arr) => map(call, 'map', 'array / string', func, () => call.late(arr), false)],
  [
    'mapWithIndex',
    'func arr~',
    (call, func, arr) => map(call, 'mapWithIndex', 'array', func, () => call.late(arr), true),
  ],
  ['filter', 'func arr', filter],
  ['filterMap', 'filter_func map_func~ arr~', filterMap],
  ['flatMap', 'func arr', flatMap],
  ['foldl', 'func arr init', (call, func, arr, init) => fold(call, 'foldl', func, arr, init), 'passes marks'],
  ['foldr', 'func arr init', (call, func, arr, init) => fold(call, 'foldr', func, arr, init), 'passes marks'],
  ['join', 'sep arr', join, 'passes marks'],
  [
    'lines',
    'arr',
    (call, arr) => join(call, '\n', add(call.machine, arr, new JsonnetArray(['']), call.site)),
    'passes marks',
  ],
  ['member', 'arr x', member],
  ['contains', 'arr elem', (call, arr, elem) => contains(call, call.array(arr), elem)],
  ['count', 'arr x~', count],
  ['find', 'value~ arr', find],
  ['range', 'from to', range],
  ['reverse', 'arr', (call, arr) => new JsonnetArray(call.array(arr).items.toReversed())],
  ['remove', 'arr elem', remove],
  ['removeAt', 'arr i', removeAt],
  ['flattenArrays', 'arrs', flattenArrays],
  [
    'flattenDeepArray',
    'value',
    (call, value) => {
      const items: Slot[] = []
      flattenDeep(call, value, items)
      return new JsonnetArray(items)
    },
    'passes marks',
  ],
  [
    'slice',
    'indexable index end step',
    (call, target, from, to, step) => sliceValue(call.machine, target, from, to, step, call.site),
  ],
  ['sum', 'arr', sum],
  ['avg', 'arr', average],
  ['all', 'arr', (call, arr) => quantify(call, 'all', arr, false)],
  ['any', 'arr', (call, arr) => quantify(call, 'any', arr, true)],
  [
    'minArray',
    'arr keyF? onEmpty?',
    (call, arr, keyF, onEmpty) => extreme(call, arr, keyF, onEmpty, 1),
    'passes marks',
  ],
  [
    'maxArray',
    'arr keyF? onEmpty?',
    (call, arr, keyF, onEmpty) => extreme(call, arr, keyF, onEmpty, -1),
    'passes marks',
  ],
]
