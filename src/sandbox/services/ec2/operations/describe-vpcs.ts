import { type Operation, ServiceError } from '../../../service.ts'
import { select, tagSet } from '../input.ts'
import { ec2State, type Vpc } from '../store.ts'

/** https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeVpcs.html */
export const describeVpcs: Operation = {
  name: 'ec2:DescribeVpcs',
  access: 'read',
  checks: () => [{ action: 'ec2:DescribeVpcs', resource: '*' }],
  handle(input, context) {
    const { items, nextToken } = select<Vpc>(Object.values(ec2State(context.state).vpcs), input, {
      idMember: 'VpcId',
      notFound: (id) => new ServiceError('InvalidVpcID.NotFound', `The vpc ID '${id}' does not exist`),
      filters: { 'vpc-id': ({ id }) => id, 'cidr-block': ({ cidrBlock }) => cidrBlock },
    })
    return {
      vpcSet: items.map((vpc) => ({
        vpcId: vpc.id,
        ownerId: context.account,
        state: 'available',
        cidrBlock: vpc.cidrBlock,
        isDefault: false,
        tagSet: tagSet(vpc.tags),
      })),
      ...(nextToken !== undefined && { nextToken }),
    }
  },
}
