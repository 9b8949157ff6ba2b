import type { JsonObject, Operation, RequestContext } from '../../../service.ts'
import { seconds, taskArn } from '../arns.ts'
import { requireCluster } from '../resolve.ts'
import { protectableTask, protectionNames, taskAccess } from '../tasks/index.ts'

/** Which tasks of services are protected, and until when. */
export const getTaskProtection: Operation = {
  name: 'ecs:GetTaskProtection',
  access: 'read',
  checks: (input, context) =>
    protectionNames(input).map((text) => taskAccess('ecs:GetTaskProtection', input, context, text)),
  handle(input: JsonObject, context: RequestContext): JsonObject {
    const cluster = requireCluster(input, context)
    const protectedTasks: JsonObject[] = []
    const failures: JsonObject[] = []
    for (const text of protectionNames(input)) {
      const found = protectableTask(input, context, text)
      if ('failure' in found) {
        failures.push(found.failure)
        continue
      }
      const { task } = found
      const until = task.protectedUntil
      const isProtected = until !== undefined && until > context.now
      protectedTasks.push({
        taskArn: taskArn(context, cluster.name, task.id),
        protectionEnabled: isProtected,
        ...(isProtected ? { expirationDate: seconds(until) } : {}),
      })
    }
    return { protectedTasks, failures }
  },
}
