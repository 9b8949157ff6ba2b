import type { JsonObject } from '../../../service.ts'
import { optionalNumber } from '../input.ts'

/** How many tasks a service may have while it is changed, and how many healthy ones the scheduler must leave it. */
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

/** The tasks of a service, counted. */
export interface Counts {
  readonly desired: number
  /** Wanted tasks of the deployment that is to be reached. */
  readonly current: number
  /** Wanted tasks of older deployments: healthy ones, and others. */
  readonly oldHealthy: number
  readonly oldOther: number
  /** Healthy ones of all deployments. */
  readonly healthy: number
  /** Tasks that are being stopped: they take up room until they are gone. */
  readonly stopping: number
  /** No new ones now: the deployment has failed, or waits before it tries again. */
  readonly hold: boolean
}

/** What the scheduler does in one look. */
export interface Plan {
  readonly start: number
  /** Of older deployments. */
  readonly stopOldOther: number
  readonly stopOldHealthy: number
  /** Of the current one, because it has too many. */
  readonly stopCurrent: number
  /** Room for current tasks is missing, and nothing may be stopped to make it. */
  readonly stuck: boolean
}

const batch = 10

/**
 * The arithmetic of a rolling deployment: as many new tasks as there is room for, and as many old ones stopped as are no longer
 * needed or stand in the way, but never so many that fewer than `floor` healthy ones are left.
 */
export function planRollout(counts: Counts, bounds: Bounds): Plan {
  const { desired, current, oldHealthy, oldOther } = counts
  const old = oldHealthy + oldOther
  const missing = counts.hold ? 0 : Math.max(0, desired - current)
  const room = Math.max(0, bounds.ceiling - current - old - counts.stopping)
  const start = Math.min(missing, room, batch)
  const inTheWay = room < missing ? missing - room - counts.stopping : 0
  const superfluous = current + old + start - desired
  const stopOld = Math.min(old, Math.max(0, inTheWay) + Math.max(0, superfluous))
  // Tasks that are not healthy serve nobody: stopping them costs nothing, but while too few are healthy they may yet become so, and
  // are only stopped where they stand in the way.
  const otherAllowed = counts.healthy >= bounds.floor ? stopOld : Math.min(stopOld, Math.max(0, inTheWay))
  const stopOldOther = Math.min(oldOther, otherAllowed)
  const spare = Math.max(0, counts.healthy - bounds.floor)
  const stopOldHealthy = Math.min(oldHealthy, stopOld - stopOldOther, spare)
  const stopCurrent = Math.max(0, current - desired)
  const stuck = missing > 0 && room === 0 && counts.stopping === 0 && stopOldOther + stopOldHealthy === 0
  return { start, stopOldOther, stopOldHealthy, stopCurrent, stuck }
}
