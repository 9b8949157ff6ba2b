import { readCall } from '../operation.ts'
import { absentOf, onRole } from './on-role.ts'
import type { RoleId } from './role-id.ts'

/** The managed policies of a role. https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListAttachedRolePolicies.html (checked 2026-11) */
export function listAttachedRolePolicies(input: { readonly RoleName: string }, id?: RoleId) {
  return readCall('iam:ListAttachedRolePolicies', input, onRole('iam:ListAttachedRolePolicies', input, id), {
    absent: absentOf(id),
    yields: 'AttachedPolicies',
    rate: null,
    statement: 'ReadRolePolicies',
  })
}
