import type { AccessCheck, JsonObject, RequestContext } from '../../../service.ts'
import { taskArn } from '../arns.ts'
import { clusterContext, clusterName, nameInCluster } from '../resolve.ts'
import { findTask } from '../store.ts'
import { resourceTagContext } from '../tags.ts'

/** The id in the id or ARN of a task of the cluster that a request means. */
export function taskId(input: JsonObject, context: RequestContext, text: string): string {
  return nameInCluster(context, 'task', clusterName(input, context), text)
}

/** What IAM is asked about one task, whether or not it exists. */
export function taskAccess(action: string, input: JsonObject, context: RequestContext, text: string): AccessCheck {
  const cluster = clusterName(input, context)
  const id = taskId(input, context, text)
  const tags = findTask(context.state, cluster, id)?.tags
  return {
    action,
    resource: taskArn(context, cluster, id),
    context: { ...clusterContext(input, context), ...resourceTagContext(tags) },
  }
}
