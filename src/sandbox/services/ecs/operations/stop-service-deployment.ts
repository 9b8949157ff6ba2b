import { type JsonObject, type Operation, type RequestContext, ServiceError } from '../../../service.ts'
import { optionalText } from '../input.ts'
import { isUnderWay, rollBack, rollbackTarget, stopDeployment } from '../machine/index.ts'
import { invalidParameter, requireOneOf } from '../refuse.ts'
import { type PartKey, parsePart, partChecks, requirePartService } from '../services/index.ts'

/**
 * Ends a service deployment that is under way: ROLLBACK, which is the default, goes back to the revision before, ABORT leaves things
 * as they are. https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_StopServiceDeployment.html (checked 2026-11)
 * assumed: the texts of all refusals and reasons
 */
export const stopServiceDeployment: Operation = {
  name: 'ecs:StopServiceDeployment',
  access: 'write',
  checks: (input, context) =>
    partChecks('ecs:StopServiceDeployment', 'service-deployment', [keyIn(input, context)], context),
  handle(input, context): JsonObject {
    const stopType = optionalText(input, 'stopType') ?? 'ROLLBACK'
    requireOneOf('stopType', stopType, ['ABORT', 'ROLLBACK'])
    const key = keyIn(input, context)
    const service = requirePartService(context, key)
    const found = service.serviceDeployments.find((one) => one.id === key.id)
    if (!found) throw new ServiceError('ServiceDeploymentNotFoundException', 'Service deployment not found.')
    if (!isUnderWay(found.status)) {
      throw new ServiceError('ConflictException', 'The service deployment is not in progress and can not be stopped.')
    }
    const deployment = service.deployments.find((one) => one.number === found.number)
    const reason = 'Service deployment was stopped by the user.'
    const target = deployment && rollbackTarget(service, deployment)
    if (deployment && stopType === 'ABORT') {
      stopDeployment(context, service, deployment, reason)
    } else if (deployment && target) {
      deployment.rolloutState = 'FAILED'
      deployment.rolloutStateReason = reason
      rollBack(context, service, deployment, target, reason)
    } else {
      throw new ServiceError('ConflictException', 'There is no earlier service revision to roll back to.')
    }
    return { serviceDeploymentArn: optionalText(input, 'serviceDeploymentArn') }
  },
}

function keyIn(input: JsonObject, context: RequestContext): PartKey {
  const key = parsePart(context, 'service-deployment', optionalText(input, 'serviceDeploymentArn') ?? '')
  if (!key) throw invalidParameter('The ServiceDeployment ARN is invalid.')
  return key
}
