import { evaluate, parsePolicy } from '../../../../iam/index.ts'
import { findRoleByArn, policiesOf } from '../../iam/index.ts'
import { findGroup } from '../../logs/index.ts'
import { rolesOf } from '../roles.ts'
import { findRevision, type Task } from '../store.ts'
import type { LogDestination } from './log-destination.ts'
import type { World } from './world.ts'

/** What the execution role of a task may not do for its logs. */
export interface LogRefusal {
  readonly what: 'group' | 'stream'
  readonly message: string
}

/**
 * Whether the execution role may make the log stream of a container and, where it is to, the log group. A role without any policy is
 * taken for one that has AWS's managed policy for execution roles, which need not be attached to try a project.
 */
export function logRefusal(world: World, task: Task, destination: LogDestination): LogRefusal | undefined {
  const definition = findRevision(world.state, task.family, task.revision)
  const [, executionRole] = definition ? rolesOf(world, definition, task.overrides) : []
  const role = executionRole === undefined ? undefined : findRoleByArn(world.state, executionRole)
  const texts = role ? Object.values(policiesOf(world.state, role)) : []
  if (!role || texts.length === 0) return undefined
  const identityPolicies = texts.map((text) => parsePolicy(text))
  const principal = `arn:${world.partition}:sts::${world.account}:assumed-role/${role.name}/${task.id}`
  const refusalOf = (action: string, resource: string): string | undefined => {
    const context = { 'aws:PrincipalArn': role.arn, 'aws:ResourceAccount': world.account }
    const { decision, kind } = evaluate({ principal, action, resource, context }, { identityPolicies })
    if (decision === 'Allow') return undefined
    const start = `User: ${principal} is not authorized to perform: ${action} on resource: ${resource}`
    if (kind === 'explicit') return `${start} with an explicit deny in an identity-based policy`
    return `${start} because no identity-based policy allows the ${action} action`
  }
  const group = `arn:${world.partition}:logs:${destination.region}:${world.account}:log-group:${destination.group}`
  if (destination.createGroup && !findGroup(world.stateOf(destination), destination.group)) {
    const message = refusalOf('logs:CreateLogGroup', group)
    if (message !== undefined) return { what: 'group', message }
  }
  const message = refusalOf('logs:CreateLogStream', `${group}:log-stream:${destination.stream}`)
  return message === undefined ? undefined : { what: 'stream', message }
}
