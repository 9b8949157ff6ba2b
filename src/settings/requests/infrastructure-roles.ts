import { isObject, type JsonObject } from '../definitions/index.ts'

/**
 * The roles in a request (CreateService, UpdateService, RunTask) that ECS itself uses, so that IAM asks whether the caller may pass them to
 * `ecs.amazonaws.com`: of load balancers, lifecycle hooks, volumes, VPC Lattice and Service Connect's certificates. Each once; may hold marks.
 * https://docs.aws.amazon.com/aws-managed-policy/latest/reference/AmazonECS_FullAccess.html (checked 2026-11)
 */
export function infrastructureRoles(input: JsonObject): string[] {
  const at = (value: unknown, ...path: readonly string[]): unknown =>
    path.reduce<unknown>((inner, key) => (isObject(inner) ? inner[key] : undefined), value)
  const each = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])
  const found = [
    ...each(input['loadBalancers']).map((one) => at(one, 'advancedConfiguration', 'roleArn')),
    ...each(at(input, 'deploymentConfiguration', 'lifecycleHooks')).map((one) => at(one, 'roleArn')),
    ...each(input['volumeConfigurations']).map((one) => at(one, 'managedEBSVolume', 'roleArn')),
    ...each(input['vpcLatticeConfigurations']).map((one) => at(one, 'roleArn')),
    ...each(at(input, 'serviceConnectConfiguration', 'services')).map((one) => at(one, 'tls', 'roleArn')),
  ]
  return [...new Set(found.filter((role): role is string => typeof role === 'string' && role !== ''))]
}
