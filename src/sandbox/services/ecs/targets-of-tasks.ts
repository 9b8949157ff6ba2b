import type { SandboxState } from '../../service.ts'
import { optionalNumber, optionalText } from './input.ts'
import { isReady } from './machine/index.ts'
import { ecsState, type Task } from './store.ts'

/** A task that ECS registered in a target group. */
export interface TaskTarget {
  /** Its private address. */
  readonly id: string
  readonly port: number
  readonly isHealthy: boolean
  /** Its health checks have failed too often. */
  readonly hasFailed: boolean
  readonly isLeaving: boolean
}

/** The tasks that are registered in a target group, or are about to be. */
export function targetsOfTasks(state: SandboxState, targetGroup: string, now: number): TaskTarget[] {
  return runningTasks(state).flatMap((task) => {
    const ip = task.attachment?.ip
    if (ip === undefined || !task.targetGroups?.includes(targetGroup)) return []
    const isRegistered = task.registeredIn?.includes(targetGroup) ?? false
    return [
      {
        id: ip,
        port: portOf(state, task, targetGroup),
        isHealthy: isRegistered && isReady(task, now),
        hasFailed: task.failedTargetGroup === targetGroup,
        isLeaving: task.desiredStatus === 'STOPPED',
      },
    ]
  })
}

/** The network interface of a task. */
export interface TaskInterface {
  readonly id: string
  readonly ip: string
  readonly subnet: string
  readonly securityGroups: readonly string[]
  /** Its address for everyone, where one was asked for. */
  readonly publicIp?: string
}

/** The network interfaces that running tasks have. */
export function networkInterfacesOfTasks(state: SandboxState): TaskInterface[] {
  return runningTasks(state).flatMap(({ attachment }) => {
    const { networkInterface, ip, subnet = '', securityGroups = [], isPublic = false } = attachment ?? {}
    if (networkInterface === undefined || ip === undefined) return []
    // An address of the range that is never routed (RFC 2544), in place of one that would be somebody's.
    const publicIp = ip.replace(/^10\.0/, '198.18')
    return [{ id: networkInterface, ip, subnet, securityGroups, ...(isPublic && { publicIp }) }]
  })
}

function runningTasks(state: SandboxState): Task[] {
  return Object.values(ecsState(state).tasks).filter(({ lastStatus }) => lastStatus === 'RUNNING')
}

/** The port at which the service's load balancer reaches the container. */
function portOf(state: SandboxState, task: Task, targetGroup: string): number {
  const service = Object.values(ecsState(state).services).find(
    ({ cluster, name }) => cluster === task.cluster && name === task.service,
  )
  for (const balancer of service?.blueprint.loadBalancers ?? []) {
    if (typeof balancer !== 'object' || balancer === null || Array.isArray(balancer)) continue
    if (optionalText(balancer, 'targetGroupArn') === targetGroup) return optionalNumber(balancer, 'containerPort') ?? 80
  }
  return 80
}
