import { requestTagKeys } from '../../input.ts'
import { type Operation, ServiceError } from '../../service.ts'
import { newId, operationOf, read, timeToLiveIn } from './input.ts'
import { discoveryState, type Namespace } from './store.ts'

/** The operation that makes namespaces of a type. They are there at once: their operation has succeeded in the answer. */
export function namespaceCreation(action: string, type: Namespace['type']): Operation {
  return {
    name: `servicediscovery:${action}`,
    access: 'write',
    ...(type === 'DNS_PRIVATE' && { withoutEffect: ['Vpc'] }),
    checks: (input) => [
      { action: `servicediscovery:${action}`, resource: '*', context: requestTagKeys(read.tags(input, 'Tags')) },
    ],
    handle(input, context) {
      const name = read.requiredText(input, 'Name')
      const { namespaces } = discoveryState(context.state)
      if (Object.values(namespaces).some((one) => one.name === name)) {
        throw new ServiceError('NamespaceAlreadyExists', `Namespace ${name} already exists`)
      }
      const id = newId('ns-', context)
      const [description, creatorRequestId] = [read.text(input, 'Description'), read.text(input, 'CreatorRequestId')]
      const timeToLive = timeToLiveIn(input)
      namespaces[id] = {
        id,
        name,
        type,
        createdAt: context.now,
        ...(description !== undefined && { description }),
        ...(creatorRequestId !== undefined && { creatorRequestId }),
        ...(timeToLive !== undefined && { timeToLive }),
        tags: read.tags(input, 'Tags'),
      }
      return operationOf('CREATE_NAMESPACE', id, context)
    },
  }
}
