import type { Machine } from './machine.ts'
import { toText } from './manifest.ts'
import { compare } from './operators.ts'
import type { Site } from './site.ts'
import { JsonnetArray, typeName, type Value } from './values.ts'

/** `std.slice`: bounds below zero count from the end, null is the natural bound. */
export function sliceValue(machine: Machine, target: Value, from: Value, to: Value, step: Value, site: Site): Value {
  if (typeof target === 'string' && machine.marks) machine.refuseMark(target, site)
  const by = step === null ? 1 : step
  const order = compare(machine, by, 0, site)
  if (typeof target !== 'string' && !(target instanceof JsonnetArray)) {
    if (order > 0) throw machine.error(`std.slice accepts a string or an array, but got: ${typeName(target)}`, site)
    throw machine.unexpectedType(target, site)
  }
  const length = typeof target === 'string' ? machine.text.length(target) : target.length
  const first = bound(machine, from, 0, length, true, site)
  const last = bound(machine, to, length, length, false, site)
  if (order < 0) {
    const shown = [first, last, by].map((part) => toText(machine, part, site)).join(':')
    throw machine.error(`got [${shown}] but negative steps are not supported`, site)
  }
  if (order === 0) throw machine.error(`got ${toText(machine, by, site)} but step must be greater than 0`, site)
  return cut(machine, target, first, last, Number(by))
}

function cut(machine: Machine, target: string | JsonnetArray, first: number, last: number, by: number): Value {
  const length = typeof target === 'string' ? machine.text.length(target) : target.length
  const stop = Math.min(last, length)
  if (typeof target === 'string') {
    if (by === 1 && Number.isInteger(first)) return machine.text.slice(target, first, Math.max(first, Math.ceil(stop)))
    let text = ''
    for (let at = first; at < stop; at += by) text += machine.text.at(target, Math.trunc(at))
    return text
  }
  if (by === 1 && Number.isInteger(first)) {
    return new JsonnetArray(target.items.slice(first, Math.max(first, Math.ceil(stop))))
  }
  const items = []
  for (let at = first; at < stop; at += by) items.push(target.items[Math.trunc(at)] ?? null)
  return new JsonnetArray(items)
}

/** A bound: below zero it counts from the end. */
function bound(machine: Machine, value: Value, otherwise: number, length: number, clamp: boolean, site: Site): number {
  if (value === null) return otherwise
  if (compare(machine, value, 0, site) >= 0 || typeof value !== 'number') return Number(value)
  return clamp ? Math.max(0, length + value) : length + value
}
