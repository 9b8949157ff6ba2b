import { readCall } from '../operation.ts'

/** A managed policy, with the version that counts. https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetPolicy.html (checked 2026-11) */
export function getPolicy(input: { readonly PolicyArn: string }) {
  return readCall('iam:GetPolicy', input, () => [{ action: 'iam:GetPolicy', resource: input.PolicyArn }], {
    yields: 'Policy',
    rate: null,
    statement: 'ReadManagedPolicies',
  })
}
