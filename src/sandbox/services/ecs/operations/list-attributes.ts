import type { Operation } from '../../../service.ts'
import { attributeOutput } from '../attributes.ts'
import { clusterCheck } from '../clusters.ts'
import { optionalText } from '../input.ts'
import { page } from '../paging.ts'
import { requireOneOf } from '../refuse.ts'
import { requireCluster } from '../resolve.ts'
import { ecsState } from '../store.ts'

/** The attributes of the container instances of a cluster, by name and value where the request gives them. */
export const listAttributes: Operation = {
  name: 'ecs:ListAttributes',
  access: 'read',
  checks: (input, context) => [clusterCheck('ListAttributes', input, context)],
  handle(input, context) {
    const cluster = requireCluster(input, context)
    requireOneOf('targetType', optionalText(input, 'targetType') ?? '', ['container-instance'])
    const [name, value] = [optionalText(input, 'attributeName'), optionalText(input, 'attributeValue')]
    const found = ecsState(context.state)
      .containerInstances.filter((instance) => instance.cluster === cluster.name)
      .flatMap((instance) => instance.attributes.map((one) => ({ instance, name: one.name, value: one.value })))
      .filter((one) => (name ?? one.name) === one.name && (value === undefined || one.value === value))
    const keyOf = (one: (typeof found)[number]): string => `${one.instance.id} ${one.name}`
    const { items, nextToken } = page(input, found, { usual: 100, keyOf })
    return { attributes: items.map((one) => attributeOutput(context, input, one)), nextToken }
  },
}
