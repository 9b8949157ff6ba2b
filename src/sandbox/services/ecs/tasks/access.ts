import type { AccessCheck, JsonObject, RequestContext } from '../../../service.ts'
import { ecsArn, taskArn, taskDefinitionArn } from '../arns.ts'
import { objects, optionalFlag, optionalObject, optionalText } from '../input.ts'
import { clusterContext, clusterName, nameInCluster } from '../resolve.ts'
import { passInfrastructureRoles, passTaskRoles, rolesOf } from '../roles.ts'
import { findTask, type Tag, type TaskDefinition } from '../store.ts'
import { requestTagContext, requestTags, resourceTagContext } from '../tags.ts'

/** The id in the id or ARN of a task of the cluster that a request means. */
export function taskId(input: JsonObject, context: RequestContext, text: string): string {
  return nameInCluster(context, 'task', clusterName(input, context), text)
}

/** The check of an operation on one task, whether or not the task exists. */
export function taskAccess(action: string, input: JsonObject, context: RequestContext, text: string): AccessCheck {
  const cluster = clusterName(input, context)
  const id = taskId(input, context, text)
  const tags = findTask(context.state, cluster, id)?.tags
  return {
    action,
    resource: taskArn(context, cluster, id),
    context: { ...clusterContext(input, context), ...resourceTagContext(tags) },
  }
}

/** The checks before tasks are started: the definition, tags on the new tasks, and whether their roles may be passed. */
export function startChecks(
  action: 'ecs:RunTask' | 'ecs:StartTask',
  input: JsonObject,
  context: RequestContext,
  definition: TaskDefinition,
  further: Readonly<Record<string, string | readonly string[]>>,
): AccessCheck[] {
  const tags = requestTags(input, 'InvalidParameterException')
  const start: AccessCheck = {
    action,
    resource: taskDefinitionArn(context, definition),
    context: {
      ...clusterContext(input, context),
      'ecs:enable-execute-command': String(optionalFlag(input, 'enableExecuteCommand') ?? false),
      'ecs:enable-ebs-volumes': String(objects(input, 'volumeConfigurations').length > 0),
      ...further,
      ...requestTagContext(tags),
      ...resourceTagContext(definition.tags),
    },
  }
  const tag: AccessCheck = {
    action: 'ecs:TagResource',
    resource: ecsArn(context, `task/${clusterName(input, context)}/*`),
    context: {
      'ecs:CreateAction': action.slice('ecs:'.length),
      ...clusterContext(input, context),
      ...requestTagContext(tags),
    },
  }
  const overrides = optionalObject(input, 'overrides') ?? {}
  const ebsRoles = objects(input, 'volumeConfigurations').length > 0 ? passInfrastructureRoles(context, input) : []
  return [
    start,
    ...(tagsAtAll(input, tags) ? [tag] : []),
    ...passTaskRoles(rolesOf(context, definition, overrides)),
    ...ebsRoles,
  ]
}

// Tags that ECS writes by itself are asked for as well, as an account does where tagging on creation is authorised (the default).
function tagsAtAll(input: JsonObject, tags: readonly Tag[]): boolean {
  const propagated = optionalText(input, 'propagateTags') === 'TASK_DEFINITION'
  return tags.length > 0 || propagated || (optionalFlag(input, 'enableECSManagedTags') ?? false)
}
