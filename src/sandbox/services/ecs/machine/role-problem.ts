import type { JsonObject, SandboxState } from '../../../service.ts'
import { findRoleByArn } from '../../iam/index.ts'
import { rolesOf } from '../roles.ts'
import type { TaskDefinition } from '../store.ts'
import type { World } from './world.ts'

const principal = 'ecs-tasks.amazonaws.com'

/** Why the roles of a task cannot be taken up by it, in AWS's words; undefined if they can. */
export function roleProblem(world: World, definition: TaskDefinition, overrides: JsonObject = {}): string | undefined {
  const role = rolesOf(definition, overrides).find((arn) => arn !== undefined && !canAssume(world.state, arn))
  if (role === undefined) return undefined
  return (
    `ECS was unable to assume the role '${role}' that was provided for this task. Please verify that the role being passed ` +
    'has the proper trust relationship and permissions and that your IAM user has permissions to pass this role.'
  )
}

/**
 * Whether tasks can take up a role: it exists, and its trust policy names the principal of tasks. Conditions of that policy are
 * taken as fulfilled: they compare the task's own ARN and account.
 */
export function canAssume(state: SandboxState, arn: string): boolean {
  const role = findRoleByArn(state, arn)
  if (!role) return false
  const policy = JSON.parse(role.trustPolicy) as { Statement?: unknown }
  return asList(policy.Statement).some((one) => {
    const statement = one as { Effect?: unknown; Action?: unknown; Principal?: unknown }
    if (statement.Effect !== 'Allow') return false
    const actions = asList(statement.Action).map((action) => String(action).toLowerCase())
    if (!actions.some((action) => ['sts:assumerole', 'sts:*', '*'].includes(action))) return false
    if (statement.Principal === '*') return true
    const service = (statement.Principal as { Service?: unknown } | undefined)?.Service
    return asList(service).includes(principal)
  })
}

function asList(value: unknown): unknown[] {
  return Array.isArray(value) ? value : value === undefined ? [] : [value]
}
