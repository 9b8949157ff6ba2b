import { shapeOf } from '../objects.ts'
import { Builtin, Closure, JsonnetArray, JsonnetObject, type Value } from '../values.ts'
import type { Call } from './call.ts'

/** `std.length`: characters, elements, shown fields, or parameters without a default. */
export function lengthOf(call: Call, x: Value): number {
  if (typeof x === 'string') return call.machine.text.length(x)
  if (x instanceof JsonnetArray) return x.length
  if (x instanceof JsonnetObject) return shapeOf(x).visible.length
  if (x instanceof Closure) return x.code.required
  if (x instanceof Builtin) return x.parameters.filter((parameter) => !parameter.optional).length
  return call.unexpected(x)
}
