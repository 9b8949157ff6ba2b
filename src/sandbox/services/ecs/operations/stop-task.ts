import type { Operation } from '../../../service.ts'
import { optionalText } from '../input.ts'
import { stopTask as stop } from '../machine/index.ts'
import { invalidParameter } from '../refuse.ts'
import { requireCluster } from '../resolve.ts'
import { findTask } from '../store.ts'
import { taskAccess, taskId } from '../tasks/index.ts'
import { taskOutput } from '../wire/index.ts'

/** Has a task stopped. It is wanted STOPPED at once and reaches that state by and by. */
export const stopTask: Operation = {
  name: 'ecs:StopTask',
  access: 'write',
  checks: (input, context) => [taskAccess('ecs:StopTask', input, context, optionalText(input, 'task') ?? '')],
  handle(input, context) {
    const cluster = requireCluster(input, context)
    const task = findTask(context.state, cluster.name, taskId(input, context, optionalText(input, 'task') ?? ''))
    if (!task) throw invalidParameter('The referenced task was not found.')
    const reason = optionalText(input, 'reason') || 'Task stopped by user'
    stop(context, task, { code: 'UserInitiated', reason })
    return { task: taskOutput(context.state, context, task, { now: context.now, tags: false }) }
  },
}
