import { evaluateAssumeRole, parsePolicy } from '../../../../iam/index.ts'
import type { JsonObject } from '../../../service.ts'
import { findRoleByArn } from '../../iam/index.ts'
import { rolesOf } from '../roles.ts'
import type { TaskDefinition } from '../store.ts'
import type { StepContext } from './step-context.ts'

/** Why the roles of a task cannot be taken up by it, in AWS's words; undefined if they can. */
export function roleProblem(
  world: StepContext,
  definition: TaskDefinition,
  overrides: JsonObject = {},
): string | undefined {
  const role = rolesOf(world, definition, overrides).find((arn) => arn !== undefined && !canAssume(world, arn))
  if (role === undefined) return undefined
  return (
    `ECS was unable to assume the role '${role}' that was provided for this task. Please verify that the role being passed ` +
    'has the proper trust relationship and permissions and that your IAM user has permissions to pass this role.'
  )
}

/** Whether tasks can take up a role: it exists, and its trust policy lets them. https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-iam-roles.html (checked 2026-11) */
function canAssume(world: StepContext, arn: string): boolean {
  const role = findRoleByArn(world.state, arn)
  if (!role) return false
  const context = {
    'aws:SourceAccount': world.account,
    // The task has no id yet when its roles are tried.
    'aws:SourceArn': `arn:${world.partition}:ecs:${world.region}:${world.account}:*`,
  }
  const principal = { type: 'Service', id: 'ecs-tasks.amazonaws.com' } as const
  return evaluateAssumeRole({ principal, role: arn, context }, parsePolicy(role.trustPolicy)).decision === 'Allow'
}
