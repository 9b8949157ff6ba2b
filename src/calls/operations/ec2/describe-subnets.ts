import { readCall } from '../operation.ts'

/**
 * Subnets by their ids; where one of them is not there, EC2 tells of no other. AWS offers no resource to fence it with.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeSubnets.html (checked 2026-11)
 */
export function describeSubnets(SubnetIds: readonly string[]) {
  return readCall('ec2:DescribeSubnets', { SubnetIds }, () => [{ action: 'ec2:DescribeSubnets', resource: '*' }], {
    yields: 'Subnets',
    rate: null,
    statement: 'FindNetwork',
    absent: ['InvalidSubnetID.NotFound', 'InvalidSubnetID.Malformed'],
  })
}
