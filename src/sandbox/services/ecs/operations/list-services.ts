import type { Operation } from '../../../service.ts'
import { serviceArn } from '../arns.ts'
import { optionalText } from '../input.ts'
import { launchTypeOf } from '../machine/index.ts'
import { inOrder, page } from '../paging.ts'
import { requireOneOf } from '../refuse.ts'
import { clusterContext, requireCluster } from '../resolve.ts'
import { ecsState } from '../store.ts'

/** The ARNs of the ACTIVE services of a cluster, ten to a page. */
export const listServices: Operation = {
  name: 'ecs:ListServices',
  access: 'read',
  checks: (input, context) => [{ action: 'ecs:ListServices', resource: '*', context: clusterContext(input, context) }],
  handle(input, context) {
    const cluster = requireCluster(input, context)
    const launchType = optionalText(input, 'launchType')
    requireOneOf('launch type', launchType, ['EC2', 'FARGATE', 'EXTERNAL', 'FMI', 'MANAGED_INSTANCES'])
    const strategy = optionalText(input, 'schedulingStrategy')
    requireOneOf('Scheduling strategy', strategy, ['REPLICA', 'DAEMON'])
    const management = optionalText(input, 'resourceManagementType')
    requireOneOf('resourceManagementType', management, ['CUSTOMER', 'ECS']) // assumed: the text
    const arns = Object.values(ecsState(context.state).services)
      .filter((service) => service.cluster === cluster.name && service.status === 'ACTIVE')
      .filter((service) => launchType === undefined || launchTypeOf(service.blueprint) === launchType)
      .filter((service) => strategy === undefined || service.schedulingStrategy === strategy)
      .filter(() => management !== 'ECS')
      .map((service) => serviceArn(context, service.cluster, service.name))
      .sort()
    const { items, nextToken } = page(input, arns, { usual: 10, keyOf: (arn) => arn, isAfter: inOrder })
    return { serviceArns: items, nextToken }
  },
}
