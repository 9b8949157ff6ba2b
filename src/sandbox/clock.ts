import type { AdvanceContext, NextEvent } from './aws-service.ts'
import type { StatePart } from './saved-state.ts'
import type { Place, SandboxState } from './service.ts'

/**
 * How virtual time goes on. `manual`: when the program that holds the sandbox advances it. `settle`: every read first runs what is
 * in transit to its end. `real`: as real time. `scaled:N`: N times as fast.
 */
export type ClockMode = 'manual' | 'settle' | 'real' | `scaled:${number}`

/** The sandbox's one clock. All values are milliseconds. */
export interface Clock {
  /** Virtual time since 1970; never behind real time, never backwards. */
  now(): number
  /** Moves time on; what happens by itself in between happens in order, each at its own time. */
  advance(milliseconds: number): void
  /** The event that happens by itself next. */
  next(): { readonly at: number; readonly pulls: boolean } | undefined
  /**
   * Moves time on until nothing is in transit any more, but not further than `limitMilliseconds` (an hour). What is in transit even then (a
   * service whose tasks crash for ever) would pull as far each time, past the end of all that is kept for an hour: no more is pulled until
   * `disturbed`.
   */
  settle(limitMilliseconds?: number): void
  /** Something was written: it may settle. */
  disturbed(): void
}

/** The clock's part of the state. */
export interface ClockState {
  /** Virtual minus real time. It only grows. */
  offset: number
  /** All events up to this time have happened. */
  reached: number
  /** The last settling came to no end. */
  restless?: boolean
}

/** The parts of a sandbox that its clock drives. */
export interface ClockWorld {
  readonly mode: ClockMode
  readonly state: ClockState
  /** The services of each account and region in which something happens by itself. */
  parts(): readonly StatePart[]
  view(place: Place): SandboxState
  realNow(): number
  context(place: Place, now: number): AdvanceContext
}

const hour = 3_600_000

/**
 * How much of a time in which nobody looked is lived through. Two tasks that crash for ever take two seconds of the processor for a day, and
 * a state that lay about for a year took a quarter of an hour.
 */
const unwatched = 24 * hour

// A service whose next event does not go away when it is run would hold the sandbox for ever: a bug that must show.
const stepsAtOneTime = 100_000

/** The rate that a mode runs at. Throws `RangeError` on one that is no positive number. */
export function clockRate(mode: ClockMode): number {
  if (!mode.startsWith('scaled:')) return 1
  const rate = Number(mode.slice('scaled:'.length))
  if (!(Number.isFinite(rate) && rate >= 1))
    throw new RangeError(`\`${mode}\` is not a clock: the rate must be 1 or more`)
  return rate
}

/** The clock over a world of services; its state lives in the world's. */
export function createClock(world: ClockWorld): Clock {
  const rate = clockRate(world.mode)
  let lastReal = world.realNow()

  function now(): number {
    const { state } = world
    const real = world.realNow()
    if (real > lastReal) {
      state.offset += Math.round((real - lastReal) * (rate - 1))
      lastReal = real
    }
    return Math.max(real + state.offset, state.reached)
  }

  function earliest(only?: 'pulling') {
    let found: { readonly next: NextEvent; readonly part: StatePart } | undefined
    for (const part of world.parts()) {
      const next = part.service.next?.(world.view(part.place), only)
      if (next && (only === undefined || next.pulls) && (!found || next.at < found.next.at)) found = { next, part }
    }
    return found && { ...found.next, ...found.part }
  }

  function runUntil(target: number): void {
    const { state } = world
    let steps = 0
    for (let next = earliest(); next && next.at <= target; next = earliest()) {
      steps = next.at > state.reached ? 0 : steps + 1
      if (steps > stepsAtOneTime) throw new Error(`${next.service.name}: its next event stays due at ${state.reached}`)
      state.reached = Math.max(state.reached, next.at)
      next.service.advance?.(world.context(next.place, state.reached))
    }
    state.reached = Math.max(state.reached, target)
    // A real clock that was set back must not take virtual time with it.
    state.offset = Math.max(state.offset, state.reached - world.realNow())
  }

  /** Comes up to the present. After a long time without a look, what was due in between happens once, and late. */
  function catchUp(): number {
    const { state } = world
    const target = now()
    if (target - state.reached > unwatched) {
      runUntil(state.reached + unwatched)
      state.reached = target
    }
    runUntil(target)
    return target
  }

  return {
    now() {
      catchUp()
      return world.state.reached
    },
    advance(milliseconds) {
      if (!(milliseconds >= 0)) throw new RangeError('time only goes forward')
      runUntil(catchUp() + milliseconds)
    },
    next() {
      const next = earliest()
      return next && { at: next.at, pulls: next.pulls }
    },
    settle(limitMilliseconds = hour) {
      const start = catchUp()
      if (world.state.restless) return
      for (let next = earliest('pulling'); next; next = earliest('pulling')) {
        if (next.at <= world.state.reached) throw new Error('an event that is in transit stays due')
        if (next.at > start + limitMilliseconds) {
          world.state.restless = true
          return
        }
        runUntil(next.at)
      }
    },
    disturbed() {
      world.state.restless = false
    },
  }
}
