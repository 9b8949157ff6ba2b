import { type Answer, type Aws, anything } from '../../calls/index.ts'
import { describeTargetHealth, type Service } from '../../calls/operations/index.ts'
import type { TargetGroupView } from '../../report/index.ts'
import type { Shown } from '../shown.ts'
import { targetGroupNameOf, targetGroupsOf } from './target-groups.ts'

/** For a live view: how many targets of each group are in which state. A denial loses only that. */
export async function showTargets(aws: Aws, seen: Answer<Service | undefined>, { hasTargets }: Shown): Promise<void> {
  if (!aws.isWatched || !hasTargets) return
  const groups = seen.take(targetGroupsOf, [anything('target group')])
  await aws.aside('show the health of the targets', groups, async (of, own) => {
    const read = await own.each(of, async (arn, inner): Promise<TargetGroupView> => {
      const answer = await inner.attempt(describeTargetHealth({ TargetGroupArn: arn }), 'optional')
      const states = answer.take(
        ({ TargetHealthDescriptions: all = [] }) => all.map(({ TargetHealth }) => TargetHealth?.State ?? 'unknown'),
        [],
      )
      return { name: targetGroupNameOf(arn), states: counted(states) }
    })
    read.see((views) => own.report({ type: 'targets', groups: views }))
  })
}

function counted(states: readonly string[]): Record<string, number> {
  return Object.fromEntries(
    [...new Set(states)].sort().map((state) => [state, states.filter((one) => one === state).length]),
  )
}
