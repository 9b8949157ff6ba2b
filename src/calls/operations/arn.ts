import type { Place } from '../call.ts'

/** `arn:PARTITION:SERVICE:REGION:ACCOUNT:REST`, in the command's place. */
export const arn = ({ partition, region, account }: Place, service: string, rest: string): string =>
  `arn:${partition}:${service}:${region}:${account}:${rest}`

/** A cluster may be named by its name or by its ARN; ARNs of services and tasks hold the name. */
export const clusterNameOf = (cluster: string): string => cluster.replace(/^arn:[^/]*\//, '')

/** `web:12` of `arn:…:task-definition/web:12`, and of itself. */
export const revisionNameOf = (taskDefinition: string): string => taskDefinition.replace(/^arn:[^/]*\//, '')

/** `web` of `web:12` and of its ARN. */
export const familyOf = (taskDefinition: string): string => revisionNameOf(taskDefinition).replace(/:[^:]*$/, '')

/** Whether a task definition is named by its family alone, without a revision. */
export const isBareFamily = (taskDefinition: string): boolean => !revisionNameOf(taskDefinition).includes(':')

/** The last part: the id of a task or of a service deployment. */
export const idOf = (name: string): string => name.split('/').at(-1) ?? name
