import { requestTagKeys } from '../../../input.ts'
import { type JsonObject, type Operation, type RequestContext, ServiceError } from '../../../service.ts'
import { ecsServiceExists } from '../../ecs/index.ts'
import { identityIn, read, taggedTargetCheck, tagMap } from '../input.ts'
import { autoScalingState, findTarget, type ScalableIdentity, type SuspendedState, targetArn } from '../store.ts'

const nothingSuspended: SuspendedState = {
  DynamicScalingInSuspended: false,
  DynamicScalingOutSuspended: false,
  ScheduledScalingSuspended: false,
}

/** Registers a target or changes what is given of one. https://docs.aws.amazon.com/autoscaling/application/APIReference/API_RegisterScalableTarget.html */
export const registerScalableTarget: Operation = {
  name: 'application-autoscaling:RegisterScalableTarget',
  access: 'write',
  withoutEffect: ['RoleARN'],
  checks(input, context) {
    const check = taggedTargetCheck('application-autoscaling:RegisterScalableTarget', input, context)
    const tags = tagMap(input)
    const tag = { ...check, action: 'application-autoscaling:TagResource', context: requestTagKeys(tags) }
    return [check, ...(Object.keys(tags).length > 0 ? [tag] : [])]
  },
  handle(input, context) {
    const identity = identityIn(input)
    checkResource(identity, context)
    const existing = findTarget(context.state, identity)
    const bound = { min: 0, max: 2_147_483_647 }
    const minimum = read.number(input, 'MinCapacity', bound) ?? existing?.minimum
    const maximum = read.number(input, 'MaxCapacity', bound) ?? existing?.maximum
    if (minimum === undefined) throw missing('MinCapacity')
    if (maximum === undefined) throw missing('MaxCapacity')
    if (minimum > maximum) {
      throw new ServiceError('ValidationException', 'Maximum capacity cannot be less than minimum capacity')
    }
    const target = existing ?? {
      ...identity,
      id: context.ids.hex(34),
      createdAt: context.now,
      minimum,
      maximum,
      roleArn: serviceLinkedRole(context),
      suspended: nothingSuspended,
      tags: {},
    }
    target.minimum = minimum
    target.maximum = maximum
    target.suspended = { ...target.suspended, ...suspendedIn(input) }
    target.tags = { ...target.tags, ...tagMap(input) }
    if (!existing) autoScalingState(context.state).targets.push(target)
    return { ScalableTargetARN: targetArn(context, target) }
  },
}

function missing(member: string): ServiceError {
  return new ServiceError('ValidationException', `${member} is required to register a new scalable target`)
}

function checkResource({ resourceId, dimension }: ScalableIdentity, context: RequestContext): void {
  const [, cluster, service] = /^service\/([^/]+)\/([^/]+)$/.exec(resourceId) ?? []
  if (cluster === undefined || service === undefined || dimension !== 'ecs:service:DesiredCount') {
    throw new ServiceError(
      'ValidationException',
      `Unsupported service namespace, resource type or scalable dimension: ecs, ${resourceId.slice(0, 200)}, ${dimension.slice(0, 100)}`,
    )
  }
  if (ecsServiceExists(context.state, cluster, service)) return
  throw new ServiceError('ValidationException', `ECS service doesn't exist: ${resourceId}`)
}

function suspendedIn(input: JsonObject): Partial<SuspendedState> {
  const given = read.object(input, 'SuspendedState') ?? {}
  const names = ['DynamicScalingInSuspended', 'DynamicScalingOutSuspended', 'ScheduledScalingSuspended'] as const
  return Object.fromEntries(
    names.flatMap((name) => (given[name] === undefined ? [] : [[name, read.flag(given, name)]])),
  )
}

// https://docs.aws.amazon.com/autoscaling/application/userguide/application-auto-scaling-service-linked-roles.html (checked 2026-11)
function serviceLinkedRole({ partition, account }: RequestContext): string {
  return `arn:${partition}:iam::${account}:role/aws-service-role/ecs.application-autoscaling.amazonaws.com/AWSServiceRoleForApplicationAutoScaling_ECSService`
}
