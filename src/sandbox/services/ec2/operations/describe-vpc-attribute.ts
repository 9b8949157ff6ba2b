import type { Operation } from '../../../service.ts'
import { read, resourceCheck } from '../input.ts'
import { requireVpc, vpcAttributes } from '../vpc-attributes.ts'

/** https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeVpcAttribute.html */
export const describeVpcAttribute: Operation = {
  name: 'ec2:DescribeVpcAttribute',
  access: 'read',
  checks: (input, context) => [
    resourceCheck('DescribeVpcAttribute', { type: 'vpc', id: read.requiredText(input, 'VpcId') }, context),
  ],
  handle(input, context) {
    const { id, attributes = {} } = requireVpc(input, context)
    const wanted = read.requiredText(input, 'Attribute')
    const found = vpcAttributes.find((name) => name.toLowerCase() === wanted.toLowerCase())
    // A VPC resolves names from the start, and gives none to its hosts.
    const value = found && (attributes[found] ?? found === 'EnableDnsSupport')
    return { vpcId: id, [wanted]: { value: value ?? false } }
  },
}
