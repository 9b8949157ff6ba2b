import { lagOf } from '../../../behaviour.ts'
import type { JsonObject, Operation } from '../../../service.ts'
import { taskArn } from '../arns.ts'
import { texts } from '../input.ts'
import { invalidParameter, requireOneOf } from '../refuse.ts'
import { requireCluster } from '../resolve.ts'
import { findTask } from '../store.ts'
import { taskAccess, taskId } from '../tasks/index.ts'
import { taskOutput } from '../wire/index.ts'

/** Up to a hundred tasks of a cluster, stopped ones for about an hour. */
export const describeTasks: Operation = {
  name: 'ecs:DescribeTasks',
  access: 'read',
  checks: (input, context) => namesIn(input).map((text) => taskAccess('ecs:DescribeTasks', input, context, text)),
  handle(input, context) {
    const cluster = requireCluster(input, context)
    const include = texts(input, 'include')
    for (const value of include) requireOneOf('include', value, ['TAGS'])
    const tasks: JsonObject[] = []
    const failures: JsonObject[] = []
    for (const text of namesIn(input)) {
      const id = taskId(input, context, text)
      const task = findTask(context.state, cluster.name, id)
      // Where reads lag behind writes, a task that was just made is not seen.
      const isSeen = task && context.now >= task.createdAt + lagOf(context.state).missing
      if (isSeen)
        tasks.push(taskOutput(context.state, context, task, { now: context.now, tags: include.includes('TAGS') }))
      else failures.push({ arn: taskArn(context, cluster.name, id), reason: 'MISSING' })
    }
    return { tasks, failures }
  },
}

function namesIn(input: JsonObject): string[] {
  const named = texts(input, 'tasks')
  // reported by users: both texts (https://github.com/sil-org/ecs-deploy/issues/63 and 266)
  if (named.length === 0) throw invalidParameter('Tasks cannot be empty.')
  if (named.length > 100) throw invalidParameter('taskIds can have at most 100 items.')
  return named
}
