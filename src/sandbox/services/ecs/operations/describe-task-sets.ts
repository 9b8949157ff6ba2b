import type { JsonObject, Operation, RequestContext } from '../../../service.ts'
import { texts } from '../input.ts'
import { requireOneOf } from '../refuse.ts'
import { serviceKey } from '../resolve.ts'
import { findService } from '../store.ts'
import { requireServiceOfTaskSets, taskSetArn, taskSetCheck, taskSetNumber } from '../task-sets/index.ts'
import { taskSetOutput } from '../wire/index.ts'

/** The task sets of a service that are named, or all of them. */
export const describeTaskSets: Operation = {
  name: 'ecs:DescribeTaskSets',
  access: 'read',
  checks: (input, context) =>
    numbersIn(input, context).map((number) => taskSetCheck('ecs:DescribeTaskSets', input, context, number)),
  handle(input: JsonObject, context: RequestContext): JsonObject {
    const service = requireServiceOfTaskSets(input, context)
    const include = texts(input, 'include')
    for (const value of include) requireOneOf('include', value, ['TAGS'])
    const taskSets: JsonObject[] = []
    const failures: JsonObject[] = []
    for (const number of numbersIn(input, context).filter((one) => one !== '*')) {
      const set = service.taskSets.find((one) => one.number === number)
      if (set) taskSets.push(taskSetOutput(context.state, context, service, set, { tags: include.includes('TAGS') }))
      else
        failures.push({
          arn: taskSetArn(context, { cluster: service.cluster, name: service.name }, number),
          reason: 'MISSING',
        })
    }
    return { taskSets, failures }
  },
}

// Where none is named, IAM is asked about each that there is, or about any where there is none.
function numbersIn(input: JsonObject, context: RequestContext): string[] {
  const named = texts(input, 'taskSets').map(taskSetNumber)
  if (named.length > 0) return named
  const key = serviceKey(input, 'service', context)
  const all = (findService(context.state, key.cluster, key.name)?.taskSets ?? []).map(({ number }) => number)
  return all.length > 0 ? all : ['*']
}
