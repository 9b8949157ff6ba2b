import type { Operation } from '../../../service.ts'
import { read, requireDiscoveryService, serviceCheck } from '../input.ts'
import { discoveryState } from '../store.ts'

/** https://docs.aws.amazon.com/cloud-map/latest/api/API_DeleteService.html */
export const deleteService: Operation = {
  name: 'servicediscovery:DeleteService',
  access: 'write',
  checks: (input, context) => [serviceCheck('DeleteService', read.requiredText(input, 'Id'), context)],
  handle(input, context) {
    const { id } = requireDiscoveryService(input, context)
    delete discoveryState(context.state).services[id]
    return {}
  },
}
