import type { JsonObject } from '../definitions/index.ts'
import { serviceMemberList, valuesAt } from '../members/index.ts'

/**
 * The roles in a request (CreateService, UpdateService, RunTask) that ECS itself uses, so that IAM asks whether the caller may pass them to
 * `ecs.amazonaws.com`: of load balancers, lifecycle hooks, volumes, VPC Lattice and Service Connect's certificates. Each once; may hold marks.
 * https://docs.aws.amazon.com/aws-managed-policy/latest/reference/AmazonECS_FullAccess.html (checked 2026-11)
 */
export function infrastructureRoles(input: JsonObject): string[] {
  const found = serviceMemberList.flatMap(({ keys, member: { role } }) =>
    role === undefined ? [] : valuesAt(input, [...keys, ...role]),
  )
  return [...new Set(found.filter((role): role is string => typeof role === 'string' && role !== ''))]
}
