import type { RequestContext } from '../../service.ts'

/** Where an ARN lives. */
export type Place = Pick<RequestContext, 'partition' | 'region' | 'account'>

/** `arn:aws:ecs:REGION:ACCOUNT:RESOURCE` */
export function ecsArn(place: Place, resource: string): string {
  return `arn:${place.partition}:ecs:${place.region}:${place.account}:${resource}`
}

// What is named by an ARN of another account or region keeps that ARN: nothing here has it, and IAM is asked about what was named.

/** The ARN of a cluster. */
export function clusterArn(place: Place, name: string): string {
  return name.startsWith('arn:') ? name : ecsArn(place, `cluster/${name}`)
}

/** The ARN of a service, in the long form. */
export function serviceArn(place: Place, cluster: string, name: string): string {
  return name.startsWith('arn:') ? name : inCluster(place, cluster, 'service', name)
}

/** The ARN of a task, in the long form. */
export function taskArn(place: Place, cluster: string, id: string): string {
  return id.startsWith('arn:') ? id : inCluster(place, cluster, 'task', id)
}

function inCluster(place: Place, cluster: string, type: string, name: string): string {
  const own = /^(arn:.*):cluster\/([^/]+)$/.exec(cluster)
  return own ? `${own[1]}:${type}/${own[2]}/${name}` : ecsArn(place, `${type}/${cluster}/${name}`)
}

/** The ARN of a revision of a task definition. */
export function taskDefinitionArn(
  place: Place,
  definition: { readonly family: string; readonly revision: number },
): string {
  return ecsArn(place, `task-definition/${definition.family}:${definition.revision}`)
}

/** The ARN of a service revision: it ends with the digits of the deployment's id. */
export function serviceRevisionArn(place: Place, cluster: string, service: string, number: string): string {
  return ecsArn(place, `service-revision/${cluster}/${service}/${number}`)
}

/** The ARN of a service deployment, which has an id of its own. */
export function serviceDeploymentArn(place: Place, cluster: string, service: string, id: string): string {
  return ecsArn(place, `service-deployment/${cluster}/${service}/${id}`)
}

/** The parts of an ARN of this account and region after the resource type, or undefined if it is not one: `['app', 'web']` of `…:service/app/web`. */
export function partsOfArn(place: Place, type: string, arn: string): string[] | undefined {
  const prefix = ecsArn(place, `${type}/`)
  if (!arn.startsWith(prefix)) return undefined
  const parts = arn.slice(prefix.length).split('/')
  return parts.every((part) => part !== '') ? parts : undefined
}

/** A name or an ARN turned into the name: the last part. An ARN of another place stays whole and so matches nothing. */
export function nameOf(place: Place, type: string, nameOrArn: string): string {
  return partsOfArn(place, type, nameOrArn)?.at(-1) ?? nameOrArn
}

/** Milliseconds as ECS writes times: seconds since 1970, with a fraction. */
export function seconds(milliseconds: number): number {
  return milliseconds / 1000
}
