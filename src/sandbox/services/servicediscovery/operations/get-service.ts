import type { Operation } from '../../../service.ts'
import { read, requireDiscoveryService, serviceCheck } from '../input.ts'
import { serviceOnWire } from '../wire.ts'

/** https://docs.aws.amazon.com/cloud-map/latest/api/API_GetService.html */
export const getService: Operation = {
  name: 'servicediscovery:GetService',
  access: 'read',
  checks: (input, context) => [serviceCheck('GetService', read.requiredText(input, 'Id'), context)],
  handle: (input, context) => ({ Service: serviceOnWire(requireDiscoveryService(input, context), context) }),
}
