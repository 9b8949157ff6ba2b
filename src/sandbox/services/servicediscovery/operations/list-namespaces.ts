import type { Operation } from '../../../service.ts'
import { filtersIn, page } from '../input.ts'
import { discoveryState } from '../store.ts'
import { namespaceOnWire } from '../wire.ts'

/** https://docs.aws.amazon.com/cloud-map/latest/api/API_ListNamespaces.html */
export const listNamespaces: Operation = {
  name: 'servicediscovery:ListNamespaces',
  access: 'read',
  checks: () => [{ action: 'servicediscovery:ListNamespaces', resource: '*' }],
  handle(input, context) {
    const filters = filtersIn(input, ['NAME', 'TYPE'])
    const found = Object.values(discoveryState(context.state).namespaces).filter((one) =>
      filters.every(({ name, values }) => values.includes(name === 'NAME' ? one.name : one.type)),
    )
    const { items, nextToken } = page(found, input)
    return {
      Namespaces: items.map((one) => namespaceOnWire(one, context)),
      ...(nextToken !== undefined && { NextToken: nextToken }),
    }
  },
}
