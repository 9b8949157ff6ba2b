import { readCall } from '../operation.ts'

/**
 * The security groups of these ids that there are: asked by a filter, EC2 leaves out those that are not there, where it would refuse the whole
 * request by ids. AWS offers no resource to fence it with.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeSecurityGroups.html (checked 2026-11)
 */
export function describeSecurityGroups(ids: readonly string[]) {
  return readCall(
    'ec2:DescribeSecurityGroups',
    { Filters: [{ Name: 'group-id', Values: ids }] },
    () => [{ action: 'ec2:DescribeSecurityGroups', resource: '*' }],
    { yields: 'SecurityGroups', rate: null, statement: 'FindNetwork' },
  )
}
