import type { Machine } from './machine.ts'
import { formatNumber } from './numbers.ts'
import type { Site } from './site.ts'
import { JsonnetArray, JsonnetObject, typeName, type Value } from './values.ts'

/** `std.slice`: bounds below zero count from the end, null is the natural bound. */
export function sliceValue(machine: Machine, target: Value, from: Value, to: Value, step: Value, site: Site): Value {
  if (typeof target === 'string' && machine.marks) machine.refuseMark(target, site)
  const length = lengthOf(machine, target, site)
  const begin = bound(machine, from, 0, site)
  const end = bound(machine, to, length, site)
  const by = step === null ? 1 : numberOf(machine, step, site)
  const first = begin < 0 ? Math.max(0, length + begin) : begin
  const last = end < 0 ? length + end : end
  if (by < 0) {
    const shown = [first, last, by].map(formatNumber).join(':')
    throw machine.error(`got [${shown}] but negative steps are not supported`, site)
  }
  if (by === 0) throw machine.error(`got ${formatNumber(by)} but step must be greater than 0`, site)
  const stop = Math.min(last, length)
  if (typeof target === 'string') {
    if (by === 1 && Number.isInteger(first)) return machine.text.slice(target, first, Math.max(first, Math.ceil(stop)))
    let text = ''
    for (let at = first; at < stop; at += by) text += machine.text.at(target, Math.trunc(at))
    return text
  }
  if (!(target instanceof JsonnetArray)) {
    throw machine.error(`std.slice accepts a string or an array, but got: ${typeName(target)}`, site)
  }
  if (by === 1 && Number.isInteger(first)) {
    return new JsonnetArray(target.items.slice(first, Math.max(first, Math.ceil(stop))))
  }
  const items = []
  for (let at = first; at < stop; at += by) items.push(target.items[Math.trunc(at)] ?? null)
  return new JsonnetArray(items)
}

function lengthOf(machine: Machine, target: Value, site: Site): number {
  if (typeof target === 'string') return machine.text.length(target)
  if (target instanceof JsonnetArray) return target.length
  if (target instanceof JsonnetObject) return 0
  if (typeName(target) === 'function') return 0
  throw machine.unexpectedType(target, site)
}

function bound(machine: Machine, value: Value, otherwise: number, site: Site): number {
  return value === null ? otherwise : numberOf(machine, value, site)
}

function numberOf(machine: Machine, value: Value, site: Site): number {
  if (typeof value !== 'number') throw machine.typeError(value, 'number', site)
  return value
}
