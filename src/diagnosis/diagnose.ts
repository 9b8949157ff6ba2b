import type { Cause, Diagnosis } from './cause.ts'
import { containerCauses } from './causes/containers.ts'
import { healthCauses } from './causes/health.ts'
import { imageCauses } from './causes/image.ts'
import { placementCauses } from './causes/placement.ts'
import { startUpCauses } from './causes/start-up.ts'
import type { Evidence } from './evidence.ts'

/**
 * The table of causes, the more telling first: what kept a task from starting explains more than how containers ended, and how they
 * ended more than that health checks failed, since a container that dies is unhealthy, too.
 */
export const causes: readonly Cause[] = [
  ...imageCauses,
  ...startUpCauses,
  ...containerCauses,
  ...healthCauses,
  ...placementCauses,
]

/**
 * What probably went wrong, the likeliest first; an empty list where the evidence says nothing. A text of AWS that changes loses its
 * row, nothing else.
 */
export function diagnose(evidence: Evidence): Diagnosis[] {
  return causes.flatMap(({ code, heals, find }) => {
    const found = find(evidence)
    return found ? [{ code, heals, ...found }] : []
  })
}
