import { put } from '../../../records.ts'
import type { Operation } from '../../../service.ts'
import { newArn, read, tagSet, tagsIn } from '../input.ts'
import { ec2State, type Vpc } from '../store.ts'

/** https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateVpc.html */
export const createVpc: Operation = {
  name: 'ec2:CreateVpc',
  access: 'write',
  refused: [
    'Ipv6Pool',
    'Ipv6CidrBlock',
    'Ipv4IpamPoolId',
    'Ipv4NetmaskLength',
    'Ipv6IpamPoolId',
    'Ipv6NetmaskLength',
    'Ipv6CidrBlockNetworkBorderGroup',
    'VpcEncryptionControl',
    'AmazonProvidedIpv6CidrBlock',
  ],
  withoutEffect: ['TagSpecification[].ResourceType', 'InstanceTenancy'],
  checks: (_input, context) => [{ action: 'ec2:CreateVpc', resource: newArn(context, 'vpc') }],
  handle(input, context) {
    const cidrBlock = read.requiredText(input, 'CidrBlock')
    const vpc: Vpc = { id: `vpc-${context.ids.hex(17)}`, cidrBlock, tags: tagsIn(input) }
    put(ec2State(context.state).vpcs, vpc.id, vpc)
    return { vpc: { vpcId: vpc.id, state: 'available', cidrBlock, ownerId: context.account, tagSet: tagSet(vpc.tags) } }
  },
}
