import type { Operation } from '../../../service.ts'
import { page } from '../input.ts'
import { discoveryState } from '../store.ts'
import { namespaceOnWire } from '../wire.ts'

/** https://docs.aws.amazon.com/cloud-map/latest/api/API_ListNamespaces.html */
export const listNamespaces: Operation = {
  name: 'servicediscovery:ListNamespaces',
  access: 'read',
  checks: () => [{ action: 'servicediscovery:ListNamespaces', resource: '*' }],
  handle(input, context) {
    const { items, nextToken } = page(Object.values(discoveryState(context.state).namespaces), input)
    return {
      Namespaces: items.map((one) => namespaceOnWire(one, context)),
      ...(nextToken !== undefined && { NextToken: nextToken }),
    }
  },
}
