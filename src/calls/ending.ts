import type { Context } from './context.ts'

/**
 * Seconds for the last words of a run, counted from the first of them. Each part has half of what is left, so that one that AWS does not
 * give takes no other along.
 */
const WORDS_SECONDS = 7
/** Seconds after which even that is given up which takes a change back: build servers kill what is not gone ten seconds after a signal. */
const UNDO_SECONDS = 9.5
/** What each part has, however late it comes. */
const LEAST_SECONDS = 0.5
const LEAST_UNDO_SECONDS = 1.5

/** Time for a part of the last words, which neither the interruption nor the deadline of the command cuts short. */
export function withWordsTime(context: Context): Context {
  return withTime(context, Math.max(LEAST_SECONDS, (WORDS_SECONDS - secondsOfEnd(context)) / 2))
}

/** The same for taking a change back, which comes last and has all the time that is left. */
export function withUndoTime(context: Context): Context {
  return withTime(context, Math.max(LEAST_UNDO_SECONDS, UNDO_SECONDS - secondsOfEnd(context)))
}

/** AWS has answered a call of the command's work: what was said before were no last words. */
export function workGoesOn({ isEnding, told }: Context): void {
  if (!isEnding) told.endsSince = undefined
}

/** Seconds since the first of the last words. */
function secondsOfEnd({ world: { clock }, told }: Context): number {
  told.endsSince ??= clock.now()
  return (clock.now() - told.endsSince) / 1000
}

function withTime(context: Context, seconds: number): Context {
  // As it is said where it runs out: `not done within 3.5 s`.
  const own = context.world.clock.timeout(Math.round(seconds * 10) / 10)
  return { ...context, isEnding: true, world: { ...context.world, signal: own, deadline: own } }
}
