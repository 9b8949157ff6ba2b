import { type JsonObject, type Operation, type RequestContext, ServiceError } from '../../../service.ts'
import { ecsArn, nameOf, taskArn } from '../arns.ts'
import { requireInstance } from '../container-instances.ts'
import { optionalText } from '../input.ts'
import { inOrder, page } from '../paging.ts'
import { invalidParameter, requireOneOf } from '../refuse.ts'
import { clusterContext, clusterName, nameInCluster, requireCluster } from '../resolve.ts'
import { findService, type ServiceRecord, type Task, tasksIn } from '../store.ts'

/** The ARNs of the tasks of a cluster: those that are wanted RUNNING, unless `desiredStatus` says STOPPED. */
export const listTasks: Operation = {
  name: 'ecs:ListTasks',
  access: 'read',
  refused: ['daemonName'],
  // On everything unless a container instance is named: seen in denials, although the table names the instance as required.
  checks(input, context) {
    const instance = optionalText(input, 'containerInstance')
    const resource =
      instance === undefined
        ? '*'
        : ecsArn(
            context,
            `container-instance/${clusterName(input, context)}/${nameOf(context, 'container-instance', instance)}`,
          )
    return [{ action: 'ecs:ListTasks', resource, context: clusterContext(input, context) }]
  },
  handle(input, context) {
    const cluster = requireCluster(input, context)
    const desiredStatus = optionalText(input, 'desiredStatus')
    requireOneOf('desiredStatus', desiredStatus, ['RUNNING', 'PENDING', 'STOPPED'])
    requireOneOf('launch type', optionalText(input, 'launchType'), [
      'EC2',
      'FARGATE',
      'EXTERNAL',
      'FMI',
      'MANAGED_INSTANCES',
    ])
    checkStartedBy(input)
    const instance = optionalText(input, 'containerInstance')
    if (instance !== undefined) requireInstance(context, cluster.name, instance)
    const service = serviceIn(input, cluster.name, context)
    const found = tasksIn(context.state, cluster.name)
      .filter((task) => task.desiredStatus === (desiredStatus ?? 'RUNNING'))
      .filter((task) => matches(task, input, context))
      .filter((task) => service === undefined || belongsTo(task, service))
      .map((task) => taskArn(context, task.cluster, task.id))
      .sort()
    const { items, nextToken } = page(input, found, { usual: 100, keyOf: (arn) => arn, isAfter: inOrder })
    return { taskArns: items, nextToken }
  },
}

function checkStartedBy(input: JsonObject): void {
  if (optionalText(input, 'startedBy') === undefined) return
  const others = ['containerInstance', 'family', 'serviceName', 'launchType', 'desiredStatus']
  // assumed: the text; the rule is https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ListTasks.html (checked 2026-11)
  if (others.some((name) => optionalText(input, name) !== undefined)) {
    throw invalidParameter('startedBy can not be combined with other filters.')
  }
}

function serviceIn(input: JsonObject, cluster: string, context: RequestContext): ServiceRecord | undefined {
  const text = optionalText(input, 'serviceName')
  if (text === undefined) return undefined
  const service = findService(context.state, cluster, nameInCluster(context, 'service', cluster, text))
  if (!service) throw new ServiceError('ServiceNotFoundException', 'Service not found.')
  return service
}

function matches(task: Task, input: JsonObject, context: RequestContext): boolean {
  const wanted = (name: string): string | undefined => optionalText(input, name)
  const instance = wanted('containerInstance')
  return (
    (wanted('family') ?? task.family) === task.family &&
    (wanted('launchType') ?? task.launchType) === task.launchType &&
    (wanted('startedBy') ?? task.startedBy) === task.startedBy &&
    (instance === undefined || nameOf(context, 'container-instance', instance) === task.containerInstance)
  )
}

// observed: test/vectors/ecs-wire (W-tk-20): stopped tasks of a deployment that is no longer listed are left out
// assumed: of a task set it is the same
function belongsTo(task: Task, service: ServiceRecord): boolean {
  if (task.service !== service.name) return false
  const listed = [...service.deployments, ...service.taskSets]
  return task.lastStatus !== 'STOPPED' || listed.some(({ number }) => number === task.deployment)
}
