import { readCall } from '../operation.ts'
import { absentOf, onRole } from './on-role.ts'
import type { RoleId } from './role-id.ts'

/** The names of a role's inline policies. https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListRolePolicies.html (checked 2026-11) */
export function listRolePolicies(input: { readonly RoleName: string }, id?: RoleId) {
  return readCall('iam:ListRolePolicies', input, onRole('iam:ListRolePolicies', input, id), {
    absent: absentOf(id),
    yields: 'PolicyNames',
    rate: null,
    statement: 'ReadRolePolicies',
  })
}
