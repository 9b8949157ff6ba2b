import type { JsonObject, Operation, RequestContext } from '../../../service.ts'
import { optionalText } from '../input.ts'
import { controllerOf } from '../services/index.ts'
import type { ServiceRecord, TaskSet } from '../store.ts'
import { taskSetOutput } from '../wire/index.ts'
import { requireExternal, requireServiceOfTaskSets, requireTaskSet, taskSetCheck, taskSetNumber } from './access.ts'

/** A task set that a request is about, and its service. */
export interface NamedTaskSet {
  readonly service: ServiceRecord
  readonly set: TaskSet
  readonly input: JsonObject
}

/** The operation that changes one task set of a service that a program deploys. */
export function taskSetOperation(
  name: 'UpdateTaskSet' | 'DeleteTaskSet',
  change: (context: RequestContext, named: NamedTaskSet) => void,
): Operation {
  return {
    name: `ecs:${name}`,
    access: 'write',
    checks: (input, context) => [
      taskSetCheck(`ecs:${name}`, input, context, taskSetNumber(optionalText(input, 'taskSet'))),
    ],
    handle(input, context) {
      const service = requireServiceOfTaskSets(input, context)
      requireExternal(controllerOf(service.options))
      const set = requireTaskSet(service, input, 'taskSet')
      change(context, { service, set, input })
      return { taskSet: taskSetOutput(context.state, context, service, set) }
    },
  }
}
