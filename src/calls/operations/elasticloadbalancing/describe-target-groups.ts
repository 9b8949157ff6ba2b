import { readCall } from '../operation.ts'

/** Target groups by their ARNs. AWS offers no resource to fence it with. */
export function describeTargetGroups(input: { readonly TargetGroupArns: readonly string[] }) {
  return readCall(
    'elasticloadbalancing:DescribeTargetGroups',
    input,
    () => [{ action: 'elasticloadbalancing:DescribeTargetGroups', resource: '*' }],
    {
      yields: 'TargetGroups',
      rate: null,
      statement: 'FindTargetGroups',
      absent: ['TargetGroupNotFound', 'TargetGroupNotFoundException'],
    },
  )
}
