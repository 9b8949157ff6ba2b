import type { AccessCheck, JsonObject, RequestContext } from '../../../service.ts'
import { clusterArn, serviceArn, taskDefinitionArn } from '../arns.ts'
import { objects, optionalObject, optionalText, texts } from '../input.ts'
import { passTaskRoles, roleArn, rolesOf } from '../roles.ts'
import { sizeContext } from '../services/index.ts'
import { findService, type TaskDefinition } from '../store.ts'
import { requestTagContext, requestTags, resourceTagContext } from '../tags.ts'
import { ownDefinition } from './choose-definition.ts'

type Key = { readonly cluster: string; readonly name: string }

/** What IAM is asked of an Express service alone: to describe it, to delete it. */
export function expressChecks(action: string, { cluster, name }: Key, context: RequestContext): AccessCheck[] {
  const tags = resourceTagContext(findService(context.state, cluster, name)?.tags)
  const seen = { 'ecs:cluster': clusterArn(context, cluster), ...tags }
  return [{ action: `ecs:${action}`, resource: serviceArn(context, cluster, name), context: seen }]
}

/**
 * What IAM is asked before an Express service is made or changed: the call itself, tags, and the roles of its tasks. `before` is the definition
 * that the service has: roles that a request leaves out are passed again with the definition that takes its place (assumed).
 * https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonelasticcontainerservice.html (checked 2026-11)
 */
export function expressWriteChecks(
  action: 'CreateExpressGatewayService' | 'UpdateExpressGatewayService',
  input: JsonObject,
  context: RequestContext,
  { key, before }: { readonly key: Key; readonly before: TaskDefinition | undefined },
): AccessCheck[] {
  const own = ownDefinition(input, context)
  const tags = requestTagContext(requestTags(input, 'InvalidParameterException'))
  const subnets = texts(optionalObject(input, 'networkConfiguration') ?? {}, 'subnets')
  const [call] = expressChecks(action, key, context)
  const write = {
    action: `ecs:${action}`,
    resource: serviceArn(context, key.cluster, key.name),
    context: {
      ...call?.context,
      ...tags,
      ...(subnets.length > 0 && { 'ecs:subnet': subnets }),
      ...(own ? { 'ecs:task-definition': taskDefinitionArn(context, own), ...sizeContext(own) } : sizeIn(input)),
    },
  }
  const tagging: AccessCheck = {
    action: 'ecs:TagResource',
    resource: write.resource,
    context: { 'ecs:CreateAction': action, ...tags },
  }
  return [
    write,
    ...(objects(input, 'tags').length > 0 ? [tagging] : []),
    ...passTaskRoles(own ? rolesOf(context, own) : rolesIn(input, context, before)),
  ]
}

function sizeIn(input: JsonObject): Record<string, string> {
  const cpu = optionalText(input, 'cpu')
  const memory = optionalText(input, 'memory')
  return {
    ...(cpu !== undefined && { 'ecs:task-cpu': cpu }),
    ...(memory !== undefined && { 'ecs:task-memory': memory }),
  }
}

function rolesIn(input: JsonObject, context: RequestContext, before: TaskDefinition | undefined) {
  const kept = before ? rolesOf(context, before) : []
  return ['taskRoleArn', 'executionRoleArn'].map(
    (member, index) => roleArn(context, optionalText(input, member)) ?? kept[index],
  )
}
