import { type Operation, ServiceError } from '../../../service.ts'
import { select } from '../input.ts'
import { ec2State, type Vpc } from '../store.ts'
import { vpcOnWire } from '../wire.ts'

/** https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeVpcs.html */
export const describeVpcs: Operation = {
  name: 'ec2:DescribeVpcs',
  access: 'read',
  checks: () => [{ action: 'ec2:DescribeVpcs', resource: '*' }],
  handle(input, context) {
    const { items, nextToken } = select<Vpc>(Object.values(ec2State(context.state).vpcs), input, {
      idMember: 'VpcId',
      notFound: (id) => new ServiceError('InvalidVpcID.NotFound', `The vpc ID '${id}' does not exist`),
      filters: {
        'vpc-id': ({ id }) => id,
        cidr: ({ cidrBlock }) => cidrBlock,
        'cidr-block': ({ cidrBlock }) => cidrBlock,
        'is-default': () => 'false',
        isDefault: () => 'false',
        'owner-id': () => context.account,
        state: () => 'available',
      },
    })
    return {
      vpcSet: items.map((vpc) => vpcOnWire(vpc, context)),
      ...(nextToken !== undefined && { nextToken }),
    }
  },
}
