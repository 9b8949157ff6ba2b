import type { JsonObject } from '../../../service.ts'
import { optionalNumber } from '../input.ts'

/** How many tasks a service may have while it is changed, and how many healthy ones the placer must leave it. */
export interface Bounds {
  readonly ceiling: number
  readonly floor: number
}

/** Of the desired count, the maximum rounded down and the minimum rounded up. https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DeploymentConfiguration.html (checked 2026-11) */
export function boundsOf(desiredCount: number, deploymentConfiguration: JsonObject): Bounds {
  const maximum = optionalNumber(deploymentConfiguration, 'maximumPercent') ?? 200
  const minimum = optionalNumber(deploymentConfiguration, 'minimumHealthyPercent') ?? 100
  return { ceiling: Math.floor((desiredCount * maximum) / 100), floor: Math.ceil((desiredCount * minimum) / 100) }
}

/** The bounds of sets that are scaled each by itself: nothing stands in the way of another one. */
export const unbounded: Bounds = { ceiling: Number.POSITIVE_INFINITY, floor: 0 }

/** The tasks of one set, counted, and how many it is to have. */
export interface Counts {
  readonly want: number
  /** Wanted tasks: healthy ones, and others. */
  readonly healthy: number
  readonly other: number
  /** No new ones now: the set has failed, or waits before it tries again. */
  readonly hold: boolean
  /** The set is to be reached: it gives tasks up only when it has too many itself. Other sets make room for it. */
  readonly isTarget: boolean
}

/** Starts and stops of one set in one look. */
export interface Move {
  readonly start: number
  readonly stopOther: number
  readonly stopHealthy: number
}

/** Starts and stops of one look, set by set. */
export interface Plan {
  readonly moves: readonly Move[]
  /** Room for wanted tasks is missing, and nothing may be stopped to make it. */
  readonly stuck: boolean
}

const batch = 10

/**
 * Moves sets towards what they are to have: as many new tasks as there is room for below the ceiling (tasks that are stopping take up
 * room until they are gone), and as many superfluous ones stopped as are no longer needed or stand in the way, but never so many that
 * fewer than `floor` healthy ones are left.
 */
export function planMoves(sets: readonly Counts[], stopping: number, bounds: Bounds): Plan {
  const present = sum(sets, (set) => set.healthy + set.other)
  const healthy = sum(sets, (set) => set.healthy)
  const missing = sum(sets, missingIn)
  const room = Math.max(0, bounds.ceiling - present - stopping)
  const start = Math.min(missing, room, batch)
  const inTheWay = Math.max(0, room < missing ? missing - room - stopping : 0)
  const superfluous = Math.max(0, present + start - sum(sets, (set) => set.want))
  const budget = {
    start,
    // Tasks that are not healthy serve nobody: stopping them costs nothing, but while too few are healthy they may yet become so, and
    // are only stopped where they stand in the way.
    other: healthy >= bounds.floor ? inTheWay + superfluous : Math.min(inTheWay + superfluous, inTheWay),
    all: inTheWay + superfluous,
    spare: Math.max(0, healthy - bounds.floor),
  }
  const moves = sets.map((set) => moveOf(set, budget))
  const moved = sum(moves, (move) => move.start + move.stopOther + move.stopHealthy)
  return { moves, stuck: missing > 0 && room === 0 && stopping === 0 && moved === 0 }
}

function moveOf(set: Counts, budget: { start: number; other: number; all: number; spare: number }): Move {
  const start = Math.min(missingIn(set), budget.start)
  budget.start -= start
  const surplus = Math.max(0, set.healthy + set.other - set.want)
  if (set.isTarget) {
    // Of too many of its own, those that serve least go first.
    const stopOther = Math.min(set.other, surplus)
    return { start, stopOther, stopHealthy: surplus - stopOther }
  }
  const stopOther = Math.min(set.other, surplus, budget.other)
  const stopHealthy = Math.min(set.healthy, surplus - stopOther, budget.all - stopOther, budget.spare)
  budget.other -= stopOther
  budget.all -= stopOther + stopHealthy
  budget.spare -= stopHealthy
  return { start, stopOther, stopHealthy }
}

function missingIn(set: Counts): number {
  return set.hold ? 0 : Math.max(0, set.want - set.healthy - set.other)
}

function sum<Item>(items: readonly Item[], of: (item: Item) => number): number {
  return items.reduce((total, item) => total + of(item), 0)
}
