import type { Check, Place } from '../../call.ts'

/**
 * IAM is asked about the role's ARN, which holds its path; the request holds the name alone, so that a role with a path is given by its ARN.
 * https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsidentityandaccessmanagementiam.html (checked 2026-11)
 */
export function onRole(action: string, { RoleName }: { readonly RoleName: string }) {
  return ({ partition, account }: Place): Check[] => [
    { action, resource: `arn:${partition}:iam::${account}:role/${RoleName}` },
  ]
}
