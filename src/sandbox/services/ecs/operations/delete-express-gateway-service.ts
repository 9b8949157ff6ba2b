import { type Operation, ServiceError } from '../../../service.ts'
import { expressChecks, expressKey, expressOutput, findExpressService, removeResources } from '../express/index.ts'
import { beginDraining } from '../machine/index.ts'
import { requireCluster } from '../resolve.ts'

/** Has an Express service drained, however many tasks it has, and removes what ECS manages for it. */
export const deleteExpressGatewayService: Operation = {
  name: 'ecs:DeleteExpressGatewayService',
  access: 'write',
  checks: (input, context) => expressChecks('DeleteExpressGatewayService', expressKey(input, context), context),
  handle(input, context) {
    requireCluster(expressKey(input, context), context)
    const service = findExpressService(input, context)
    // https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DeleteExpressGatewayService.html (checked 2026-11) has the codes
    if (!service) throw new ServiceError('ServiceNotFoundException', 'Service not found.')
    if (service.status === 'INACTIVE') throw new ServiceError('ServiceNotActiveException', 'Service was not ACTIVE.')
    if (service.status === 'ACTIVE') {
      beginDraining(context, service)
      removeResources(context, service)
    }
    return { service: expressOutput(context, service, { tags: true }) }
  },
}
