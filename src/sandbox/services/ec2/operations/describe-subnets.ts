import { type Operation, ServiceError } from '../../../service.ts'
import { select, takenAsThere } from '../input.ts'
import { ec2State, type Subnet, usualVpc } from '../store.ts'
import { subnetOnWire } from '../wire.ts'

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
        availabilityZone: ({ zone }) => zone,
        'cidr-block': ({ cidrBlock }) => cidrBlock,
        'default-for-az': () => 'false',
        'map-public-ip-on-launch': ({ mapsPublicIp = false }) => String(mapsPublicIp),
        'owner-id': () => context.account,
        state: () => 'available',
      },
    })
    return {
      subnetSet: items.map((subnet) => subnetOnWire(subnet, context)),
      ...(nextToken !== undefined && { nextToken }),
    }
  },
}
