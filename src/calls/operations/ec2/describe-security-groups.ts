import { readCall } from '../operation.ts'

/**
 * Security groups by their ids; where one of them is not there, EC2 tells of no other. AWS offers no resource to fence it with.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeSecurityGroups.html (checked 2026-11)
 */
export function describeSecurityGroups(GroupIds: readonly string[]) {
  return readCall(
    'ec2:DescribeSecurityGroups',
    { GroupIds },
    () => [{ action: 'ec2:DescribeSecurityGroups', resource: '*' }],
    {
      yields: 'SecurityGroups',
      rate: null,
      statement: 'FindNetwork',
      absent: ['InvalidGroup.NotFound', 'InvalidGroupId.Malformed', 'InvalidGroup.NotFoundException'],
    },
  )
}
