import type { Aws } from '../../calls/index.ts'
import { revisionNameOf, type Service } from '../../calls/operations/index.ts'
import type { EcsBegun } from './deployment-status.ts'

/** How many of the newest events are told at each look; listeners drop those they know. */
const EVENTS = 20

/** Tells how the service stands, and its events since the deployment began. */
export function showService(aws: Aws, begun: EcsBegun, seen: Service | undefined): void {
  if (!seen) return
  const { cluster, service } = begun.target
  const { desiredCount = 0, runningCount = 0, pendingCount = 0 } = seen
  const deployments = (seen.deployments ?? []).map((one) => ({
    id: one.id ?? '',
    status: one.status ?? '',
    revision: revisionNameOf(one.taskDefinition ?? ''),
    desired: one.desiredCount ?? 0,
    pending: one.pendingCount ?? 0,
    running: one.runningCount ?? 0,
    failed: one.failedTasks ?? 0,
    rolloutState: one.rolloutState,
    reason: one.rolloutStateReason,
  }))
  aws.report({
    type: 'deployment',
    cluster,
    service,
    deployments,
    desired: desiredCount,
    running: runningCount,
    pending: pendingCount,
  })
  showServiceEvents(aws, seen, begun.eventsSince)
}

/** Tells the service's events that are newer, oldest first. */
export function showServiceEvents(aws: Aws, { events = [] }: Service, since: number): void {
  const news = events.slice(0, EVENTS).filter(({ createdAt = 0 }) => createdAt > since)
  for (const event of news.reverse())
    aws.report({
      type: 'service-event',
      id: event.id ?? `${event.createdAt} ${event.message}`,
      at: (event.createdAt ?? 0) * 1000,
      message: event.message ?? '',
    })
}

/** `; web:13: 1 of 2 running, web:12: 2 running` */
export function stillGoingOn(service: Service | undefined): string {
  // Deployments without tasks are history, however long ECS lists them.
  const live = (service?.deployments ?? []).filter(
    ({ status, runningCount = 0 }) => status === 'PRIMARY' || runningCount > 0,
  )
  const parts = live.map(
    ({ taskDefinition = '', status, runningCount = 0, desiredCount = 0 }) =>
      `${revisionNameOf(taskDefinition)}: ${status === 'PRIMARY' ? `${runningCount} of ${desiredCount}` : runningCount} running`,
  )
  return parts.length === 0 ? '' : `; ${parts.join(', ')}`
}
