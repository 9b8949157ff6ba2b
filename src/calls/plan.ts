import type { Aws } from './aws.ts'
import { UnknownFact } from './errors.ts'
import { explore, type PlannedNeed, type PlannedPath, type Planner } from './explore.ts'
import { aws } from './open.ts'
import type { PlanOptions } from './plan-options.ts'
import { silent } from './silent.ts'
import type { World } from './world.ts'

/** What a command may ask of IAM, and the questions that decide about it. */
export interface Plan {
  readonly needs: readonly PlannedNeed[]
  /** Every question that was asked, in the order of asking: what `--assume` may answer. */
  readonly questions: readonly string[]
  /** Every run of the body, and of what is planned by itself: how the needs were found. */
  readonly paths: readonly PlannedPath[]
}

/**
 * Every call a command may make, found by running the command itself once per combination of answers to its questions.
 * Attempts are never sent, because one that is allowed now may be denied when it counts.
 * Throws what the body throws when no path ends well, and PlanLimit when there are too many paths.
 */
export async function plan(
  body: (aws: Aws) => Promise<unknown>,
  world: World,
  options: PlanOptions = {},
): Promise<Plan> {
  const planner: Planner = { options, questions: new Set(), paths: [], remembered: new Map() }
  const quiet = silent(world, options.reading)
  const found = await explore(planner, (interpreter) => body(aws(quiet, interpreter, options.principal)), {
    title: '',
    isFresh: true,
  })
  if (found.failure) throw found.failure instanceof UnknownFact ? found.failure.remote : found.failure
  return {
    needs: found.needs,
    questions: [...planner.questions],
    get paths() {
      return planner.paths.map((describe) => describe())
    },
  }
}
