import { findGroup } from '../../logs/index.ts'
import type { Task } from '../store.ts'
import { executionRoleOf } from './execution-role.ts'
import type { LogDestination } from './log-destination.ts'
import type { StepContext } from './step-context.ts'

/** A call for its logs that the execution role of a task may not make. */
export interface LogRefusal {
  readonly what: 'group' | 'stream'
  readonly message: string
}

/** Whether the execution role may make the log stream of a container and, where it is to, the log group. */
export function logRefusal(world: StepContext, task: Task, destination: LogDestination): LogRefusal | undefined {
  const role = executionRoleOf(world, task)
  const group = `arn:${world.partition}:logs:${destination.region}:${world.account}:log-group:${destination.group}`
  if (destination.createGroup && !findGroup(world.stateOf(destination), destination.group)) {
    const message = role?.refusalOf({ action: 'logs:CreateLogGroup', resource: group })
    if (message !== undefined) return { what: 'group', message }
  }
  const message = role?.refusalOf({
    action: 'logs:CreateLogStream',
    resource: `${group}:log-stream:${destination.stream}`,
  })
  return message === undefined ? undefined : { what: 'stream', message }
}
