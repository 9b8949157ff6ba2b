import { type Answer, type Aws, UserError } from '../../calls/index.ts'
import {
  describeScalableTargets,
  type InCluster,
  registerScalableTarget,
  type ScalableTargetChange,
  type SuspendedState,
} from '../../calls/operations/index.ts'

interface Flags {
  readonly suspendAutoScaling: boolean
  readonly resumeAutoScaling: boolean
  readonly autoScalingMin: number | undefined
  readonly autoScalingMax: number | undefined
}

/** What is to become of a service's auto scaling. */
export type AutoScaling = ScalableTargetChange

/** What the flags ask for; `undefined`: nothing. `--suspend-auto-scaling` wins, as in ecspresso. Throws UserError for impossible bounds. */
export function autoScalingOf(flags: Flags): AutoScaling | undefined {
  const { suspendAutoScaling, resumeAutoScaling, autoScalingMin: min, autoScalingMax: max } = flags
  if (min !== undefined && max !== undefined && min > max)
    throw new UserError('OPTIONS_CONFLICT', `\`--auto-scaling-min ${min}\` is above \`--auto-scaling-max ${max}\``, {
      hint: 'the lower bound is at most the upper one',
    })
  const change = {
    ...(min === undefined ? {} : { MinCapacity: min }),
    ...(max === undefined ? {} : { MaxCapacity: max }),
    ...(suspendAutoScaling || resumeAutoScaling ? { SuspendedState: allKinds(suspendAutoScaling) } : {}),
  }
  return Object.keys(change).length === 0 ? undefined : change
}

/** Changes the auto scaling of a service, then does the work. A suspension is taken back where the work fails or is interrupted. */
export async function withAutoScaling<R>(
  aws: Aws,
  { target, change }: { readonly target: InCluster; readonly change: AutoScaling | undefined },
  work: () => Promise<R>,
): Promise<R> {
  if (change === undefined) return work()
  const described = await aws.step('find the auto scaling').call(describeScalableTargets(target))
  const found = described.ask('the service scales by itself', ({ ScalableTargets: [one] }) => one)
  if (!found) {
    aws.warn(`service \`${target.service}\` has no auto scaling: its flags change nothing`)
    return work()
  }
  const step = aws.step('change the auto scaling')
  const changed = await step.call(registerScalableTarget(target, change))
  changed.see(() => step.note(`auto scaling of ${target.service}: ${inWords(change)}`))
  if (!change.SuspendedState?.DynamicScalingInSuspended) return work()
  return aws.guarded(
    {
      title: 'lift the suspension of auto scaling',
      when: 'failure',
      of: { target, before: stateBefore(found) },
      undo: async (of, own) => {
        const lifted = await own.call(registerScalableTarget(of.target, { SuspendedState: of.before }))
        lifted.see(() => own.note(`auto scaling of ${of.target.service} is as before`))
      },
      byHand: '`ristretto scale --resume-auto-scaling` lifts it',
    },
    work,
  )
}

/** What was suspended already stays so. */
function stateBefore(found: Answer<{ readonly SuspendedState?: Partial<SuspendedState> }>): SuspendedState {
  return found.take(({ SuspendedState: state }) => ({ ...allKinds(false), ...state }), allKinds(false))
}

function allKinds(suspended: boolean): SuspendedState {
  return {
    DynamicScalingInSuspended: suspended,
    DynamicScalingOutSuspended: suspended,
    ScheduledScalingSuspended: suspended,
  }
}

function inWords({ MinCapacity: min, MaxCapacity: max, SuspendedState: state }: AutoScaling): string {
  return [
    min === undefined ? '' : `at least ${min}`,
    max === undefined ? '' : `at most ${max}`,
    state === undefined ? '' : state.DynamicScalingInSuspended ? 'suspended' : 'resumed',
  ]
    .filter(Boolean)
    .join(', ')
}
