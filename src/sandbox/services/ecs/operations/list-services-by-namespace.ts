import type { Operation } from '../../../service.ts'
import { serviceArn } from '../arns.ts'
import { optionalText } from '../input.ts'
import { inOrder, page } from '../paging.ts'
import { invalidParameter } from '../refuse.ts'
import { ecsState } from '../store.ts'

/** The ARNs of the ACTIVE services that use a namespace for Service Connect, of all clusters, ten to a page. */
export const listServicesByNamespace: Operation = {
  name: 'ecs:ListServicesByNamespace',
  access: 'read',
  checks: (input) => [
    {
      action: 'ecs:ListServicesByNamespace',
      resource: '*',
      context: { 'ecs:namespace': optionalText(input, 'namespace') ?? '' },
    },
  ],
  handle(input, context) {
    const namespace = optionalText(input, 'namespace')
    if (namespace === undefined || namespace === '') throw invalidParameter('namespace can not be blank.') // assumed: the text
    const arns = Object.values(ecsState(context.state).services)
      .filter(({ status }) => status === 'ACTIVE')
      .filter(({ blueprint }) => blueprint.serviceConnectConfiguration?.['namespace'] === namespace)
      .map((service) => serviceArn(context, service.cluster, service.name))
      .sort()
    const { items, nextToken } = page(input, arns, { usual: 10, keyOf: (arn) => arn, isAfter: inOrder })
    return { serviceArns: items, nextToken }
  },
}
