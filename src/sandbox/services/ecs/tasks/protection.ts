import type { AccessCheck, JsonObject, RequestContext } from '../../../service.ts'
import { seconds, taskArn } from '../arns.ts'
import { texts } from '../input.ts'
import { invalidParameter } from '../refuse.ts'
import { clusterName } from '../resolve.ts'
import { findTask, type Task } from '../store.ts'
import { taskAccess, taskId } from './access.ts'

/** The tasks that a request about protection names: at most ten. assumed: the texts */
function protectionNames(input: JsonObject): string[] {
  const named = texts(input, 'tasks')
  if (named.length === 0) throw invalidParameter('Tasks cannot be empty.')
  if (named.length > 10) throw invalidParameter('taskIds can have at most 10 items.')
  return named
}

/** A running task of a service, or the failure that says why it can have no protection. */
function protectableTask(
  input: JsonObject,
  context: RequestContext,
  text: string,
): { task: Task } | { failure: JsonObject } {
  const cluster = clusterName(input, context)
  const id = taskId(input, context, text)
  const task = findTask(context.state, cluster, id)
  const arn = taskArn(context, cluster, id)
  if (!task) return { failure: { arn, reason: 'MISSING' } }
  if (task.service !== undefined && task.desiredStatus === 'RUNNING') return { task }
  // https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-scale-in-protection-endpoint.html (checked 2026-11); assumed: the detail
  const detail = 'The specified task is not a running task of a service.'
  return { failure: { arn, reason: 'TASK_NOT_VALID', detail } }
}

/** What IAM is asked about the tasks of a request about protection. */
export function protectionChecks(action: string, input: JsonObject, context: RequestContext): AccessCheck[] {
  return protectionNames(input).map((text) => taskAccess(`ecs:${action}`, input, context, text))
}

/** The answer to a request about protection: what `show` says of each task that may have some, after `show` has changed it. */
export function protectionAnswer(
  input: JsonObject,
  context: RequestContext,
  show: (task: Task) => { readonly enabled: boolean; readonly until: number | undefined },
): JsonObject {
  const protectedTasks: JsonObject[] = []
  const failures: JsonObject[] = []
  for (const text of protectionNames(input)) {
    const found = protectableTask(input, context, text)
    if ('failure' in found) {
      failures.push(found.failure)
      continue
    }
    const { enabled, until } = show(found.task)
    protectedTasks.push({
      taskArn: taskArn(context, found.task.cluster, found.task.id),
      protectionEnabled: enabled,
      ...(until === undefined ? {} : { expirationDate: seconds(until) }),
    })
  }
  return { protectedTasks, failures }
}
