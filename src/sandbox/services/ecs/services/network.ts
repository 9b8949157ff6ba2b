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
  // reported by users; assumed: that an external instance, which has no interface to give to a task, is told of in the same way
  const wanted = fargate ? 'FARGATE' : launchType === 'EXTERNAL' ? 'EXTERNAL' : undefined
  if (wanted !== undefined && !compatible.includes(wanted)) {
    throw invalidParameter(`Task definition does not support launch_type ${wanted}.`)
  }
}

/** Throws where subnets and groups are known, and one is not among them, or they do not go together. */
export function checkNetworkExists(
  state: SandboxState,
  { network, loadBalancers = [] }: { readonly network: JsonObject | undefined; readonly loadBalancers?: JsonObject[] },
): void {
  const vpc = optionalObject(network ?? {}, 'awsvpcConfiguration') ?? {}
  const subnets = texts(vpc, 'subnets')
  const groups = texts(vpc, 'securityGroups')
  // https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_AwsVpcConfiguration.html (checked 2026-11); assumed: the texts
  if (subnets.length > 16) throw invalidParameter('subnets can have at most 16 items.')
  if (groups.length > 5) throw invalidParameter('securityGroups can have at most 5 items.')
  for (const subnet of subnets) checkSubnet(state, subnet)
  for (const group of groups) checkSecurityGroup(state, group)
  const vpcs = new Set(subnets.map((subnet) => findSubnet(state, subnet)?.vpcId).filter((id) => id !== undefined))
  if (vpcs.size > 1) throw invalidParameter('The subnets must be in the same VPC.') // assumed: the text
  for (const group of groups) {
    const of = findSecurityGroup(state, group)?.vpcId
    if (of === undefined || vpcs.size === 0 || vpcs.has(of)) continue
    // reported by users: the text (hashicorp/waypoint#4629)
    throw invalidParameter(`Security group ${group} does not appear to belong to the same VPC as the input subnets.`)
  }
  for (const balancer of loadBalancers) {
    const group = optionalText(balancer, 'targetGroupArn')
    if (group === undefined || !targetGroupsAreClosed(state) || findTargetGroup(state, group)) continue
    throw invalidParameter(`The target group ${group} does not exist.`) // reported by users
  }
}

function checkSubnet(state: SandboxState, subnet: string): void {
  if (subnet.startsWith('subnet-') && (!isClosed(state, 'subnets') || findSubnet(state, subnet))) return
  throw invalidParameter(
    `Error retrieving subnet information for [${subnet}]: The subnet ID '${subnet}' does not exist (ErrorCode: InvalidSubnetID.NotFound)`,
  )
}

function checkSecurityGroup(state: SandboxState, group: string): void {
  const unknown = isClosed(state, 'securityGroups') && !findSecurityGroup(state, group)
  // Any id is taken where nothing is known, if it looks like one; where something is, EC2 looks more closely.
  const malformed = unknown ? !/^sg-([0-9a-f]{8}|[0-9a-f]{17})$/.test(group) : !group.startsWith('sg-')
  if (!malformed && !unknown) return
  const why = malformed
    ? `Invalid id: "${group}" (expecting "sg-...") (ErrorCode: InvalidGroupId.Malformed)`
    : `The security group '${group}' does not exist (ErrorCode: InvalidGroup.NotFound)`
  throw invalidParameter(`Error retrieving security group information for [${group}]: ${why}`)
}
