import { type Operation, ServiceError } from '../../../service.ts'
import { namespaceCheck, operationOf, read, requireNamespace } from '../input.ts'
import { discoveryState } from '../store.ts'

/** https://docs.aws.amazon.com/cloud-map/latest/api/API_DeleteNamespace.html */
export const deleteNamespace: Operation = {
  name: 'servicediscovery:DeleteNamespace',
  access: 'write',
  checks: (input, context) => [namespaceCheck('DeleteNamespace', read.requiredText(input, 'Id'), context)],
  handle(input, context) {
    const { id } = requireNamespace(input, 'Id', context)
    const { namespaces, services } = discoveryState(context.state)
    if (Object.values(services).some(({ namespaceId }) => namespaceId === id)) {
      throw new ServiceError('ResourceInUse', 'The namespace has associated services')
    }
    delete namespaces[id]
    return operationOf('DELETE_NAMESPACE', id, context)
  },
}
