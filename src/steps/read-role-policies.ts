import type { Aws } from '../calls/index.ts'
import {
  getPolicy,
  getPolicyVersion,
  getRole,
  getRolePolicy,
  listAttachedRolePolicies,
  listRolePolicies,
} from '../calls/operations/index.ts'

/** A policy of a role: its name, or its ARN where it is a managed one, and its text. */
export interface LivePolicy {
  readonly name: string
  readonly text: string
}

/** What decides about a role, as far as IAM shows it. */
export interface LiveRole {
  readonly arn: string
  readonly policies: readonly LivePolicy[]
  readonly boundary: LivePolicy | undefined
}

/** Reads the policies of a role, and the boundary that limits it. `role` is its ARN, or its name. Throws DeniedError. */
export async function readRolePolicies(aws: Aws, role: string): Promise<LiveRole> {
  const RoleName = role.replace(/^.*\//, '')
  const step = aws.step("read the role's policies")
  const described = await step.call(getRole({ RoleName }))
  const inline = await step.call(listRolePolicies({ RoleName }))
  const attached = await step.call(listAttachedRolePolicies({ RoleName }))
  const own = await step.each(
    inline.take(
      ({ PolicyNames }) => PolicyNames.map((PolicyName) => ({ RoleName, PolicyName })),
      [{ RoleName, PolicyName: '' }],
    ),
    async (which, door) => {
      const read = await door.call(getRolePolicy(which))
      return {
        name: which.PolicyName,
        text: read.take(({ PolicyDocument }) => decodeURIComponent(PolicyDocument), '{}'),
      }
    },
  )
  const managed = await step.each(
    attached.take(({ AttachedPolicies }) => AttachedPolicies.flatMap(({ PolicyArn }) => PolicyArn ?? []), []),
    readManaged,
  )
  const limit = described.take(({ Role }) => Role.PermissionsBoundary?.PermissionsBoundaryArn, undefined)
  return {
    arn: described.take(({ Role }) => Role.Arn ?? role, role),
    policies: [...own.take((all) => all, []), ...managed.take((all) => all, [])],
    boundary: limit === undefined ? undefined : await readManaged(limit, step),
  }
}

async function readManaged(PolicyArn: string, aws: Aws): Promise<LivePolicy> {
  const found = await aws.call(getPolicy({ PolicyArn }))
  const VersionId = found.take(({ Policy }) => Policy.DefaultVersionId ?? 'v1', 'v1')
  const version = await aws.call(getPolicyVersion({ PolicyArn, VersionId }))
  return {
    name: PolicyArn,
    text: version.take(({ PolicyVersion }) => decodeURIComponent(PolicyVersion.Document ?? '{}'), '{}'),
  }
}
