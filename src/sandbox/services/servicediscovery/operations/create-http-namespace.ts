import { requestTagKeys } from '../../../input.ts'
import { type Operation, ServiceError } from '../../../service.ts'
import { newId, operationOf, read } from '../input.ts'
import { discoveryState } from '../store.ts'

/** The namespace is there at once: its operation has succeeded in the answer. https://docs.aws.amazon.com/cloud-map/latest/api/API_CreateHttpNamespace.html */
export const createHttpNamespace: Operation = {
  name: 'servicediscovery:CreateHttpNamespace',
  access: 'write',
  checks: (input) => [
    {
      action: 'servicediscovery:CreateHttpNamespace',
      resource: '*',
      context: requestTagKeys(read.tags(input, 'Tags')),
    },
  ],
  handle(input, context) {
    const name = read.requiredText(input, 'Name')
    const { namespaces } = discoveryState(context.state)
    if (Object.values(namespaces).some((one) => one.name === name)) {
      throw new ServiceError('NamespaceAlreadyExists', `Namespace ${name} already exists`)
    }
    const id = newId('ns-', context)
    namespaces[id] = { id, name, type: 'HTTP', createdAt: context.now, tags: read.tags(input, 'Tags') }
    return operationOf('CREATE_NAMESPACE', id, context)
  },
}
