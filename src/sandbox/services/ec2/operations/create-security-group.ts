import { regionalArn } from '../../../arns.ts'
import { type Operation, ServiceError } from '../../../service.ts'
import { creationChecks, read, tagSet, tagsIn } from '../input.ts'
import { everywhere, newRuleId } from '../security-group-rules.ts'
import { addSecurityGroup, ec2State, usualVpc } from '../store.ts'

/** https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateSecurityGroup.html */
export const createSecurityGroup: Operation = {
  name: 'ec2:CreateSecurityGroup',
  access: 'write',
  withoutEffect: ['TagSpecification[].ResourceType'],
  checks: (input, context) => creationChecks('CreateSecurityGroup', 'security-group', input, context),
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
      // https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html: at first all may leave, nothing enters (checked 2026-11)
      rules: [{ ...everywhere, id: newRuleId(context), tags: {} }],
    })
    const arn = regionalArn(context, 'ec2', `security-group/${group.id}`)
    return { return: true, groupId: group.id, tagSet: tagSet(group.tags), securityGroupArn: arn }
  },
}
