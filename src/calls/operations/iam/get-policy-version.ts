import { readCall } from '../operation.ts'

/** A version of a managed policy, whose document is percent-encoded. https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetPolicyVersion.html (checked 2026-11) */
export function getPolicyVersion(input: { readonly PolicyArn: string; readonly VersionId: string }) {
  return readCall(
    'iam:GetPolicyVersion',
    input,
    () => [{ action: 'iam:GetPolicyVersion', resource: input.PolicyArn }],
    {
      yields: 'PolicyVersion',
      rate: null,
      statement: 'ReadManagedPolicies',
    },
  )
}
