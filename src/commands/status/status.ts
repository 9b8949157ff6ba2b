import type { Aws } from '../../calls/index.ts'
import { idOf, revisionNameOf, type Service } from '../../calls/operations/index.ts'
import type { Project } from '../../settings/index.ts'
import { findExistingService, targetOf, taskDefinitionOfService } from '../../steps/index.ts'
import { type AutoScalingStatus, autoScalingStatusOf } from './auto-scaling.ts'
import { type ExpressStatus, expressStatusOf } from './express.ts'
import type { StatusOptions } from './options.ts'

/** A deployment or a task set of the service. */
export interface RolloutStatus {
  readonly id: string
  readonly status: string
  /** `web:12` */
  readonly taskDefinition: string
  readonly desired: number
  readonly pending: number
  readonly running: number
  /** `COMPLETED`, `STEADY_STATE` */
  readonly state: string
  readonly reason?: string | undefined
}

/** The state of a service. */
export interface Status {
  readonly service: string
  readonly cluster: string
  readonly status: string
  /** `web:12` */
  readonly taskDefinition: string
  readonly desired: number
  readonly pending: number
  readonly running: number
  readonly deployments: readonly RolloutStatus[]
  readonly taskSets: readonly RolloutStatus[]
  readonly autoScaling: readonly AutoScalingStatus[]
  /** Of an Express service, where it may be read. */
  readonly express?: ExpressStatus | undefined
  /** The newest ones, oldest first; `at` in ISO 8601. */
  readonly events: readonly { readonly at: string; readonly message: string }[]
}

/** Tells how the service stands: its deployments, its auto scaling, and what ECS said about it. */
export async function status(aws: Aws, project: Project, { events }: StatusOptions): Promise<Status> {
  const target = targetOf(project)
  const found = await findExistingService(aws, target)
  found.see(({ status: state }) => {
    if (state === 'DRAINING') aws.warn(`service \`${target.service}\` is being deleted`)
  })
  const autoScaling = await autoScalingStatusOf(aws, target)
  const express = project.configuration.express_definition ? await expressStatusOf(aws, target, found) : undefined
  const nothing: Service = {}
  const live = found.take((service) => service, nothing)
  return {
    ...statusOf(live, { ...target, cluster: project.clusterName, events }),
    autoScaling,
    ...(express && { express }),
  }
}

interface Asked {
  readonly cluster: string
  readonly service: string
  readonly events: number
}

function statusOf(live: Service, { cluster, service, events }: Asked): Omit<Status, 'autoScaling' | 'express'> {
  const newest = [...(live.events ?? [])].sort((a, b) => secondsOf(b.createdAt) - secondsOf(a.createdAt))
  return {
    service,
    cluster,
    status: live.status ?? '',
    // Of an Express service only its deployments tell.
    taskDefinition: revisionNameOf(taskDefinitionOfService(live) ?? ''),
    desired: live.desiredCount ?? 0,
    pending: live.pendingCount ?? 0,
    running: live.runningCount ?? 0,
    deployments: (live.deployments ?? []).map((one) => ({
      id: one.id ?? '',
      status: one.status ?? '',
      taskDefinition: revisionNameOf(one.taskDefinition ?? ''),
      desired: one.desiredCount ?? 0,
      pending: one.pendingCount ?? 0,
      running: one.runningCount ?? 0,
      state: one.rolloutState ?? '',
      reason: one.rolloutStateReason,
    })),
    taskSets: (live.taskSets ?? []).map((one) => ({
      id: idOf(one.id ?? ''),
      status: one.status ?? '',
      taskDefinition: revisionNameOf(one.taskDefinition ?? ''),
      desired: one.computedDesiredCount ?? 0,
      pending: one.pendingCount ?? 0,
      running: one.runningCount ?? 0,
      state: one.stabilityStatus ?? '',
    })),
    events: newest
      .slice(0, events)
      .reverse()
      .map(({ createdAt, message = '' }) => ({ at: new Date(secondsOf(createdAt) * 1000).toISOString(), message })),
  }
}

/** ECS tells times in seconds since 1970. */
function secondsOf(time: number | undefined): number {
  return time ?? 0
}
