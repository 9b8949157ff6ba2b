import type { Check, Place } from '../../call.ts'
import { MARK_OPEN } from '../../mark.ts'
import { arn, clusterNameOf } from '../arn.ts'

/** Which service of which cluster. `service` is its name. */
export interface InCluster {
  readonly cluster: string
  readonly service: string
}

/** A cluster may be named by its name or by its ARN: IAM is asked about the ARN. */
export function clusterArn(place: Place, cluster: string): string {
  return cluster.startsWith('arn:') ? cluster : arn(place, 'ecs', `cluster/${cluster}`)
}

/** The ARN that a service has, or would have, in the place of the command. */
export function serviceArn(place: Place, { cluster, service }: InCluster): string {
  return arn(place, 'ecs', `service/${clusterNameOf(cluster)}/${service}`)
}

/** An action that IAM is asked about on the service itself. */
export function onService(action: string, place: Place, where: InCluster): Check {
  return {
    action,
    resource: serviceArn(place, where),
  }
}

/**
 * An action that IAM is asked about on the service and on each of its deployments, or revisions, that are named.
 * https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonelasticcontainerservice.html (checked 2026-11)
 */
export function onServiceAndParts(action: string, place: Place, where: InCluster, parts: readonly string[]): Check[] {
  return [onService(action, place, where), ...parts.map((resource) => ({ action, resource }))]
}

/** ECS takes the full ARN, `family:revision` or a family: IAM is asked about the ARN. */
export function taskDefinitionArn(place: Place, taskDefinition: string): string {
  return taskDefinition.startsWith('arn:') ? taskDefinition : arn(place, 'ecs', `task-definition/${taskDefinition}`)
}

/** Roles that a request hands on. */
export interface PassedRoles {
  /** Of the task definition that is named. */
  readonly toTasks: readonly string[]
  /** Of load balancers, lifecycle hooks, volumes, VPC Lattice. */
  readonly toEcs: readonly string[]
}

/**
 * Roles that tasks get. No API call bears this name: ECS asks IAM on behalf of the caller.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_passrole.html (checked 2026-11)
 */
export function passToTasks(place: Place, roles: readonly string[]): Check[] {
  return roles.map((role) => passRole(place, role, 'ecs-tasks.amazonaws.com'))
}

/** Roles that ECS itself uses: load balancer switching, lifecycle hooks, EBS volumes, VPC Lattice. */
export function passToEcs(place: Place, roles: readonly string[]): Check[] {
  return roles.map((role) => passRole(place, role, 'ecs.amazonaws.com'))
}

function passRole(place: Place, role: string, service: string): Check {
  return {
    action: 'iam:PassRole',
    resource: roleArn(place, role),
    context: { 'iam:PassedToService': service },
    statement: { name: service === 'ecs.amazonaws.com' ? 'PassServiceRoles' : 'PassTaskRoles' },
  }
}

/**
 * ECS takes the short name of a task or execution role, too, and passes the one that the account has
 * (https://github.com/aws-actions/amazon-ecs-render-task-definition/issues/19, checked 2026-11; assumed: so it is for roles of services).
 * What begins with a mark is taken for a whole ARN.
 */
function roleArn({ partition, account }: Place, role: string): string {
  return role.startsWith('arn:') || role.startsWith(MARK_OPEN) ? role : `arn:${partition}:iam::${account}:role/${role}`
}

/** Tags that are given while something is created are authorised by themselves, fenced by the creating action. */
export function tagOnCreate(resource: string, createAction: string, statement: string): Check {
  return {
    action: 'ecs:TagResource',
    resource,
    context: { 'ecs:CreateAction': createAction },
    statement: { name: statement },
  }
}
