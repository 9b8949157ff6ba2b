import type { Aws } from '../../calls/index.ts'
import { describeTargetHealth } from '../../calls/operations/index.ts'
import type { TargetView } from '../../report/index.ts'
import { targetGroupNameOf } from '../rollouts/target-groups.ts'
import type { FailedRollout } from './failed-rollout.ts'

/** Groups that are looked at: blue/green has two, more are rare. */
const GROUPS = 2
/** Targets that are shown: those that are not healthy. */
const SHOWN = 10

/** The targets that are not healthy, with the reasons of their target groups. */
export async function readTargets(own: Aws, { targetGroups }: FailedRollout): Promise<readonly TargetView[]> {
  const read = await own.each(targetGroups.slice(0, GROUPS), async (group, inner) => {
    const answer = await inner.attempt(describeTargetHealth({ TargetGroupArn: group }))
    return answer.take(({ TargetHealthDescriptions: all = [] }) => all.map((one) => ({ ...one, group })), [])
  })
  return read
    .take((groups) => groups.flat(), [])
    .filter(({ TargetHealth }) => TargetHealth?.State !== 'healthy')
    .slice(0, SHOWN)
    .map(({ group, Target, TargetHealth = {} }) => ({
      targetGroup: targetGroupNameOf(group),
      target: [Target?.Id, Target?.Port].filter((part) => part !== undefined).join(':'),
      state: TargetHealth.State ?? '',
      reason: TargetHealth.Reason,
      description: TargetHealth.Description,
    }))
}
