import { aws, DeniedError, dry, live, type World } from '../calls/index.ts'
import type { Work } from './body.ts'
import type { Site } from './site.ts'

/** Runs the body once, live or dry. A denial bears what the plan of this very command says about it. */
export async function runOn<Result>(world: World, { project }: Site, work: Work<Result>): Promise<Result> {
  try {
    return await work.body(aws(world, work.isDryRun ? dry() : live), project)
  } catch (error) {
    if (error instanceof DeniedError) await (await import('./plan-denied.ts')).planDenied(error, work, project, world)
    throw error
  }
}
