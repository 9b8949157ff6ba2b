import { regionalArn } from '../../../arns.ts'
import { own } from '../../../records.ts'
import { type Operation, ServiceError } from '../../../service.ts'
import { read } from '../input.ts'
import { ec2State } from '../store.ts'

/** https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DeleteSecurityGroup.html */
export const deleteSecurityGroup: Operation = {
  name: 'ec2:DeleteSecurityGroup',
  access: 'write',
  refused: ['GroupName'],
  checks: (input, context) => [
    {
      action: 'ec2:DeleteSecurityGroup',
      resource: regionalArn(context, 'ec2', `security-group/${read.requiredText(input, 'GroupId')}`),
    },
  ],
  handle(input, context) {
    const id = read.requiredText(input, 'GroupId')
    const { securityGroups } = ec2State(context.state)
    if (!own(securityGroups, id))
      throw new ServiceError('InvalidGroup.NotFound', `The security group '${id}' does not exist`)
    delete securityGroups[id]
    return { return: true }
  },
}
