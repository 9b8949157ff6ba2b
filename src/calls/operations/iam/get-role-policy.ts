import { readCall } from '../operation.ts'
import { onRole } from './on-role.ts'

/** An inline policy, whose document is percent-encoded. https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetRolePolicy.html (checked 2026-11) */
export function getRolePolicy(input: { readonly RoleName: string; readonly PolicyName: string }) {
  return readCall('iam:GetRolePolicy', input, onRole('iam:GetRolePolicy', input), {
    yields: 'PolicyDocument',
    rate: null,
    statement: 'ReadRolePolicies',
  })
}
