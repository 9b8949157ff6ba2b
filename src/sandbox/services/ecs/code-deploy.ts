import { type JsonObject, type RequestContext, ServiceError } from '../../service.ts'
import { taskDefinitionArn } from './arns.ts'
import { addTaskSet, drainTaskSet, makePrimary } from './machine/index.ts'
import { requireTaskDefinition } from './resolve.ts'
import { controllerOf } from './services/index.ts'
import { findService, type ServiceRecord, type TaskSet } from './store.ts'
import { taskSetOutput } from './wire/index.ts'

// What CodeDeploy does to a service of ECS: it makes a task set for the replacement, makes it the PRIMARY one, and lets the original go.

/** A service as CodeDeploy sees it. */
export interface CodeDeployTarget {
  /** ARN of what its PRIMARY task set runs. */
  readonly taskDefinition: string
  /** As DescribeServices answers them, newest first. */
  readonly taskSets: readonly ReturnType<typeof taskSetOutput>[]
}

/** Names a service. */
interface ServiceKey {
  readonly cluster: string
  readonly service: string
}

/** The service. Throws `InvalidECSServiceException`, in CodeDeploy's name, where there is none or it is not deployed by CodeDeploy. */
export function serviceForCodeDeploy(context: RequestContext, key: ServiceKey): CodeDeployTarget {
  const service = requireService(context, key)
  return {
    taskDefinition: taskDefinitionArn(context, service.blueprint),
    taskSets: service.taskSets.map((set) => taskSetOutput(context.state, context, service, set)),
  }
}

/** Makes a task set for a deployment. Throws as `serviceForCodeDeploy`, or where there is no such task definition. */
export function addReplacement(
  context: RequestContext,
  key: ServiceKey & { readonly taskDefinition: string; readonly id: string; readonly settings?: JsonObject },
): void {
  const service = requireService(context, key)
  const { family, revision } = requireTaskDefinition(context, key.taskDefinition)
  addTaskSet(context, service, {
    blueprint: { ...service.blueprint, ...key.settings, family, revision },
    scale: 100,
    status: 'ACTIVE',
    startedBy: 'CODE_DEPLOY',
    externalId: key.id,
    tags: [],
  })
}

/** How a deployment's task set stands. */
export function replacementStatus(
  context: RequestContext,
  key: ServiceKey & { readonly id: string },
): 'starting' | 'up' | 'gone' {
  const set = setOf(requireService(context, key), key.id)
  if (!set) return 'gone'
  return set.stability === 'STEADY_STATE' ? 'up' : 'starting'
}

/** Gives the traffic to a deployment's task set: it is PRIMARY then. */
export function promoteReplacement(context: RequestContext, key: ServiceKey & { readonly id: string }): void {
  const service = requireService(context, key)
  const set = setOf(service, key.id)
  if (set && set.status === 'ACTIVE') makePrimary(context, service, set)
}

/** Lets all task sets go but the PRIMARY one. */
export function removeOthers(context: RequestContext, key: ServiceKey): void {
  const service = requireService(context, key)
  for (const set of service.taskSets) if (set.status === 'ACTIVE') drainTaskSet(context, service, set)
}

function setOf(service: ServiceRecord, id: string): TaskSet | undefined {
  return service.taskSets.find(({ externalId, status }) => externalId === id && status !== 'DRAINING')
}

function requireService(context: RequestContext, { cluster, service: name }: ServiceKey): ServiceRecord {
  const service = findService(context.state, cluster, name)
  if (service?.status !== 'ACTIVE') {
    throw new ServiceError('InvalidECSServiceException', `Amazon ECS service not found: ${cluster}:${name}`)
  }
  if (controllerOf(service.options) === 'CODE_DEPLOY') return service
  throw new ServiceError(
    'InvalidECSServiceException',
    'Deployment group’s ECS service must be configured for a CODE_DEPLOY deployment controller.',
  )
}
