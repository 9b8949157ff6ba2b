import { DURING_MANIFESTATION, type Machine } from './machine.ts'
import { fieldValue, shapeOf } from './objects.ts'
import { JsonnetArray, JsonnetObject, type Value } from './values.ts'

/**
 * Visits everything that manifesting a value would, going on after failures: natives whose answers are missing get to
 * start fetching them. What fails is not reported here: the next round will, in the order of evaluation.
 */
export function gather(machine: Machine, root: Value): void {
  machine.reset()
  const pending: Value[] = [root]
  for (let value = pending.pop(); value !== undefined; value = pending.pop()) {
    if (value instanceof JsonnetArray) {
      for (const item of value.items) {
        const element = attempt(machine, () => machine.force(item, DURING_MANIFESTATION))
        if (element !== undefined) pending.push(element)
      }
    } else if (value instanceof JsonnetObject) {
      const object = value
      for (const field of shapeOf(object).visible) {
        const content = attempt(machine, () => fieldValue(machine, object, field, DURING_MANIFESTATION))
        if (content !== undefined) pending.push(content)
      }
    }
  }
}

function attempt(machine: Machine, evaluate: () => Value): Value | undefined {
  try {
    return evaluate()
  } catch {
    machine.reset()
    return undefined
  }
}
