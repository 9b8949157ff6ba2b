import { type JsonObject, type Operation, type RequestContext, ServiceError } from '../../../service.ts'
import { optionalText } from '../input.ts'
import { isUnderWay, requestStop } from '../machine/index.ts'
import { requireOneOf } from '../refuse.ts'
import { partChecks, requireServiceDeployment, serviceDeploymentKey } from '../services/index.ts'

/**
 * Has a service deployment that is under way ended: ROLLBACK, which is the default, goes back to the revision before, ABORT leaves things
 * as they are. https://docs.aws.amazon.com/AmazonECS/latest/developerguide/stop-service-deployment.html (checked 2026-11)
 * assumed: the texts of the refusals
 */
export const stopServiceDeployment: Operation = {
  name: 'ecs:StopServiceDeployment',
  access: 'write',
  checks: (input, context) =>
    partChecks('ecs:StopServiceDeployment', 'service-deployment', [serviceDeploymentKey(input, context)], context),
  handle(input: JsonObject, context: RequestContext): JsonObject {
    const stopType = optionalText(input, 'stopType') ?? 'ROLLBACK'
    requireOneOf('stopType', stopType, ['ABORT', 'ROLLBACK'])
    const { service, deployment } = requireServiceDeployment(input, context)
    if (!isUnderWay(deployment.status)) {
      throw new ServiceError('ConflictException', 'The service deployment is not in progress and can not be stopped.')
    }
    requestStop(context, service, deployment, stopType === 'ABORT' ? 'ABORT' : 'ROLLBACK')
    return { serviceDeploymentArn: optionalText(input, 'serviceDeploymentArn') }
  },
}
