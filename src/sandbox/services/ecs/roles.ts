import type { AccessCheck, JsonObject } from '../../service.ts'
import type { Place } from './arns.ts'
import { objects, optionalObject, optionalText } from './input.ts'
import { clientException } from './refuse.ts'
import type { TaskDefinition } from './store.ts'

/**
 * `iam:PassRole` on the roles that tasks get. A role that is both task and execution role is asked for once.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/security_iam_id-based-policy-examples.html (checked 2026-11)
 */
export function passTaskRoles(roles: readonly (string | undefined)[]): AccessCheck[] {
  return passRoles(roles, 'ecs-tasks.amazonaws.com')
}

/** The ARNs of task and execution role, with those of an override in their place. */
export function rolesOf(place: Place, definition: TaskDefinition, overrides: JsonObject = {}): (string | undefined)[] {
  return ['taskRoleArn', 'executionRoleArn'].map((member) =>
    roleArn(place, optionalText(overrides, member) ?? optionalText(definition.content, member)),
  )
}

/** The ARN of a role that is named by its ARN or by its name alone, as task definitions may. */
export function roleArn(place: Place, role: string | undefined): string | undefined {
  if (role === undefined || role.startsWith('arn:')) return role
  return `arn:${place.partition}:iam::${place.account}:role/${role}`
}

/**
 * `iam:PassRole` on the roles that ECS itself takes up for a service: load balancers, lifecycle hooks, EBS volumes, VPC Lattice,
 * TLS. The principal is the one in AWS's managed policy AmazonECS_FullAccess (version 21).
 */
export function passInfrastructureRoles(place: Place, input: JsonObject): AccessCheck[] {
  const connect = optionalObject(input, 'serviceConnectConfiguration') ?? {}
  const configuration = optionalObject(input, 'deploymentConfiguration') ?? {}
  return passRoles(
    [
      roleArn(place, optionalText(input, 'role')),
      ...objects(input, 'loadBalancers').map((balancer) => member(balancer, 'advancedConfiguration')),
      ...objects(configuration, 'lifecycleHooks').map((hook) => optionalText(hook, 'roleArn')),
      ...objects(input, 'volumeConfigurations').map((volume) => member(volume, 'managedEBSVolume')),
      ...objects(input, 'vpcLatticeConfigurations').map((lattice) => optionalText(lattice, 'roleArn')),
      ...objects(connect, 'services').map((service) => member(service, 'tls')),
    ],
    'ecs.amazonaws.com',
  )
}

/** `iam:PassRole` on a role that ECS itself takes up, where one is named. */
export function passInfrastructure(role: string | undefined): AccessCheck[] {
  return passRoles([role], 'ecs.amazonaws.com')
}

function member(object: JsonObject, name: string): string | undefined {
  return optionalText(optionalObject(object, name) ?? {}, 'roleArn')
}

function passRoles(roles: readonly (string | undefined)[], service: string): AccessCheck[] {
  const named = new Set(roles.filter((role) => role !== undefined && role !== ''))
  return [...named].map((role) => ({
    action: 'iam:PassRole',
    resource: role ?? '',
    context: { 'iam:PassedToService': service },
  }))
}

/** Throws unless a role could be one of this account: roles of other accounts cannot be passed. */
export function checkRole(role: string | undefined, place: Place): void {
  if (role === undefined) return
  const prefix = roleArn(place, '') ?? ''
  // A path and a name: an ARN inside an ARN, and blanks, are neither. https://docs.aws.amazon.com/IAM/latest/APIReference/API_Role.html (checked 2026-11)
  if (role.startsWith(prefix) && /^(?:[\w+=,.@/-]*\/)?[\w+=,.@-]{1,64}$/.test(role.slice(prefix.length))) return
  // A bare name is taken as well: https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_RegisterTaskDefinition.html
  if (/^[\w+=,.@-]{1,64}$/.test(role)) return
  throw clientException('Role is not valid')
}
