import { type Operation, ServiceError } from '../../../service.ts'
import { select, takenAsThere } from '../input.ts'
import { ec2State, type SecurityGroup, usualVpc } from '../store.ts'
import { securityGroupOnWire } from '../wire.ts'

/** https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeSecurityGroups.html */
export const describeSecurityGroups: Operation = {
  name: 'ec2:DescribeSecurityGroups',
  access: 'read',
  refused: ['GroupName'],
  checks: () => [{ action: 'ec2:DescribeSecurityGroups', resource: '*' }],
  handle(input, context) {
    const { securityGroups } = ec2State(context.state)
    const assumed = takenAsThere(input, 'GroupId', context.state, 'securityGroups').map(
      (id): SecurityGroup => ({ id, name: id, description: '', vpcId: usualVpc, tags: {} }),
    )
    const { items, nextToken } = select<SecurityGroup>([...Object.values(securityGroups), ...assumed], input, {
      idMember: 'GroupId',
      notFound: (id) => new ServiceError('InvalidGroup.NotFound', `The security group '${id}' does not exist`),
      filters: {
        'group-id': ({ id }) => id,
        'group-name': ({ name }) => name,
        description: ({ description }) => description,
        'owner-id': () => context.account,
        'vpc-id': ({ vpcId }) => vpcId,
      },
    })
    return {
      securityGroupInfo: items.map((group) => securityGroupOnWire(group, context)),
      ...(nextToken !== undefined && { nextToken }),
    }
  },
}
