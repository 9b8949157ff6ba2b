import type { JsonObject, RequestContext } from '../../../service.ts'
import { taskArn } from '../arns.ts'
import { texts } from '../input.ts'
import { invalidParameter } from '../refuse.ts'
import { clusterName } from '../resolve.ts'
import { findTask, type Task } from '../store.ts'
import { taskId } from './access.ts'

/** The tasks that a request about protection names: at most ten. assumed: the texts */
export function protectionNames(input: JsonObject): string[] {
  const named = texts(input, 'tasks')
  if (named.length === 0) throw invalidParameter('Tasks cannot be empty.')
  if (named.length > 10) throw invalidParameter('taskIds can have at most 10 items.')
  return named
}

/** A running task of a service, or the failure that says why it can have no protection. */
export function protectableTask(
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
