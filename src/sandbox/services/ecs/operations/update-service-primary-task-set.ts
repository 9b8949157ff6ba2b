import type { JsonObject, Operation, RequestContext } from '../../../service.ts'
import { makePrimary } from '../machine/index.ts'
import { clusterContext, serviceAccess, serviceKey } from '../resolve.ts'
import { controllerOf } from '../services/index.ts'
import { resourceTagContext } from '../tags.ts'
import { requireExternal, requireServiceOfTaskSets, requireTaskSet } from '../task-sets/index.ts'
import { taskSetOutput } from '../wire/index.ts'

/** Makes a task set the one that serves. */
export const updateServicePrimaryTaskSet: Operation = {
  name: 'ecs:UpdateServicePrimaryTaskSet',
  access: 'write',
  checks(input, context) {
    const { resource, tags } = serviceAccess(context, serviceKey(input, 'service', context))
    const seen = { ...clusterContext(input, context), ...resourceTagContext(tags) }
    return [{ action: 'ecs:UpdateServicePrimaryTaskSet', resource, context: seen }]
  },
  handle(input: JsonObject, context: RequestContext): JsonObject {
    const service = requireServiceOfTaskSets(input, context)
    requireExternal(controllerOf(service.options))
    const set = requireTaskSet(service, input, 'primaryTaskSet')
    makePrimary(context, service, set)
    return { taskSet: taskSetOutput(context.state, context, service, set) }
  },
}
