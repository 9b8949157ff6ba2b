import type { Guard } from './aws.ts'
import { type Context, report } from './context.ts'
import { groupOf } from './each.ts'
import { withUndoTime } from './ending.ts'
import { Failure } from './errors.ts'

/**
 * Does something that must be taken back on failure, or always. A plan meets the undo on every path, since any call may fail when it
 * counts. Throws what the body throws, or else what the undo throws.
 */
export async function guarded<T, R>(context: Context, guard: Guard<T>, body: () => Promise<R>): Promise<R> {
  let result: R
  try {
    result = await body()
  } catch (error) {
    await undo(context, guard).catch((second: unknown) => warnAbout(context, guard, second))
    throw error
  }
  if (guard.when === 'always' || context.interpreter.explore) await undo(context, guard)
  return result
}

async function undo<T>(context: Context, guard: Guard<T>): Promise<void> {
  const inner = { ...withUndoTime(context), title: guard.title }
  const { explore } = context.interpreter
  if (!explore) return guard.undo(guard.of, context.open(inner))
  await explore(groupOf(inner, [guard.of], { body: guard.undo, goesOn: true }))
}

function warnAbout<T>(context: Context, { title, byHand }: Guard<T>, error: unknown): void {
  const why = error instanceof Failure ? error.message : `bug: ${String(error)}`
  report(context, { type: 'warning', step: title, text: `could not ${title}: ${why}`, hint: byHand })
}
