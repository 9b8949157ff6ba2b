import type { Operation } from '../../../service.ts'
import { namespaceCheck, read, requireNamespace } from '../input.ts'
import { namespaceOnWire } from '../wire.ts'

/** https://docs.aws.amazon.com/cloud-map/latest/api/API_GetNamespace.html */
export const getNamespace: Operation = {
  name: 'servicediscovery:GetNamespace',
  access: 'read',
  checks: (input, context) => [namespaceCheck('GetNamespace', read.requiredText(input, 'Id'), context)],
  handle: (input, context) => ({ Namespace: namespaceOnWire(requireNamespace(input, 'Id', context), context) }),
}
