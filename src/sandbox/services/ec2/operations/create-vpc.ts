import { put } from '../../../records.ts'
import type { Operation } from '../../../service.ts'
import { creationChecks, read, tagsIn } from '../input.ts'
import { ec2State, type Vpc } from '../store.ts'
import { vpcOnWire } from '../wire.ts'

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
  checks: (input, context) => creationChecks('CreateVpc', 'vpc', input, context),
  handle(input, context) {
    const cidrBlock = read.requiredText(input, 'CidrBlock')
    const vpc: Vpc = { id: `vpc-${context.ids.hex(17)}`, cidrBlock, tags: tagsIn(input) }
    put(ec2State(context.state).vpcs, vpc.id, vpc)
    return { vpc: vpcOnWire(vpc, context) }
  },
}
