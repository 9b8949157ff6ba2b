import type { Aws } from '../../calls/index.ts'
import { describeScalableTargets, type InCluster, scalingPoliciesOf } from '../../calls/operations/index.ts'

/** By which bounds and policies the count of tasks follows the load. */
export interface AutoScalingStatus {
  readonly min: number
  readonly max: number
  /** Which kinds of scaling are suspended. */
  readonly suspended: { readonly in: boolean; readonly out: boolean; readonly scheduled: boolean }
  readonly policies: readonly { readonly name: string; readonly type: string }[]
}

/** One for each scalable target of the service: none where it has none, or where nobody may look, which is warned about. */
export async function autoScalingStatusOf(aws: Aws, target: InCluster): Promise<readonly AutoScalingStatus[]> {
  const step = aws.step('see the auto scaling')
  const described = await step.attempt(describeScalableTargets(target))
  const found = described.ask('the service scales by itself', ({ ScalableTargets: all }) => all.length > 0 && all)
  if (!found) return []
  const listed = await step.pages(scalingPoliciesOf(target), 'degraded')
  const policies = listed.take(
    (all) => all.map(({ PolicyName: name = '', PolicyType: type = '' }) => ({ name, type })),
    [],
  )
  return found.take(
    (all) =>
      all.map(({ MinCapacity: min = 0, MaxCapacity: max = 0, SuspendedState: state = {} }) => ({
        min,
        max,
        suspended: {
          in: state.DynamicScalingInSuspended ?? false,
          out: state.DynamicScalingOutSuspended ?? false,
          scheduled: state.ScheduledScalingSuspended ?? false,
        },
        policies,
      })),
    [],
  )
}
