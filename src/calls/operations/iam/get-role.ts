import { readCall } from '../operation.ts'
import { onRole } from './on-role.ts'

/** A role with its path and its boundary. https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetRole.html (checked 2026-11) */
export function getRole(input: { readonly RoleName: string }) {
  return readCall('iam:GetRole', input, onRole('iam:GetRole', input), {
    yields: 'Role',
    rate: null,
    statement: 'ReadRoles',
  })
}
