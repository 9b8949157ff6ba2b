import type { Service } from '../../aws-service.ts'
import { commonRules } from '../../models/index.ts'
import { awsJson } from '../../protocols/index.ts'
import { deleteScalingPolicy } from './operations/delete-scaling-policy.ts'
import { deleteScheduledAction } from './operations/delete-scheduled-action.ts'
import { deregisterScalableTarget } from './operations/deregister-scalable-target.ts'
import { describeScalableTargets } from './operations/describe-scalable-targets.ts'
import { describeScalingActivities } from './operations/describe-scaling-activities.ts'
import { describeScalingPolicies } from './operations/describe-scaling-policies.ts'
import { describeScheduledActions } from './operations/describe-scheduled-actions.ts'
import { listTagsForResource } from './operations/list-tags-for-resource.ts'
import { putScalingPolicy } from './operations/put-scaling-policy.ts'
import { putScheduledAction } from './operations/put-scheduled-action.ts'
import { registerScalableTarget } from './operations/register-scalable-target.ts'
import { tagResource } from './operations/tag-resource.ts'
import { untagResource } from './operations/untag-resource.ts'
import { autoScalingShape } from './state-shape.ts'
import type { AutoScalingState } from './store.ts'

/** Application Auto Scaling of ECS services: what is registered and suspended. Nothing is scaled: there are no metrics. */
export const applicationAutoScaling: Service = {
  name: 'application-autoscaling',
  protocol: awsJson({ target: 'AnyScaleFrontendService' }),
  inputRules: commonRules('ValidationException'),
  scope: 'region',
  initial: (): AutoScalingState => ({ targets: [], policies: [], scheduledActions: [] }),
  shape: autoScalingShape,
  operations: [
    registerScalableTarget,
    describeScalableTargets,
    deregisterScalableTarget,
    putScalingPolicy,
    describeScalingPolicies,
    deleteScalingPolicy,
    putScheduledAction,
    describeScheduledActions,
    deleteScheduledAction,
    describeScalingActivities,
    listTagsForResource,
    tagResource,
    untagResource,
  ],
}
