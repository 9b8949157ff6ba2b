import type { JsonObject, Operation, RequestContext } from '../../../service.ts'
import { optionalText } from '../input.ts'
import { scaleTaskSet } from '../machine/index.ts'
import { invalidParameter } from '../refuse.ts'
import { controllerOf } from '../services/index.ts'
import {
  requireExternal,
  requireServiceOfTaskSets,
  requireTaskSet,
  scaleIn,
  taskSetCheck,
  taskSetNumber,
} from '../task-sets/index.ts'
import { taskSetOutput } from '../wire/index.ts'

/** Scales a task set. */
export const updateTaskSet: Operation = {
  name: 'ecs:UpdateTaskSet',
  access: 'write',
  checks: (input, context) => [
    taskSetCheck('ecs:UpdateTaskSet', input, context, taskSetNumber(optionalText(input, 'taskSet'))),
  ],
  handle(input: JsonObject, context: RequestContext): JsonObject {
    const service = requireServiceOfTaskSets(input, context)
    requireExternal(controllerOf(service.options))
    const set = requireTaskSet(service, input, 'taskSet')
    const scale = scaleIn(input)
    if (scale === undefined) throw invalidParameter('scale can not be blank.') // assumed: the text
    scaleTaskSet(context, service, set, scale)
    return { taskSet: taskSetOutput(context.state, context, service, set) }
  },
}
