import { compareTexts } from '../code-points.ts'
import { equals } from '../equality.ts'
import { compare } from '../operators.ts'
import { JsonnetArray, type Slot, typeName, type Value } from '../values.ts'
import type { Call, Definitions } from './call.ts'

type KeyOf = (item: Slot) => Value

function keyFunction(call: Call, keyF: Value | undefined): KeyOf {
  if (keyF === undefined) return (item) => call.force(item)
  const target = call.func(keyF)
  return (item) => call.call(target, item)
}

interface Keyed {
  readonly item: Slot
  readonly key: Value
}

function keyed(call: Call, array: JsonnetArray, keyF: Value | undefined): Keyed[] {
  const keyOf = keyFunction(call, keyF)
  return array.items.map((item) => ({ item, key: keyOf(item) }))
}

/** Sorts by keys, stably. Keys of one simple type, nearly all there are, need no dispatch. */
function sortKeyed(call: Call, list: Keyed[]): Keyed[] {
  if (list.every(({ key }) => typeof key === 'number')) {
    return list.sort((a, b) => Number(a.key) - Number(b.key))
  }
  if (!call.machine.marks && list.every(({ key }) => typeof key === 'string')) {
    return list.sort((a, b) => compareTexts(String(a.key), String(b.key)))
  }
  return list.sort((a, b) => compare(call.machine, a.key, b.key, call.site))
}

function uniqKeyed(call: Call, list: readonly Keyed[]): Keyed[] {
  const kept: Keyed[] = []
  for (const entry of list) {
    const last = kept.at(-1)
    if (last === undefined || !equals(call.machine, last.key, entry.key, call.site)) kept.push(entry)
  }
  return kept
}

/** Leaves out repeated elements of a sorted array. A single element is compared with nothing, so that its type is not checked. */
function uniq(call: Call, array: JsonnetArray, keyF: Value | undefined): JsonnetArray {
  return array.length < 2 ? array : items(uniqKeyed(call, keyed(call, array, keyF)))
}

function items(list: readonly Keyed[]): JsonnetArray {
  return new JsonnetArray(list.map((entry) => entry.item))
}

type Take = 'left' | 'right' | 'both'

/** Walks two sorted lists together; `keep` says which elements stay: those of one side only, or those of both. */
function merge(call: Call, a: Value, b: Value, keyF: Value | undefined, keep: ReadonlySet<Take>): JsonnetArray {
  const left = membersOf(call, a)
  const right = membersOf(call, b)
  const keyOf = keyFunction(call, keyF)
  const result: Slot[] = []
  let i = 0
  let j = 0
  while (i < left.length && j < right.length) {
    const leftItem = left[i] ?? null
    const rightItem = right[j] ?? null
    const leftKey = keyOf(leftItem)
    const rightKey = keyOf(rightItem)
    if (equals(call.machine, leftKey, rightKey, call.site)) {
      if (keep.has('both')) result.push(leftItem)
      i++
      j++
    } else if (compare(call.machine, leftKey, rightKey, call.site) < 0) {
      if (keep.has('left')) result.push(leftItem)
      i++
    } else {
      if (keep.has('right')) result.push(rightItem)
      j++
    }
  }
  if (keep.has('left')) for (; i < left.length; i++) result.push(left[i] ?? null)
  if (keep.has('right')) for (; j < right.length; j++) result.push(right[j] ?? null)
  return new JsonnetArray(result)
}

const UNION: ReadonlySet<Take> = new Set<Take>(['left', 'right', 'both'])
const INTERSECTION: ReadonlySet<Take> = new Set<Take>(['both'])
const DIFFERENCE: ReadonlySet<Take> = new Set<Take>(['left'])

/** The second set: of no interest, and not evaluated, if the first one is empty. */
function restOf(call: Call, a: Value, b: Value): Value {
  return membersOf(call, a).length === 0 ? new JsonnetArray([]) : call.late(b)
}

/** The library walks sets by index, and so takes texts for lists of characters. */
function membersOf(call: Call, value: Value): readonly Slot[] {
  return typeof value === 'string' ? Array.from(value) : call.array(value).items
}

/** Sorting, and arrays as sets. */
export const SET_BUILTINS: Definitions = [
  ['sort', 'arr keyF?', (call, arr, keyF) => items(sortKeyed(call, keyed(call, call.array(arr), keyF)))],
  ['uniq', 'arr keyF?', (call, arr, keyF) => uniq(call, arrayOrCharacters(call, arr), keyF)],
  [
    'set',
    'arr keyF?',
    (call, arr, keyF) => items(uniqKeyed(call, sortKeyed(call, keyed(call, call.array(arr), keyF)))),
  ],
  ['setMember', 'x~ arr keyF?', (call, x, arr, keyF) => merge(call, x, arr, keyF, INTERSECTION).length > 0],
  ['setUnion', 'a b keyF?', (call, a, b, keyF) => merge(call, a, b, keyF, UNION)],
  ['setInter', 'a b~ keyF?', (call, a, b, keyF) => merge(call, a, restOf(call, a, b), keyF, INTERSECTION)],
  ['setDiff', 'a b~ keyF?', (call, a, b, keyF) => merge(call, a, restOf(call, a, b), keyF, DIFFERENCE)],
]

function arrayOrCharacters(call: Call, value: Value): JsonnetArray {
  if (typeof value === 'string') return new JsonnetArray(Array.from(value))
  if (value instanceof JsonnetArray) return value
  return call.fail(`foldl second parameter should be string or array, got ${typeName(value)}`)
}
