import { regionalArn } from '../../../arns.ts'
import { own } from '../../../records.ts'
import { type Operation, ServiceError } from '../../../service.ts'
import { networkInterfacesOfTasks } from '../../ecs/index.ts'
import { read } from '../input.ts'
import { ec2State, remove } from '../store.ts'

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
    const isNamed = Object.values(securityGroups).some(
      (other) => other.id !== id && other.rules?.some(({ peer }) => peer.kind === 'groupId' && peer.value === id),
    )
    if (isNamed || networkInterfacesOfTasks(context.state).some(({ securityGroups: used }) => used.includes(id))) {
      // reported by users: the text
      throw new ServiceError('DependencyViolation', `resource ${id} has a dependent object`)
    }
    remove(context.state, 'securityGroups', id)
    return { return: true }
  },
}
