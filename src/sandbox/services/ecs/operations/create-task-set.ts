import type { AccessCheck, JsonObject, Operation, RequestContext } from '../../../service.ts'
import { taskDefinitionArn } from '../arns.ts'
import { optionalText } from '../input.ts'
import { addTaskSet } from '../machine/index.ts'
import { requireActive, requireCluster, requireTaskDefinition } from '../resolve.ts'
import { passTaskRoles, rolesOf } from '../roles.ts'
import {
  capacityProviderContext,
  checkNetworkExists,
  checkPlacement,
  controllerOf,
  isOnFargate,
  newBlueprint,
} from '../services/index.ts'
import { requestTagContext, requestTags } from '../tags.ts'
import { requireExternal, requireServiceOfTaskSets, scaleIn, taskSetCheck } from '../task-sets/index.ts'
import { taskSetOutput } from '../wire/index.ts'

/** Makes a task set of a service whose deployments a program controls. */
export const createTaskSet: Operation = {
  name: 'ecs:CreateTaskSet',
  access: 'write',
  withoutEffect: ['serviceRegistries', 'clientToken'],
  // The revision is resolved first: https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_CreateTaskSet.html (checked 2026-11)
  checks(input, context): AccessCheck[] {
    const definition = requireTaskDefinition(context, optionalText(input, 'taskDefinition'))
    const tags = requestTagContext(requestTags(input, 'InvalidParameterException'))
    const create = taskSetCheck('ecs:CreateTaskSet', input, context, '*')
    const seen = {
      ...create.context,
      ...tags,
      ...capacityProviderContext(input, context),
      'ecs:task-definition': taskDefinitionArn(context, definition),
    }
    const tag = { ...create, action: 'ecs:TagResource', context: { ...tags, 'ecs:CreateAction': 'CreateTaskSet' } }
    const isTagged = Object.keys(tags).length > 0
    return [{ ...create, context: seen }, ...(isTagged ? [tag] : []), ...passTaskRoles(rolesOf(context, definition))]
  },
  handle(input: JsonObject, context: RequestContext): JsonObject {
    const cluster = requireCluster(input, context)
    const definition = requireTaskDefinition(context, optionalText(input, 'taskDefinition'))
    const service = requireServiceOfTaskSets(input, context)
    requireExternal(controllerOf(service.options))
    requireActive(definition)
    const blueprint = newBlueprint(input, cluster, definition)
    checkPlacement(input, isOnFargate(blueprint))
    checkNetworkExists(context.state, { network: blueprint.networkConfiguration })
    const set = addTaskSet(context, service, {
      blueprint,
      // https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_CreateTaskSet.html (checked 2026-11); assumed: 0 where it is not said
      scale: scaleIn(input) ?? 0,
      status: 'ACTIVE',
      externalId: optionalText(input, 'externalId'),
      tags: requestTags(input, 'InvalidParameterException'),
    })
    return { taskSet: taskSetOutput(context.state, context, service, set, { tags: true }) }
  },
}
