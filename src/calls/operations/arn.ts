import type { Place } from '../call.ts'

/** `arn:PARTITION:SERVICE:REGION:ACCOUNT:REST`, in the command's place. */
export function arn({ partition, region, account }: Place, service: string, rest: string): string {
  return `arn:${partition}:${service}:${region}:${account}:${rest}`
}

/** A cluster may be named by its name or by its ARN; ARNs of services and tasks hold the name. */
export function clusterNameOf(cluster: string): string {
  return cluster.replace(/^arn:[^/]*\//, '')
}

/** `web:12` of `arn:…:task-definition/web:12`, and of itself. */
export function revisionNameOf(taskDefinition: string): string {
  return taskDefinition.replace(/^arn:[^/]*\//, '')
}

/** `web` of `web:12` and of its ARN. */
export function familyOf(taskDefinition: string): string {
  return revisionNameOf(taskDefinition).replace(/:[^:]*$/, '')
}

/** Tells a task definition that is named by its family alone from one with a revision. */
export function isBareFamily(taskDefinition: string): boolean {
  return !revisionNameOf(taskDefinition).includes(':')
}

/** The last part: the id of a task or of a service deployment. */
export function idOf(name: string): string {
  return name.split('/').at(-1) ?? name
}
