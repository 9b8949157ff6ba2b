import { type DeniedError, Failure, plan, type World } from '../calls/index.ts'
import { coverage } from '../permissions/index.ts'
import type { Project } from '../settings/index.ts'
import { parseDenial } from '../wire/index.ts'
import { plannedBody, type Work } from './body.ts'

/**
 * Puts what the command's own plan says about a denied call in the place of the call's checks: the plan knows that any revision and any
 * task may be met, the call only which one it was.
 */
export async function planDenied(
  error: DeniedError,
  work: Work,
  project: Project | undefined,
  world: World,
): Promise<void> {
  const { action, resource = '*', principal } = parseDenial(error.message) ?? {}
  const account = resource.split(':')[4] || principal?.split(':')[4]
  const place = account ? { ...world.place, account } : world.place
  const never = new AbortController().signal
  try {
    const { needs } = await plan(plannedBody(work, project), { ...world, place, signal: never })
    // Some services write the action in lower case.
    const same = needs.filter(
      (need) => need.action.toLowerCase() === action?.toLowerCase() && coverage(need.resource)(resource),
    )
    if (same.length > 0) error.checks = same
  } catch (failure) {
    // A command line that can only fail has no plan, and then the call speaks for itself.
    if (!(failure instanceof Failure)) throw failure
  }
}
