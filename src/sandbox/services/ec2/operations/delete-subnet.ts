import { regionalArn } from '../../../arns.ts'
import { own } from '../../../records.ts'
import { type Operation, ServiceError } from '../../../service.ts'
import { networkInterfacesOfTasks } from '../../ecs/index.ts'
import { read } from '../input.ts'
import { ec2State, remove } from '../store.ts'

/** https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DeleteSubnet.html */
export const deleteSubnet: Operation = {
  name: 'ec2:DeleteSubnet',
  access: 'write',
  checks: (input, context) => [
    {
      action: 'ec2:DeleteSubnet',
      resource: regionalArn(context, 'ec2', `subnet/${read.requiredText(input, 'SubnetId')}`),
    },
  ],
  handle(input, context) {
    const id = read.requiredText(input, 'SubnetId')
    const { subnets } = ec2State(context.state)
    if (!own(subnets, id)) throw new ServiceError('InvalidSubnetID.NotFound', `The subnet ID '${id}' does not exist`)
    if (networkInterfacesOfTasks(context.state).some(({ subnet }) => subnet === id)) {
      // reported by users: the text
      throw new ServiceError('DependencyViolation', `The subnet '${id}' has dependencies and cannot be deleted.`)
    }
    remove(context.state, 'subnets', id)
    return { return: true }
  },
}
