import { regionalArn } from '../../../arns.ts'
import { own } from '../../../records.ts'
import { type Operation, ServiceError } from '../../../service.ts'
import { read } from '../input.ts'
import { ec2State } from '../store.ts'

/** https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DeleteVpc.html */
export const deleteVpc: Operation = {
  name: 'ec2:DeleteVpc',
  access: 'write',
  checks: (input, context) => [
    { action: 'ec2:DeleteVpc', resource: regionalArn(context, 'ec2', `vpc/${read.requiredText(input, 'VpcId')}`) },
  ],
  handle(input, context) {
    const id = read.requiredText(input, 'VpcId')
    const { vpcs, subnets, securityGroups } = ec2State(context.state)
    if (!own(vpcs, id)) throw new ServiceError('InvalidVpcID.NotFound', `The vpc ID '${id}' does not exist`)
    if ([...Object.values(subnets), ...Object.values(securityGroups)].some(({ vpcId }) => vpcId === id)) {
      // reported by users: the text
      throw new ServiceError('DependencyViolation', `The vpc '${id}' has dependencies and cannot be deleted.`)
    }
    delete vpcs[id]
    return { return: true }
  },
}
