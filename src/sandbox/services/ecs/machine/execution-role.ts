import { evaluate, parsePolicy } from '../../../../iam/index.ts'
import { findRoleByArn, policiesOf } from '../../iam/index.ts'
import { rolesOf } from '../roles.ts'
import { findRevision, type Task } from '../store.ts'
import type { World } from './world.ts'

/** The rights of the execution role of a task. */
export interface ExecutionRole {
  /** AWS's words where the role may not do something, undefined where it may. */
  refusalOf(action: string, resource: string): string | undefined
}

/**
 * The execution role of a task. A role without any policy is taken for one that may do all that starting needs, so that a project can be
 * tried without its policies: then there is none to ask.
 */
export function executionRoleOf(world: World, task: Task): ExecutionRole | undefined {
  const definition = findRevision(world.state, task.family, task.revision)
  const [, arn] = definition ? rolesOf(world, definition, task.overrides) : []
  const role = arn === undefined ? undefined : findRoleByArn(world.state, arn)
  const texts = role ? Object.values(policiesOf(world.state, role)) : []
  if (!role || texts.length === 0) return undefined
  const identityPolicies = texts.map((text) => parsePolicy(text))
  const principal = `arn:${world.partition}:sts::${world.account}:assumed-role/${role.name}/${task.id}`
  return {
    refusalOf(action, resource) {
      const context = { 'aws:PrincipalArn': role.arn, 'aws:ResourceAccount': world.account }
      const { decision, kind } = evaluate({ principal, action, resource, context }, { identityPolicies })
      if (decision === 'Allow') return undefined
      const start = `User: ${principal} is not authorized to perform: ${action} on resource: ${resource}`
      if (kind === 'explicit') return `${start} with an explicit deny in an identity-based policy`
      return `${start} because no identity-based policy allows the ${action} action`
    },
  }
}
