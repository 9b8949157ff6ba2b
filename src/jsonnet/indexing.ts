import type { JsonnetError } from './errors.ts'
import type { Machine } from './machine.ts'
import { getField } from './objects.ts'
import type { Site } from './site.ts'
import { JsonnetArray, JsonnetObject, typeName, type Value } from './values.ts'

/** `target[index]` */
export function indexValue(machine: Machine, target: Value, index: Value, site: Site): Value {
  if (target instanceof JsonnetObject) {
    if (typeof index !== 'string') throw machine.typeError(index, 'string', site)
    if (machine.marks) machine.refuseMark(index, site)
    return getField(machine, target, index, site)
  }
  if (target instanceof JsonnetArray) {
    const at = wholeIndex(machine, index, target.length, site)
    return machine.force(target.items[at] ?? null, site)
  }
  if (typeof target === 'string') {
    if (machine.marks) machine.refuseMark(target, site)
    return machine.text.at(target, wholeIndex(machine, index, machine.text.length(target), site))
  }
  throw notIndexable(machine, target, index, site)
}

function wholeIndex(machine: Machine, index: Value, length: number, site: Site): number {
  if (typeof index !== 'number') throw machine.typeError(index, 'number', site)
  // A fraction is cut off, as in go-jsonnet. The sum makes zero of minus zero.
  const at = Math.trunc(index) + 0
  if (at >= 0 && at < length) return at
  throw machine.error(`Index ${at} out of bounds, not within [0, ${length})`, site)
}

/** The error of indexing a value that is no object with a name, or that has no elements at all. */
export function notIndexable(machine: Machine, target: Value, index: Value, site: Site): JsonnetError {
  if (typeof target === 'string' && machine.marks) machine.refuseMark(target, site)
  if (typeof target === 'string' || target instanceof JsonnetArray) return machine.typeError(index, 'number', site)
  const type = typeName(target)
  // go-jsonnet names its own type here.
  return machine.error(`Value non indexable: *jsonnet.value${type.charAt(0).toUpperCase()}${type.slice(1)}`, site)
}
