import { readCall } from '../operation.ts'

/**
 * The subnets of these ids that there are: asked by a filter, EC2 leaves out those that are not there, where it would refuse the whole
 * request by ids. AWS offers no resource to fence it with.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeSubnets.html (checked 2026-11)
 */
export function describeSubnets(ids: readonly string[]) {
  return readCall(
    'ec2:DescribeSubnets',
    { Filters: [{ Name: 'subnet-id', Values: ids }] },
    () => [{ action: 'ec2:DescribeSubnets', resource: '*' }],
    { yields: 'Subnets', rate: null, statement: 'FindNetwork' },
  )
}
