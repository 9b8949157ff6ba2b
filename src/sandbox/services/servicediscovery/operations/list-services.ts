import type { Operation } from '../../../service.ts'
import { filtersIn, page } from '../input.ts'
import { discoveryState } from '../store.ts'
import { serviceOnWire } from '../wire.ts'

/** https://docs.aws.amazon.com/cloud-map/latest/api/API_ListServices.html */
export const listServices: Operation = {
  name: 'servicediscovery:ListServices',
  access: 'read',
  checks: () => [{ action: 'servicediscovery:ListServices', resource: '*' }],
  handle(input, context) {
    const wanted = filtersIn(input, ['NAMESPACE_ID']).flatMap(({ values }) => values)
    const all = Object.values(discoveryState(context.state).services)
    const { items, nextToken } = page(
      all.filter(({ namespaceId }) => wanted.length === 0 || wanted.includes(namespaceId)),
      input,
    )
    return {
      Services: items.map((one) => serviceOnWire(one, context)),
      ...(nextToken !== undefined && { NextToken: nextToken }),
    }
  },
}
