import type { Operation } from '../../../service.ts'
import { read, resourceCheck } from '../input.ts'
import { requireVpc, vpcAttributes } from '../vpc-attributes.ts'

/** It is kept and answered; names are resolved nowhere. https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_ModifyVpcAttribute.html */
export const modifyVpcAttribute: Operation = {
  name: 'ec2:ModifyVpcAttribute',
  access: 'write',
  checks: (input, context) => [
    resourceCheck('ModifyVpcAttribute', { type: 'vpc', id: read.requiredText(input, 'VpcId') }, context),
  ],
  handle(input, context) {
    const vpc = requireVpc(input, context)
    for (const attribute of vpcAttributes) {
      const value = read.flag(read.object(input, attribute) ?? {}, 'Value')
      if (value !== undefined) vpc.attributes = { ...vpc.attributes, [attribute]: value }
    }
    return { return: true }
  },
}
