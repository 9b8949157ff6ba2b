import type { AccessCheck, JsonObject, RequestContext } from '../../../service.ts'
import { clusterArn, ecsArn, serviceArn, taskDefinitionArn } from '../arns.ts'
import { objects, optionalFlag, optionalObject, optionalText, texts } from '../input.ts'
import { passInfrastructureRoles, passTaskRoles, rolesOf } from '../roles.ts'
import { findService, type TaskDefinition } from '../store.ts'
import { resourceTagContext } from '../tags.ts'

// https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonelasticcontainerservice.html (checked 2026-11)

/**
 * What IAM is asked before a service is made or changed: the call itself and, where the request names a task definition, whether its
 * roles may be passed, even if it is the one that the service has.
 */
export function serviceWriteChecks(
  action: 'ecs:CreateService' | 'ecs:UpdateService',
  input: JsonObject,
  context: RequestContext,
  key: { readonly cluster: string; readonly name: string },
  definition: TaskDefinition | undefined,
  further: {
    readonly tags?: Readonly<Record<string, string | readonly string[]>>
    readonly tagging?: readonly AccessCheck[]
  } = {},
): AccessCheck[] {
  const write: AccessCheck = {
    action,
    resource: serviceArn(context, key.cluster, key.name),
    context: {
      'ecs:cluster': clusterArn(context, key.cluster),
      ...definitionContext(context, definition),
      ...featureContext(input, context),
      ...further.tags,
      ...resourceTagContext(findService(context.state, key.cluster, key.name)?.tags),
    },
  }
  return [
    write,
    ...(further.tagging ?? []),
    ...(definition ? passTaskRoles(rolesOf(context, definition)) : []),
    ...passInfrastructureRoles(context, input),
  ]
}

function definitionContext(context: RequestContext, definition: TaskDefinition | undefined): Record<string, string> {
  if (!definition) return {}
  return { 'ecs:task-definition': taskDefinitionArn(context, definition), ...sizeContext(definition) }
}

/** The size of the tasks, where the definition gives it. */
export function sizeContext(definition: TaskDefinition, overrides: JsonObject = {}): Record<string, string> {
  const cpu = optionalText(overrides, 'cpu') ?? optionalText(definition.content, 'cpu')
  const memory = optionalText(overrides, 'memory') ?? optionalText(definition.content, 'memory')
  return {
    ...(cpu === undefined ? {} : { 'ecs:task-cpu': cpu }),
    ...(memory === undefined ? {} : { 'ecs:task-memory': memory }),
  }
}

/** The ARNs of the capacity providers that a request names. */
export function capacityProviderContext(input: JsonObject, context: RequestContext): Record<string, string[]> {
  const named = objects(input, 'capacityProviderStrategy').map((item) => {
    const provider = optionalText(item, 'capacityProvider') ?? ''
    return provider.startsWith('arn:') ? provider : ecsArn(context, `capacity-provider/${provider}`)
  })
  return named.length > 0 ? { 'ecs:capacity-provider': named } : {}
}

// Each key is there only if the request has the member.
function featureContext(input: JsonObject, context: RequestContext): Record<string, string | readonly string[]> {
  const vpc = optionalObject(optionalObject(input, 'networkConfiguration') ?? {}, 'awsvpcConfiguration')
  const connect = optionalObject(input, 'serviceConnectConfiguration')
  const namespace = connect && optionalText(connect, 'namespace')
  const subnets = vpc ? texts(vpc, 'subnets') : []
  const flag = (key: string, value: boolean | undefined) => (value === undefined ? {} : { [key]: String(value) })
  const propagated = optionalText(input, 'propagateTags')
  return {
    ...capacityProviderContext(input, context),
    ...flag('ecs:enable-execute-command', optionalFlag(input, 'enableExecuteCommand')),
    ...flag('ecs:enable-ecs-managed-tags', optionalFlag(input, 'enableECSManagedTags')),
    ...flag(
      'ecs:enable-ebs-volumes',
      input['volumeConfigurations'] ? objects(input, 'volumeConfigurations').length > 0 : undefined,
    ),
    ...flag(
      'ecs:enable-vpc-lattice',
      input['vpcLatticeConfigurations'] ? objects(input, 'vpcLatticeConfigurations').length > 0 : undefined,
    ),
    ...flag('ecs:enable-service-connect', connect && (optionalFlag(connect, 'enabled') ?? false)),
    ...flag('ecs:auto-assign-public-ip', vpc && optionalText(vpc, 'assignPublicIp') === 'ENABLED'),
    ...(namespace === undefined ? {} : { 'ecs:namespace': namespace }),
    ...(subnets.length > 0 ? { 'ecs:subnet': subnets } : {}),
    ...(propagated === undefined ? {} : { 'ecs:propagate-tags': propagated }),
  }
}
