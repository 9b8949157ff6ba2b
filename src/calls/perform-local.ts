import { type Answer, imagined, known } from './answer.ts'
import { bothSignals, type Context, report } from './context.ts'
import type { LocalEffect } from './local.ts'
import { isMarked } from './mark.ts'
import { readable } from './perform.ts'

/** Does it, or imagines it. IAM is not asked, so that a plan notes nothing. Throws what the effect throws. */
export async function performLocal<T>(context: Context, effect: LocalEffect<T>): Promise<Answer<T>> {
  const { world, interpreter, title } = context
  if (effect.access === 'write') interpreter.changes?.()
  if (isDone(context, effect)) {
    if (isMarked(effect.input)) throw new Error(`bug: "${effect.title}" holds a value that was never read`)
    world.signal.throwIfAborted()
    return known(await effect.perform(world.local ?? {}, bothSignals(world)), world.heard)
  }
  if (effect.access === 'write')
    report(context, { type: 'would-call', step: title, call: effect.title, input: readable(effect.input) })
  return imagined(interpreter.imagine(() => JSON.stringify(['local', effect.title, effect.input])))
}

function isDone({ interpreter }: Context, effect: LocalEffect<unknown>): boolean {
  if (effect.purpose === 'computation') return true
  if (effect.purpose === 'lookup') return interpreter.sends('lookup', effect)
  const isPlanned = interpreter.explore !== undefined
  return !isPlanned && interpreter.sends('required', effect)
}
