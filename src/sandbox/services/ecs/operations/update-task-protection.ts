import type { Operation, RequestContext } from '../../../service.ts'
import { optionalFlag, optionalNumber } from '../input.ts'
import { wakeScheduler } from '../machine/index.ts'
import { invalidParameter } from '../refuse.ts'
import { clusterName, requireCluster } from '../resolve.ts'
import { findService, type Task } from '../store.ts'
import { protectionAnswer, protectionChecks } from '../tasks/index.ts'

/**
 * Keeps tasks of services from being stopped by scaling in and by deployments, for two hours where nothing else is said.
 * https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_UpdateTaskProtection.html (checked 2026-11); assumed: the texts
 */
export const updateTaskProtection: Operation = {
  name: 'ecs:UpdateTaskProtection',
  access: 'write',
  checks: (input, context) => protectionChecks('UpdateTaskProtection', input, context),
  handle(input, context) {
    requireCluster(input, context)
    const enabled = optionalFlag(input, 'protectionEnabled')
    if (enabled === undefined) throw invalidParameter('protectionEnabled can not be blank.')
    const minutes = optionalNumber(input, 'expiresInMinutes') ?? 120
    if (minutes < 1 || minutes > 2880) throw invalidParameter('expiresInMinutes must be between 1 and 2880.')
    return protectionAnswer(input, context, (task) => {
      protect(task, enabled ? context.now + minutes * 60_000 : undefined, context)
      return { enabled, until: task.protectedUntil }
    })
  },
}

function protect(task: Task, until: number | undefined, context: RequestContext): void {
  if (until === undefined) delete task.protectedUntil
  else task.protectedUntil = until
  const service = task.service === undefined ? undefined : findService(context.state, task.cluster, task.service)
  if (service && clusterName({ cluster: task.cluster }, context) === service.cluster) {
    wakeScheduler(context, service, until === undefined ? context.now : until)
  }
}
