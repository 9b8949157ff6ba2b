import { readCall } from '../operation.ts'
import { onRole } from './on-role.ts'

/** The names of a role's inline policies. https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListRolePolicies.html (checked 2026-11) */
export function listRolePolicies(input: { readonly RoleName: string }) {
  return readCall('iam:ListRolePolicies', input, onRole('iam:ListRolePolicies', input), {
    yields: 'PolicyNames',
    rate: null,
    statement: 'ReadRolePolicies',
  })
}
