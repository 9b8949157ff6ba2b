import { regionalArn } from '../../../arns.ts'
import { own } from '../../../records.ts'
import { type Operation, ServiceError } from '../../../service.ts'
import { creationChecks, read, tagsIn } from '../input.ts'
import { addSubnet, ec2State } from '../store.ts'
import { subnetOnWire } from '../wire.ts'

/** https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateSubnet.html: permission on the subnet and on its VPC. */
export const createSubnet: Operation = {
  name: 'ec2:CreateSubnet',
  access: 'write',
  refused: [
    'AvailabilityZoneId',
    'Ipv6CidrBlock',
    'OutpostArn',
    'Ipv6Native',
    'Ipv4IpamPoolId',
    'Ipv4NetmaskLength',
    'Ipv6IpamPoolId',
    'Ipv6NetmaskLength',
  ],
  withoutEffect: ['TagSpecification[].ResourceType'],
  checks: (input, context) => [
    ...creationChecks('CreateSubnet', 'subnet', input, context),
    { action: 'ec2:CreateSubnet', resource: regionalArn(context, 'ec2', `vpc/${read.requiredText(input, 'VpcId')}`) },
  ],
  handle(input, context) {
    const vpcId = read.requiredText(input, 'VpcId')
    if (!own(ec2State(context.state).vpcs, vpcId)) {
      throw new ServiceError('InvalidVpcID.NotFound', `The vpc ID '${vpcId}' does not exist`)
    }
    const zone = read.text(input, 'AvailabilityZone')
    const subnet = addSubnet(context.state, context, {
      id: `subnet-${context.ids.hex(17)}`,
      vpcId,
      cidrBlock: read.requiredText(input, 'CidrBlock'),
      tags: tagsIn(input),
      ...(zone !== undefined && { zone }),
    })
    return { subnet: subnetOnWire(subnet, context) }
  },
}
