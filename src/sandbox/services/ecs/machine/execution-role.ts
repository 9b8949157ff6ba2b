import { evaluate, parsePolicy } from '../../../../iam/index.ts'
import type { AccessCheck } from '../../../service.ts'
import { boundaryOf, findRoleByArn, policiesOf } from '../../iam/index.ts'
import { rolesOf } from '../roles.ts'
import { findRevision, type Task } from '../store.ts'
import type { StepContext } from './step-context.ts'

const kinds: Readonly<Record<string, string>> = {
  'permissions-boundary': 'permissions boundary',
  'resource-based': 'resource-based policy',
}

/** The rights of the execution role of a task. */
export interface ExecutionRole {
  /** AWS's words where the role may not do something, undefined where it may. */
  refusalOf(check: AccessCheck): string | undefined
}

/**
 * The execution role of a task. One that a story names without policies is taken for one that may do all that starting needs, so that a
 * project can be tried without them: then there is none to ask.
 */
export function executionRoleOf(world: StepContext, task: Task): ExecutionRole | undefined {
  const definition = findRevision(world.state, task.family, task.revision)
  const [, arn] = definition ? rolesOf(world, definition, task.overrides) : []
  const role = arn === undefined ? undefined : findRoleByArn(world.state, arn)
  const texts = role ? Object.values(policiesOf(world.state, role)) : []
  if (!role || (role.open && texts.length === 0)) return undefined
  const identityPolicies = texts.map((text) => parsePolicy(text))
  const boundary = boundaryOf(world.state, role)
  const principal = `arn:${world.partition}:sts::${world.account}:assumed-role/${role.name}/${task.id}`
  return {
    refusalOf({ action, resource, context: own, resourcePolicy }) {
      const context = { 'aws:PrincipalArn': role.arn, 'aws:ResourceAccount': world.account, ...own }
      const { decision, kind, policyType } = evaluate(
        { principal, action, resource, context },
        {
          identityPolicies,
          ...(boundary !== undefined && { permissionsBoundary: parsePolicy(boundary) }),
          ...(resourcePolicy !== undefined && { resourcePolicy: parsePolicy(resourcePolicy) }),
        },
      )
      if (decision === 'Allow') return undefined
      const type = kinds[policyType ?? 'identity-based'] ?? 'identity-based policy'
      const start = `User: ${principal} is not authorized to perform: ${action} on resource: ${resource}`
      if (kind === 'explicit')
        return `${start} with an explicit deny in ${type === 'identity-based policy' ? 'an' : 'a'} ${type}`
      return `${start} because no ${type} allows the ${action} action`
    },
  }
}
