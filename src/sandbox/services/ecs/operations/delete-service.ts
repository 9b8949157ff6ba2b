import { type Operation, ServiceError } from '../../../service.ts'
import { optionalFlag } from '../input.ts'
import { beginDraining } from '../machine/index.ts'
import { invalidParameter } from '../refuse.ts'
import { clusterContext, requireCluster, serviceAccess, serviceKey } from '../resolve.ts'
import { findService } from '../store.ts'
import { resourceTagContext } from '../tags.ts'
import { serviceOutput } from '../wire/index.ts'

/** Has a service drained: DRAINING while its tasks go, then INACTIVE. */
export const deleteService: Operation = {
  name: 'ecs:DeleteService',
  access: 'write',
  checks(input, context) {
    const { resource, tags } = serviceAccess(context, serviceKey(input, 'service', context))
    const seen = { ...clusterContext(input, context), ...resourceTagContext(tags) }
    return [{ action: 'ecs:DeleteService', resource, context: seen }]
  },
  handle(input, context) {
    requireCluster(input, context)
    const key = serviceKey(input, 'service', context)
    const service = findService(context.state, key.cluster, key.name)
    // observed: test/vectors/ecs-wire (W-sv-12): this one comes without a message. assumed: the same for one that is gone
    if (!service || service.status === 'INACTIVE') throw new ServiceError('ServiceNotFoundException', undefined)
    if (service.status === 'ACTIVE') {
      const forced = optionalFlag(input, 'force') ?? false
      if (service.desiredCount > 0 && service.schedulingStrategy !== 'DAEMON' && !forced) {
        throw invalidParameter('The service cannot be stopped while it is scaled above 0.')
      }
      beginDraining(context, service)
    }
    return { service: serviceOutput(context.state, context, service, { now: context.now, revisions: false }) }
  },
}
