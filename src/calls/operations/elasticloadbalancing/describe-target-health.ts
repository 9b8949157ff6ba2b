import { readCall } from '../operation.ts'

/**
 * The targets of a group, with the group's own reason for each that is not healthy. No resource can be named.
 * https://docs.aws.amazon.com/service-authorization/latest/reference/list_awselasticloadbalancingv2.html (checked 2026-11)
 */
export function describeTargetHealth(input: { readonly TargetGroupArn: string }) {
  return readCall(
    'elasticloadbalancing:DescribeTargetHealth',
    input,
    () => [{ action: 'elasticloadbalancing:DescribeTargetHealth', resource: '*' }],
    {
      yields: 'TargetHealthDescriptions',
      rate: null,
      statement: 'ReadTargetHealth',
      loss: 'a failed rollout is reported without what the load balancer says of its targets',
      absent: ['TargetGroupNotFound', 'TargetGroupNotFoundException'],
    },
  )
}
