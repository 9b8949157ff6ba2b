import { readCall } from '../operation.ts'
import { absentOf, onRole } from './on-role.ts'
import type { RoleId } from './role-id.ts'

/** An inline policy, whose document is percent-encoded. https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetRolePolicy.html (checked 2026-11) */
export function getRolePolicy(input: { readonly RoleName: string; readonly PolicyName: string }, id?: RoleId) {
  return readCall('iam:GetRolePolicy', input, onRole('iam:GetRolePolicy', input, id), {
    absent: absentOf(id),
    yields: 'PolicyDocument',
    rate: null,
    statement: 'ReadRolePolicies',
  })
}
