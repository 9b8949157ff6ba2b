import { type Operation, ServiceError } from '../../../service.ts'
import { clusterArn, nameOf } from '../arns.ts'
import { optionalText } from '../input.ts'
import { ecsState, findCluster } from '../store.ts'
import { resourceTagContext } from '../tags.ts'
import { clusterOutput } from '../wire/index.ts'

/** Makes a cluster INACTIVE that nothing lives in any more. */
export const deleteCluster: Operation = {
  name: 'ecs:DeleteCluster',
  access: 'write',
  checks(input, context) {
    const name = nameOf(context, 'cluster', optionalText(input, 'cluster') ?? '')
    const tags = findCluster(context.state, name)?.tags
    return [{ action: 'ecs:DeleteCluster', resource: clusterArn(context, name), context: resourceTagContext(tags) }]
  },
  handle(input, context) {
    const name = nameOf(context, 'cluster', optionalText(input, 'cluster') ?? '')
    const cluster = findCluster(context.state, name)
    if (cluster === undefined) throw new ServiceError('ClusterNotFoundException', 'Cluster not found.')
    const ecs = ecsState(context.state)
    const services = Object.values(ecs.services).filter((service) => service.cluster === name)
    if (services.some((service) => service.status !== 'INACTIVE')) {
      throw new ServiceError(
        'ClusterContainsServicesException',
        'The Cluster cannot be deleted while Services are active.',
      )
    }
    const tasks = Object.values(ecs.tasks).filter((task) => task.cluster === name)
    if (tasks.length > 0) {
      throw new ServiceError('ClusterContainsTasksException', 'The Cluster cannot be deleted while Tasks are active.')
    }
    cluster.status = 'INACTIVE'
    return { cluster: clusterOutput(context.state, context, cluster, ['SETTINGS']) }
  },
}
