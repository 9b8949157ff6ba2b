import type { Operation } from '../../service.ts'
import { namespaceCheck, operationOf, read, requireNamespace, timeToLiveIn } from './input.ts'

/** The operation that changes namespaces of a type. */
export function namespaceUpdate(action: 'UpdateHttpNamespace' | 'UpdatePrivateDnsNamespace'): Operation {
  return {
    name: `servicediscovery:${action}`,
    access: 'write',
    withoutEffect: ['UpdaterRequestId'],
    checks: (input, context) => [namespaceCheck(action, read.requiredText(input, 'Id'), context)],
    handle(input, context) {
      const namespace = requireNamespace(input, 'Id', context)
      const change = read.object(input, 'Namespace') ?? {}
      const [description, timeToLive] = [read.text(change, 'Description'), timeToLiveIn(change)]
      if (description !== undefined) namespace.description = description
      if (timeToLive !== undefined) namespace.timeToLive = timeToLive
      return operationOf('UPDATE_NAMESPACE', namespace.id, context)
    },
  }
}
