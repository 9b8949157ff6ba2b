import type { JsonObject, SandboxState } from '../../../service.ts'
import { findSecurityGroup, findSubnet, isClosed } from '../../ec2/store.ts'
import { findTargetGroup, targetGroupsAreClosed } from '../../elasticloadbalancing/store.ts'
import { optionalObject, optionalText, present, texts } from '../input.ts'
import { invalidParameter, requireOneOf } from '../refuse.ts'
import type { TaskDefinition } from '../store.ts'

/** A network configuration with the defaults that ECS answers. */
export function normaliseNetwork(input: JsonObject): JsonObject | undefined {
  const network = optionalObject(input, 'networkConfiguration')
  const vpc = network && optionalObject(network, 'awsvpcConfiguration')
  if (!vpc) return undefined
  const assign = optionalText(vpc, 'assignPublicIp') ?? 'DISABLED'
  requireOneOf('assignPublicIp', assign, ['ENABLED', 'DISABLED'])
  return {
    awsvpcConfiguration: present({
      ...vpc,
      subnets: texts(vpc, 'subnets'),
      securityGroups: texts(vpc, 'securityGroups'),
      assignPublicIp: assign,
    }),
  }
}

/** Throws unless network configuration, network mode and launch type fit together. */
export function checkNetwork(network: JsonObject | undefined, definition: TaskDefinition, fargate: boolean): void {
  const awsvpc = definition.content['networkMode'] === 'awsvpc'
  if (awsvpc && !network) {
    throw invalidParameter("Network Configuration must be provided when networkMode 'awsvpc' is specified.")
  }
  if (!network) return
  // reported by users
  if (!awsvpc) {
    throw invalidParameter('Network Configuration is not valid for the given networkMode of this task definition.')
  }
  const vpc = optionalObject(network, 'awsvpcConfiguration') ?? {}
  if (!fargate && optionalText(vpc, 'assignPublicIp') === 'ENABLED') {
    throw invalidParameter('Assign public IP is not supported for this launch type.')
  }
  if (texts(vpc, 'subnets').length === 0) throw invalidParameter('subnets can not be empty.') // reported by users
}

/** Throws unless the definition can run where it is sent. */
export function checkLaunchType(launchType: string | undefined, fargate: boolean, definition: TaskDefinition): void {
  requireOneOf('launch type', launchType, ['EC2', 'FARGATE', 'EXTERNAL', 'FMI', 'MANAGED_INSTANCES'])
  const compatible = texts(definition.content, 'compatibilities')
  // reported by users
  if (fargate && !compatible.includes('FARGATE')) {
    throw invalidParameter('Task definition does not support launch_type FARGATE.')
  }
}

/** Throws where the scenario lists which subnets and groups there are, and one is not among them. */
export function checkNetworkExists(
  state: SandboxState,
  network: JsonObject | undefined,
  loadBalancers: readonly JsonObject[] = [],
): void {
  const vpc = optionalObject(network ?? {}, 'awsvpcConfiguration') ?? {}
  for (const subnet of texts(vpc, 'subnets')) {
    if (!subnet.startsWith('subnet-') || (isClosed(state, 'subnets') && !findSubnet(state, subnet))) {
      throw invalidParameter(
        `Error retrieving subnet information for [${subnet}]: The subnet ID '${subnet}' does not exist (ErrorCode: InvalidSubnetID.NotFound)`,
      )
    }
  }
  for (const group of texts(vpc, 'securityGroups')) {
    const unknown = isClosed(state, 'securityGroups') && !findSecurityGroup(state, group)
    // Any id is taken where nothing is known, if it looks like one; where something is, EC2 looks more closely.
    const malformed = unknown ? !/^sg-([0-9a-f]{8}|[0-9a-f]{17})$/.test(group) : !group.startsWith('sg-')
    if (malformed || unknown) {
      const why = malformed
        ? `Invalid id: "${group}" (expecting "sg-...") (ErrorCode: InvalidGroupId.Malformed)`
        : `The security group '${group}' does not exist (ErrorCode: InvalidGroup.NotFound)`
      throw invalidParameter(`Error retrieving security group information for [${group}]: ${why}`)
    }
  }
  for (const balancer of loadBalancers) {
    const group = optionalText(balancer, 'targetGroupArn')
    if (group === undefined || !targetGroupsAreClosed(state) || findTargetGroup(state, group)) continue
    throw invalidParameter(`The target group ${group} does not exist.`) // reported by users
  }
}
