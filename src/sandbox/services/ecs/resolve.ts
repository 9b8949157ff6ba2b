import { type JsonObject, type RequestContext, ServiceError } from '../../service.ts'
import { clusterArn, nameOf, type Place, partsOfArn, serviceArn } from './arns.ts'
import { optionalText } from './input.ts'
import { clientException, invalidParameter } from './refuse.ts'
import { type Cluster, findCluster, findFamily, findRevision, findService, type TaskDefinition } from './store.ts'

type Context = Pick<RequestContext, 'state'> & Place

/** The name of the cluster that a request means; `default` where it names none. */
export function clusterName(input: JsonObject, context: Context): string {
  return nameOf(context, 'cluster', optionalText(input, 'cluster') ?? 'default')
}

/** The condition key of the cluster that a request means, whether or not the cluster exists. */
export function clusterContext(input: JsonObject, context: Context): { 'ecs:cluster': string } {
  return { 'ecs:cluster': clusterArn(context, clusterName(input, context)) }
}

/** The cluster that a request means. Throws where there is none, or no longer. */
export function requireCluster(input: JsonObject, context: Context): Cluster {
  const name = clusterName(input, context)
  const cluster = findCluster(context.state, name)
  // reported by users; the text (awslabs/amazon-ecs-nodejs-microservices#18)
  if (!name.startsWith('arn:') && !/^[a-zA-Z0-9_-]{1,255}$/.test(name))
    throw invalidParameter(`Cluster must match ^[a-zA-Z0-9\\-_]{1,255}$, but was ${name.slice(0, 300)}`)
  if (cluster === undefined) throw new ServiceError('ClusterNotFoundException', 'Cluster not found.')
  if (cluster.status === 'INACTIVE') throw clientException('Cluster was not ACTIVE.')
  return cluster
}

/** Cluster and name of a service that a request names by name or ARN. */
export function serviceKey(input: JsonObject, member: string, context: Context): { cluster: string; name: string } {
  const text = optionalText(input, member)
  if (text === undefined || text === '') throw invalidParameter('Service can not be blank.') // assumed: the text
  const cluster = clusterName(input, context)
  return { cluster, name: nameInCluster(context, 'service', cluster, text) }
}

/** The name of a service or task that is named by name or ARN. Throws where a long ARN is of another cluster than the request's. */
export function nameInCluster(place: Place, type: 'service' | 'task', cluster: string, text: string): string {
  const parts = partsOfArn(place, type, text)
  const [owner] = parts ?? []
  // reported by users; the text (aws/aws-toolkit-vscode#2915, docker-archive/compose-cli#2086)
  if (parts?.length === 2 && owner !== cluster) {
    throw invalidParameter(`Invalid identifier: Identifier is for cluster ${owner}. Your cluster is ${cluster}`)
  }
  return nameOf(place, type, text)
}

/** ARN and tags of a service as IAM sees them, whether or not it exists. */
export function serviceAccess(context: Context, key: { cluster: string; name: string }) {
  return {
    resource: serviceArn(context, key.cluster, key.name),
    tags: findService(context.state, key.cluster, key.name)?.tags,
  }
}

/** Family and revision of `web:7`, `web` or an ARN; no revision where none is named, undefined where it cannot be either. */
export function parseTaskDefinition(
  context: Context,
  text: string,
): { family: string; revision: number | undefined } | undefined {
  const name = text.startsWith('arn:') ? partsOfArn(context, 'task-definition', text)?.join('/') : text
  const match = name === undefined ? undefined : /^([a-zA-Z0-9_-]{1,255})(?::(\d{1,9}))?$/.exec(name)
  if (!match?.[1]) return undefined
  return { family: match[1], revision: match[2] === undefined ? undefined : Number(match[2]) }
}

/** Throws where a text cannot name a task definition. reported by users: all texts, and that the codes differ */
export function checkTaskDefinitionName(text: string): void {
  const [family = '', revision] = text.replace(/^arn:.*:task-definition\//, '').split(':')
  if (family === '') throw invalidParameter('Family should not be null or empty.')
  if (!/^[a-zA-Z0-9_-]{1,255}$/.test(family)) throw clientException('Family contains invalid characters.')
  if (revision === undefined || /^\d{1,9}$/.test(revision)) return
  throw invalidParameter(`Invalid revision number. Number: ${revision}`)
}

/** The revision that a text means: a family alone is its newest ACTIVE one. Undefined where there is none. */
export function lookUpTaskDefinition(context: Context, text: string): TaskDefinition | undefined {
  const parsed = parseTaskDefinition(context, text)
  if (parsed === undefined) return undefined
  if (parsed.revision !== undefined) return findRevision(context.state, parsed.family, parsed.revision)
  return findFamily(context.state, parsed.family)?.revisions.findLast((revision) => revision.status === 'ACTIVE')
}

/** The task definition that tasks are to be started from. It is looked up before IAM is asked, because the roles are in it. */
export function requireTaskDefinition(context: Context, text: string | undefined): TaskDefinition {
  if (text !== undefined) checkTaskDefinitionName(text)
  const definition = text === undefined ? undefined : lookUpTaskDefinition(context, text)
  if (definition === undefined) throw clientException('TaskDefinition not found.')
  return definition
}

/** Throws unless new tasks and deployments may use it. */
export function requireActive(definition: TaskDefinition): void {
  if (definition.status !== 'ACTIVE') throw clientException('TaskDefinition is inactive')
}
