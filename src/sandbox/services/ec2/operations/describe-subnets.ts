import { regionalArn } from '../../../arns.ts'
import { type Operation, ServiceError } from '../../../service.ts'
import { select, tagSet, takenAsThere } from '../input.ts'
import { ec2State, type Subnet, usualVpc } from '../store.ts'

/** https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeSubnets.html */
export const describeSubnets: Operation = {
  name: 'ec2:DescribeSubnets',
  access: 'read',
  checks: () => [{ action: 'ec2:DescribeSubnets', resource: '*' }],
  handle(input, context) {
    const { subnets } = ec2State(context.state)
    const assumed = takenAsThere(input, 'SubnetId', context.state, 'subnets').map(
      (id): Subnet => ({ id, vpcId: usualVpc, cidrBlock: '10.0.0.0/24', zone: `${context.region}a`, tags: {} }),
    )
    const { items, nextToken } = select<Subnet>([...Object.values(subnets), ...assumed], input, {
      idMember: 'SubnetId',
      notFound: (id) => new ServiceError('InvalidSubnetID.NotFound', `The subnet ID '${id}' does not exist`),
      filters: {
        'subnet-id': ({ id }) => id,
        'vpc-id': ({ vpcId }) => vpcId,
        'availability-zone': ({ zone }) => zone,
        'cidr-block': ({ cidrBlock }) => cidrBlock,
      },
    })
    return {
      subnetSet: items.map((subnet) => ({
        subnetId: subnet.id,
        subnetArn: regionalArn(context, 'ec2', `subnet/${subnet.id}`),
        state: 'available',
        vpcId: subnet.vpcId,
        cidrBlock: subnet.cidrBlock,
        availableIpAddressCount: 251,
        availabilityZone: subnet.zone,
        defaultForAz: false,
        mapPublicIpOnLaunch: false,
        ownerId: context.account,
        tagSet: tagSet(subnet.tags),
      })),
      ...(nextToken !== undefined && { nextToken }),
    }
  },
}
