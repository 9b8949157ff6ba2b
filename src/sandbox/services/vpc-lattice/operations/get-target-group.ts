import { regionalArn } from '../../../arns.ts'
import { inputReader } from '../../../input.ts'
import { own } from '../../../records.ts'
import { type JsonObject, type Operation, type RequestContext, ServiceError } from '../../../service.ts'
import { latticeState, targetGroupIdOf } from '../store.ts'

const read = inputReader('ValidationException')

/** https://docs.aws.amazon.com/vpc-lattice/latest/APIReference/API_GetTargetGroup.html */
export const getTargetGroup: Operation = {
  name: 'vpc-lattice:GetTargetGroup',
  access: 'read',
  checks: (input, context) => [{ action: 'vpc-lattice:GetTargetGroup', resource: arnOf(input, context) }],
  handle(input, context) {
    const arn = arnOf(input, context)
    const id = targetGroupIdOf(arn) ?? ''
    const found = own(latticeState(context.state).targetGroups, id)
    if (found === undefined || found.arn !== arn)
      throw new ServiceError('ResourceNotFoundException', `Target group ${id} not found`, {
        status: 404, // assumed: the text
        members: { resourceId: id, resourceType: 'TARGET_GROUP' },
      })
    const at = new Date(found.createdAt).toISOString()
    return { id, arn, name: id, type: 'IP', status: 'ACTIVE', createdAt: at, lastUpdatedAt: at, serviceArns: [] }
  },
}

function arnOf(input: JsonObject, context: RequestContext): string {
  const named = read.requiredText(input, 'targetGroupIdentifier')
  const id = targetGroupIdOf(named)
  if (id === undefined) throw new ServiceError('ValidationException', 'The target group identifier is not valid.') // assumed: the text
  return named.startsWith('arn:') ? named : regionalArn(context, 'vpc-lattice', `targetgroup/${id}`)
}
