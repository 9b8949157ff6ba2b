import type { Check, Place } from '../../call.ts'
import type { RoleId } from './role-id.ts'

/**
 * IAM is asked about the role's ARN, which holds its path; the request holds the name alone, so that a role with a path is given by its ARN.
 * https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsidentityandaccessmanagementiam.html (checked 2026-11)
 */
export function onRole(action: string, { RoleName }: { readonly RoleName: string }, id?: RoleId) {
  return ({ partition, account }: Place): Check[] => [
    { action, resource: id?.arn ?? `arn:${partition}:iam::${account}:role/${RoleName}` },
  ]
}

/** Whoever gives the ARN of a role asks whether it is there: that there is none is an answer. */
export function absentOf(id: RoleId | undefined): readonly string[] {
  return id === undefined ? [] : ['NoSuchEntity', 'NoSuchEntityException']
}
