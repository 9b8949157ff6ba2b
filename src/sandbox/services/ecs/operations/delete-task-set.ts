import type { JsonObject, Operation, RequestContext } from '../../../service.ts'
import { optionalFlag, optionalText } from '../input.ts'
import { drainTaskSet } from '../machine/index.ts'
import { invalidParameter } from '../refuse.ts'
import { controllerOf } from '../services/index.ts'
import {
  requireExternal,
  requireServiceOfTaskSets,
  requireTaskSet,
  taskSetCheck,
  taskSetNumber,
} from '../task-sets/index.ts'
import { taskSetOutput } from '../wire/index.ts'

/** Has a task set go; one that is not scaled to 0 only with `force`. */
export const deleteTaskSet: Operation = {
  name: 'ecs:DeleteTaskSet',
  access: 'write',
  checks: (input, context) => [
    taskSetCheck('ecs:DeleteTaskSet', input, context, taskSetNumber(optionalText(input, 'taskSet'))),
  ],
  handle(input: JsonObject, context: RequestContext): JsonObject {
    const service = requireServiceOfTaskSets(input, context)
    requireExternal(controllerOf(service.options))
    const set = requireTaskSet(service, input, 'taskSet')
    // assumed: the text; the rule is https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DeleteTaskSet.html (checked 2026-11)
    if (set.scale > 0 && !optionalFlag(input, 'force')) {
      throw invalidParameter('The task set cannot be deleted while it is scaled above 0.')
    }
    drainTaskSet(context, service, set)
    return { taskSet: taskSetOutput(context.state, context, service, set) }
  },
}
