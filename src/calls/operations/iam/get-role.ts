import { readCall } from '../operation.ts'
import { absentOf, onRole } from './on-role.ts'
import type { RoleId } from './role-id.ts'

/** A role with its path and its boundary. https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetRole.html (checked 2026-11) */
export function getRole(input: { readonly RoleName: string }, id?: RoleId) {
  return readCall('iam:GetRole', input, onRole('iam:GetRole', input, id), {
    absent: absentOf(id),
    yields: 'Role',
    rate: null,
    statement: 'ReadRoles',
  })
}
