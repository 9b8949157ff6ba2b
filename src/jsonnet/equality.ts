import type { Machine } from './machine.ts'
import { fieldValue, shapeOf } from './objects.ts'
import type { Site } from './site.ts'
import { JsonnetArray, JsonnetObject, typeName, type Value } from './values.ts'

/** The depth to which compared values may nest: no calls in the language, but the engine's own stack ends somewhere. */
export const MAX_COMPARED_NESTING = 2000

/** `left == right`: by content; hidden fields do not count; functions cannot be compared. `depth`: how far inside. */
export function equals(machine: Machine, left: Value, right: Value, site: Site, depth = 0): boolean {
  if (typeof left === 'string' && typeof right === 'string') {
    if (machine.marks && left !== right) {
      machine.refuseMark(left, site)
      machine.refuseMark(right, site)
    }
    return left === right
  }
  if (left === null || typeof left !== 'object' || right === null || typeof right !== 'object') {
    if (machine.marks) refuseMarks(machine, left, right, site)
    return left === right
  }
  if (depth > MAX_COMPARED_NESTING) throw machine.overflow(site)
  if (left instanceof JsonnetArray && right instanceof JsonnetArray)
    return equalArrays(machine, left, right, site, depth)
  if (left instanceof JsonnetObject && right instanceof JsonnetObject)
    return equalObjects(machine, left, right, site, depth)
  if (typeName(left) !== typeName(right)) return false
  throw machine.error('Cannot test equality of functions', site)
}

function refuseMarks(machine: Machine, left: Value, right: Value, site: Site): void {
  // A lookup may give any type: even a comparison with a number is open.
  if (typeof left === 'string') machine.refuseMark(left, site)
  if (typeof right === 'string') machine.refuseMark(right, site)
}

function equalArrays(machine: Machine, left: JsonnetArray, right: JsonnetArray, site: Site, depth: number): boolean {
  if (left.length !== right.length) return false
  if (left === right && left.length === 0) return true
  for (let index = 0; index < left.length; index++) {
    const a = machine.force(left.items[index] ?? null, site)
    const b = machine.force(right.items[index] ?? null, site)
    if (!equals(machine, a, b, site, depth + 1)) return false
  }
  return true
}

function equalObjects(machine: Machine, left: JsonnetObject, right: JsonnetObject, site: Site, depth: number): boolean {
  const leftFields = shapeOf(left).visible
  const rightFields = shapeOf(right).visible
  if (leftFields.length !== rightFields.length) return false
  if (leftFields !== rightFields && leftFields.some((field, index) => field.name !== rightFields[index]?.name))
    return false
  for (let index = 0; index < leftFields.length; index++) {
    const leftField = leftFields[index]
    const rightField = rightFields[index]
    if (leftField === undefined || rightField === undefined) continue
    const a = fieldValue(machine, left, leftField, site)
    const b = fieldValue(machine, right, rightField, site)
    if (!equals(machine, a, b, site, depth + 1)) return false
  }
  return true
}
