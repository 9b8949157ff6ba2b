import { count, flag, jsonObject, list, named, object, text, time } from '../../state-shape.ts'
import type { AutoScalingState, ScalableTarget, ScalingRule, SuspendedState } from './store.ts'

const suspendedState = object<SuspendedState>({
  DynamicScalingInSuspended: flag,
  DynamicScalingOutSuspended: flag,
  ScheduledScalingSuspended: flag,
})

const scalableTarget = object<ScalableTarget>({
  namespace: text,
  resourceId: text,
  dimension: text,
  id: text,
  createdAt: time,
  minimum: count,
  maximum: count,
  roleArn: text,
  suspended: suspendedState,
  tags: named(text),
})

const scalingRule = object<ScalingRule>({
  namespace: text,
  resourceId: text,
  dimension: text,
  name: text,
  id: text,
  createdAt: time,
  configuration: jsonObject,
})

/** The form of what the sandbox remembers. */
export const autoScalingShape = object<AutoScalingState>({
  targets: list(scalableTarget),
  policies: list(scalingRule),
  scheduledActions: list(scalingRule),
})
