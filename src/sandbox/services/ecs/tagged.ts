import type { JsonObject, RequestContext } from '../../service.ts'
import { partsOfArn } from './arns.ts'
import { findDaemonDefinition } from './daemon-definitions.ts'
import { optionalText } from './input.ts'
import { clientException, invalidParameter } from './refuse.ts'
import { ecsState, findCluster, findRevision, findService, findTask, type Tag } from './store.ts'

/** Any resource that bears tags. */
export interface Tagged {
  tags: Tag[]
}

/** The ARN that a tagging request names. Throws where it cannot be one. */
export function resourceArn(input: JsonObject): string {
  const arn = optionalText(input, 'resourceArn') ?? ''
  if (!arn.startsWith('arn:')) throw invalidParameter('Invalid resource ARN.') // assumed: the text
  return arn
}

/** The resource that an ARN names, or undefined where there is none. */
export function findTagged(context: RequestContext, arn: string): Tagged | undefined {
  const { state } = context
  const [cluster] = partsOfArn(context, 'cluster', arn) ?? []
  if (cluster !== undefined) return findCluster(state, cluster)
  const [serviceCluster, service] = partsOfArn(context, 'service', arn) ?? []
  if (serviceCluster !== undefined && service !== undefined) return findService(state, serviceCluster, service)
  const [setCluster, setService, , number] = partsOfArn(context, 'task-set', arn) ?? []
  if (setCluster !== undefined && setService !== undefined) {
    return findService(state, setCluster, setService)?.taskSets.find((set) => set.number === number)
  }
  const [taskCluster, task] = partsOfArn(context, 'task', arn) ?? []
  if (taskCluster !== undefined && task !== undefined) return findTask(state, taskCluster, task)
  const [provider] = partsOfArn(context, 'capacity-provider', arn) ?? []
  if (provider !== undefined) return ecsState(state).capacityProviders.find((one) => one.name === provider)
  const [instanceCluster, instance] = partsOfArn(context, 'container-instance', arn) ?? []
  if (instance !== undefined) {
    return ecsState(state).containerInstances.find((one) => one.cluster === instanceCluster && one.id === instance)
  }
  if (arn.includes(':daemon-task-definition/')) return findDaemonDefinition(context, arn)
  const [definition] = partsOfArn(context, 'task-definition', arn) ?? []
  const [family, revision] = definition?.split(':') ?? []
  return family === undefined ? undefined : findRevision(state, family, Number(revision))
}

const taggedKinds = [
  ...['cluster', 'service', 'task', 'task-set'],
  ...['capacity-provider', 'container-instance', 'daemon-task-definition'],
]

/** The resource that an ARN names, if it may be tagged. Throws in the words that AWS has for each kind. */
export function requireTagged(context: RequestContext, arn: string): Tagged {
  const found = findTagged(context, arn)
  if (isDefinition(arn)) {
    if (found) return found
    throw clientException('Unable to describe task definition.')
  }
  const kind = taggedKinds.find((type) => partsOfArn(context, type, arn) !== undefined)
  if (kind === undefined) throw invalidParameter('Invalid resource ARN.') // assumed: the text
  if (!found) throw invalidParameter(`The specified ${kind} does not exist.`)
  if ('status' in found && found.status === 'INACTIVE') {
    throw invalidParameter(`The specified ${kind} is inactive. Specify an active ${kind} and try again.`)
  }
  if ('lastStatus' in found && found.lastStatus === 'STOPPED') {
    throw invalidParameter('The specified task is stopped. Specify a running task and try again.')
  }
  return found
}

/** The error code of mistakes about the tags of a resource. */
export function tagErrorCode(arn: string): 'ClientException' | 'InvalidParameterException' {
  return isDefinition(arn) ? 'ClientException' : 'InvalidParameterException'
}

function isDefinition(arn: string): boolean {
  return arn.includes(':task-definition/')
}
