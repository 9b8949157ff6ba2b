import { type AccessCheck, type JsonObject, type RequestContext, ServiceError } from '../../../service.ts'
import { clusterArn, ecsArn, serviceArn } from '../arns.ts'
import { optionalText } from '../input.ts'
import { invalidParameter } from '../refuse.ts'
import { requireCluster, serviceKey } from '../resolve.ts'
import { findService, type ServiceRecord, type TaskSet } from '../store.ts'
import { resourceTagContext } from '../tags.ts'

/** The ARN of a task set; `*` for one that is to be made. */
export function taskSetArn(context: RequestContext, key: { cluster: string; name: string }, number: string): string {
  return ecsArn(context, `task-set/${key.cluster}/${key.name}/${number === '*' ? '*' : `ecs-svc/${number}`}`)
}

/** The check of an operation on one task set of a service. */
export function taskSetCheck(action: string, input: JsonObject, context: RequestContext, number: string): AccessCheck {
  const key = serviceKey(input, 'service', context)
  const set = findService(context.state, key.cluster, key.name)?.taskSets.find((one) => one.number === number)
  return {
    action,
    resource: taskSetArn(context, key, number),
    context: {
      'ecs:cluster': clusterArn(context, key.cluster),
      'ecs:service': serviceArn(context, key.cluster, key.name),
      ...resourceTagContext(set?.tags),
    },
  }
}

/** The digits of a task set that is named by its short name or ARN, whether or not it exists. */
export function taskSetNumber(text: string | undefined): string {
  return /(?:^|\/)ecs-svc\/(\d+)$/.exec(text ?? '')?.[1] ?? text ?? ''
}

/** The service whose task sets a request is about. Throws where ECS itself controls its deployments. */
export function requireServiceOfTaskSets(input: JsonObject, context: RequestContext): ServiceRecord {
  requireCluster(input, context)
  const key = serviceKey(input, 'service', context)
  const service = findService(context.state, key.cluster, key.name)
  if (!service) throw new ServiceError('ServiceNotFoundException', 'Service not found.')
  if (service.status !== 'ACTIVE') throw new ServiceError('ServiceNotActiveException', 'Service was not ACTIVE.')
  return service
}

/** Throws unless a program may change the task sets of a service: with CODE_DEPLOY only CodeDeploy may. assumed: the text */
export function requireExternal(controller: string): void {
  if (controller === 'EXTERNAL') return
  throw invalidParameter(
    `Amazon ECS task sets of services with the ${controller} deployment controller can not be changed.`,
  )
}

/** The task set that a request names. assumed: the text */
export function requireTaskSet(
  service: ServiceRecord,
  input: JsonObject,
  member: 'taskSet' | 'primaryTaskSet',
): TaskSet {
  const number = taskSetNumber(optionalText(input, member))
  const found = service.taskSets.find((one) => one.number === number)
  if (found) return found
  throw new ServiceError('TaskSetNotFoundException', 'The specified task set does not exist.')
}
