import type { JsonObject, RequestContext } from '../../service.ts'
import { targetsOfTasks } from '../ecs/index.ts'
import { read } from './input.ts'
import type { TargetGroup } from './store.ts'

/** A target and how it is. */
export interface TargetHealth {
  readonly id: string
  readonly port: number
  readonly state: 'initial' | 'healthy' | 'unhealthy' | 'draining'
  readonly reason?: string
}

/** The targets that a request names. Without a port they are at that of the group. */
export function targetsIn(input: JsonObject, group: TargetGroup): { id: string; port: number }[] {
  return read.objects(input, 'Targets').map((target) => ({
    id: read.requiredText(target, 'Id'),
    port: read.number(target, 'Port', { min: 1, max: 65_535 }) ?? Number(group.settings['Port']),
  }))
}

/** How the targets of a group are: tasks as ECS registered them; what requests registered is healthy. */
export function healthOf(group: TargetGroup, context: RequestContext): TargetHealth[] {
  const tasks = targetsOfTasks(context.state, group.arn, context.now).map((target): TargetHealth => {
    if (target.isLeaving) return { ...target, state: 'draining', reason: 'Target.DeregistrationInProgress' }
    if (target.hasFailed) return { ...target, state: 'unhealthy', reason: 'Target.FailedHealthChecks' }
    if (target.isHealthy) return { ...target, state: 'healthy' }
    return { ...target, state: 'initial', reason: 'Elb.RegistrationInProgress' }
  })
  return [...tasks, ...group.targets.map((target): TargetHealth => ({ ...target, state: 'healthy' }))]
}
