import type { Operation } from '../../../service.ts'
import { clusterArn, ecsArn } from '../arns.ts'
import { optionalText } from '../input.ts'
import { inOrder, page } from '../paging.ts'
import { requireOneOf, unsupported } from '../refuse.ts'
import { clusterName, requireCluster } from '../resolve.ts'
import { ecsState, findCluster } from '../store.ts'
import { resourceTagContext } from '../tags.ts'

/** The ARNs of the container instances of a cluster, those that a scenario has seeded. */
export const listContainerInstances: Operation = {
  name: 'ecs:ListContainerInstances',
  access: 'read',
  checks(input, context) {
    const name = clusterName(input, context)
    const seen = resourceTagContext(findCluster(context.state, name)?.tags)
    return [{ action: 'ecs:ListContainerInstances', resource: clusterArn(context, name), context: seen }]
  },
  handle(input, context) {
    const cluster = requireCluster(input, context)
    if (optionalText(input, 'filter')) throw unsupported('A filter of the cluster query language')
    const status = optionalText(input, 'status')
    const statuses = ['ACTIVE', 'DRAINING', 'REGISTERING', 'DEREGISTERING', 'REGISTRATION_FAILED']
    requireOneOf('status', status, statuses)
    const arns = ecsState(context.state)
      .containerInstances.filter((one) => one.cluster === cluster.name)
      .filter((one) => status === undefined || one.status === status)
      .map((one) => ecsArn(context, `container-instance/${cluster.name}/${one.id}`))
      .sort()
    const { items, nextToken } = page(input, arns, { usual: 100, keyOf: (arn) => arn, isAfter: inOrder })
    return { containerInstanceArns: items, nextToken }
  },
}
