import { regionalArn } from '../../arns.ts'
import type { JsonObject, Place, SandboxState } from '../../service.ts'

/** What Application Auto Scaling knows something by. */
export interface ScalableIdentity {
  readonly namespace: string
  /** `service/CLUSTER/NAME` of ECS. */
  readonly resourceId: string
  readonly dimension: string
}

/** The kinds of scaling that are suspended for a target. */
export interface SuspendedState {
  readonly DynamicScalingInSuspended: boolean
  readonly DynamicScalingOutSuspended: boolean
  readonly ScheduledScalingSuspended: boolean
}

/** Something whose size is scaled. */
export interface ScalableTarget extends ScalableIdentity {
  /** The opaque id at the end of its ARN. */
  readonly id: string
  readonly createdAt: number
  minimum: number
  maximum: number
  roleArn: string
  suspended: SuspendedState
  tags: Record<string, string>
}

/** A scaling policy or a scheduled action of a target; its configuration is kept as it was sent. */
export interface ScalingRule extends ScalableIdentity {
  readonly name: string
  readonly id: string
  readonly createdAt: number
  configuration: JsonObject
}

/** What the sandbox remembers of Application Auto Scaling. */
export interface AutoScalingState {
  targets: ScalableTarget[]
  policies: ScalingRule[]
  scheduledActions: ScalingRule[]
}

/** The part of the state that belongs to Application Auto Scaling. */
export function autoScalingState(state: SandboxState): AutoScalingState {
  return state['application-autoscaling'] as AutoScalingState
}

/** Whether two are about the same dimension of the same thing. */
export function isSameTarget(a: ScalableIdentity, b: ScalableIdentity): boolean {
  return a.namespace === b.namespace && a.resourceId === b.resourceId && a.dimension === b.dimension
}

/** The target, or undefined where it is not registered. */
export function findTarget(state: SandboxState, identity: ScalableIdentity): ScalableTarget | undefined {
  return autoScalingState(state).targets.find((target) => isSameTarget(target, identity))
}

/** The target of an ARN. */
export function findTargetByArn(state: SandboxState, place: Place, arn: string): ScalableTarget | undefined {
  return autoScalingState(state).targets.find((target) => targetArn(place, target) === arn)
}

/** The ARN of a target. */
export function targetArn(place: Place, { id }: Pick<ScalableTarget, 'id'>): string {
  return regionalArn(place, 'application-autoscaling', `scalable-target/${id}`)
}
