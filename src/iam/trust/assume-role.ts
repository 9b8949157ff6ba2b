import type { Principal } from '../caller.ts'
import type { AnyPolicy } from '../compile-policy.ts'
import type { Decision } from '../decision.ts'
import { evaluate, type PolicySet } from '../evaluate.ts'
import type { Context } from '../request.ts'

/** A request to assume a role. */
export interface AssumeRoleRequest {
  readonly principal: Principal
  /** The ARN of the role. */
  readonly role: string
  /** sts:ExternalId, sts:RoleSessionName, aws:SourceArn and so on. */
  readonly context?: Context
  /** Session tags are passed: sts:TagSession has to be allowed as well. */
  readonly tagsSession?: boolean
  /** A source identity is set: sts:SetSourceIdentity has to be allowed as well. */
  readonly setsSourceIdentity?: boolean
}

/**
 * Whether a principal may assume a role: a user or role of the account or of another one, or a service (`ecs-tasks.amazonaws.com`).
 * @returns the first decision that is no Allow, or the one about sts:AssumeRole
 */
export function evaluateAssumeRole(
  request: AssumeRoleRequest,
  trustPolicy: AnyPolicy,
  policies: Omit<PolicySet, 'resourcePolicy'> = {},
): Decision {
  const { principal, role, context, tagsSession = false, setsSourceIdentity = false } = request
  const decide = (action: string): Decision =>
    evaluate(
      { principal, action, resource: role, ...(context && { context }) },
      { ...policies, resourcePolicy: trustPolicy },
    )
  const decision = decide('sts:AssumeRole')
  const more = [...(tagsSession ? ['sts:TagSession'] : []), ...(setsSourceIdentity ? ['sts:SetSourceIdentity'] : [])]
  if (decision.decision === 'Deny') return decision
  return more.map(decide).find((next) => next.decision === 'Deny') ?? decision
}
