import type { Answer, Aws } from '../../calls/index.ts'
import type { Service } from '../../calls/operations/index.ts'
import { ecsRollout } from './ecs-rollout.ts'
import type { Goal } from './goal.ts'
import type { Change, Current } from './rollout.ts'
import { stagedRollout } from './staged-rollout.ts'
import { takenBackRollout } from './taken-back-rollout.ts'
import { type Underway, underwayBy } from './underway.ts'

/** Begins a deployment by a write. */
export async function begin(aws: Aws, change: Change): Promise<Underway> {
  return isStaged(change.goal)
    ? underwayBy(stagedRollout, await stagedRollout.begin(aws, change))
    : underwayBy(ecsRollout, await ecsRollout.begin(aws, change))
}

/** The deployment of a service that is under way, or the last one. */
export async function underway(aws: Aws, found: Answer<Service>, current: Current): Promise<Underway> {
  return isStaged(current.goal)
    ? underwayBy(stagedRollout, await stagedRollout.underway(aws, found, current))
    : underwayBy(ecsRollout, await ecsRollout.underway(aws, found, current))
}

/** A service deployment that is on its way, and what of it is known. */
export interface Known extends Current {
  readonly serviceRevision: string
  /** Its ARN. */
  readonly serviceDeployment: string
}

/** The deployment that somebody has let go on: the hooks in `passed` are no pause of it any more. */
export async function underwayAfter(
  aws: Aws,
  found: Answer<Service>,
  { serviceDeployment, passed, ...current }: Known & { readonly passed: readonly string[] },
): Promise<Underway> {
  const begun = await ecsRollout.underway(aws, found, current)
  return isStaged(current.goal)
    ? underwayBy(stagedRollout, { ...begun, serviceDeployment, passed })
    : underwayBy(ecsRollout, { ...begun, serviceDeployment })
}

/** The deployment of a revision that is taken back. */
export async function takenBack(
  aws: Aws,
  found: Answer<Service>,
  { serviceDeployment, revision, ...current }: Known & { readonly revision: string },
): Promise<Underway> {
  const begun = await ecsRollout.underway(aws, found, current)
  return underwayBy(takenBackRollout, { ...begun, revision, serviceDeployment, passed: [] })
}

/** Goals that DescribeServices cannot tell of. */
function isStaged(goal: Goal): boolean {
  return goal !== 'stable' && goal !== 'deployed' && goal !== 'healthy'
}
