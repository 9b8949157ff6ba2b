import type { AccessCheck, JsonObject, Operation, RequestContext } from '../../../service.ts'
import { ecsArn } from '../arns.ts'
import { type CapacityProvider, capacityProviderOutput } from '../capacity-providers.ts'
import { optionalObject, optionalText } from '../input.ts'
import { clientException, invalidParameter } from '../refuse.ts'
import { passInfrastructure } from '../roles.ts'
import { ecsState } from '../store.ts'
import { requestTagContext, requestTags } from '../tags.ts'

/** Makes a capacity provider of an Auto Scaling group, or of managed instances. Instances are taken as they come. */
export const createCapacityProvider: Operation = {
  name: 'ecs:CreateCapacityProvider',
  access: 'write',
  withoutEffect: ['autoScalingGroupProvider', 'managedInstancesProvider'],
  checks(input, context): AccessCheck[] {
    const resource = ecsArn(context, `capacity-provider/${optionalText(input, 'name') ?? ''}`)
    const tags = requestTagContext(requestTags(input, 'InvalidParameterException'))
    const tag = {
      action: 'ecs:TagResource',
      resource,
      context: { 'ecs:CreateAction': 'CreateCapacityProvider', ...tags },
    }
    const managed = optionalObject(input, 'managedInstancesProvider') ?? {}
    return [
      { action: 'ecs:CreateCapacityProvider', resource, context: tags },
      ...(Object.keys(tags).length > 0 ? [tag] : []),
      ...passInfrastructure(optionalText(managed, 'infrastructureRoleArn')),
    ]
  },
  handle(input: JsonObject, context: RequestContext): JsonObject {
    const name = optionalText(input, 'name') ?? ''
    // https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_CreateCapacityProvider.html (checked 2026-11); assumed: the texts
    if (!/^[a-zA-Z0-9_-]{1,255}$/.test(name) || /^(aws|ecs|fargate)/i.test(name)) {
      throw invalidParameter('Invalid capacity provider name.')
    }
    const group = optionalObject(input, 'autoScalingGroupProvider')
    const managed = optionalObject(input, 'managedInstancesProvider')
    if ((group === undefined) === (managed === undefined)) {
      throw invalidParameter('Either autoScalingGroupProvider or managedInstancesProvider must be specified.')
    }
    const { capacityProviders } = ecsState(context.state)
    if (capacityProviders.some((one) => one.name === name)) {
      throw clientException(`A capacity provider with the name ${name} already exists.`)
    }
    const made: CapacityProvider = {
      name,
      type: group ? 'EC2_AUTOSCALING' : 'MANAGED_INSTANCES',
      ...(group ? { autoScalingGroupProvider: group } : {}),
      ...(managed ? { managedInstancesProvider: managed } : {}),
      tags: requestTags(input, 'InvalidParameterException'),
    }
    capacityProviders.push(made)
    return { capacityProvider: capacityProviderOutput(context, made, { tags: true }) }
  },
}
