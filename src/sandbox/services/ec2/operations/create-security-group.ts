import { type Operation, ServiceError } from '../../../service.ts'
import { newArn, read, tagSet, tagsIn } from '../input.ts'
import { addSecurityGroup, ec2State, usualVpc } from '../store.ts'

/** https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateSecurityGroup.html */
export const createSecurityGroup: Operation = {
  name: 'ec2:CreateSecurityGroup',
  access: 'write',
  withoutEffect: ['TagSpecification[].ResourceType'],
  checks: (_input, context) => [{ action: 'ec2:CreateSecurityGroup', resource: newArn(context, 'security-group') }],
  handle(input, context) {
    const name = read.requiredText(input, 'GroupName')
    const vpcId = read.text(input, 'VpcId') ?? usualVpc
    const isTaken = Object.values(ec2State(context.state).securityGroups).some(
      (one) => one.name === name && one.vpcId === vpcId,
    )
    if (isTaken) {
      throw new ServiceError('InvalidGroup.Duplicate', `The security group '${name}' already exists for VPC '${vpcId}'`)
    }
    const group = addSecurityGroup(context.state, {
      id: `sg-${context.ids.hex(17)}`,
      name,
      vpcId,
      description: read.text(input, 'GroupDescription') ?? '',
      tags: tagsIn(input),
    })
    return { return: true, groupId: group.id, tagSet: tagSet(group.tags) }
  },
}
