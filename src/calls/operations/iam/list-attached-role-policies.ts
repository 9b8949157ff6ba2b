import { readCall } from '../operation.ts'
import { onRole } from './on-role.ts'

/** The managed policies of a role. https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListAttachedRolePolicies.html (checked 2026-11) */
export function listAttachedRolePolicies(input: { readonly RoleName: string }) {
  return readCall('iam:ListAttachedRolePolicies', input, onRole('iam:ListAttachedRolePolicies', input), {
    yields: 'AttachedPolicies',
    rate: null,
    statement: 'ReadRolePolicies',
  })
}
