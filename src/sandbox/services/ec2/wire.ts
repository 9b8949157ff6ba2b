import { regionalArn } from '../../arns.ts'
import type { JsonObject, Place } from '../../service.ts'
import { tagSet } from './input.ts'
import { permissionsOnWire } from './security-group-rules.ts'
import type { SecurityGroup, Subnet, Vpc } from './store.ts'

/** A VPC as DescribeVpcs answers it. */
export function vpcOnWire({ id, cidrBlock, tags }: Vpc, { account }: Place): JsonObject {
  const association = {
    associationId: id.replace('vpc-', 'vpc-cidr-assoc-'),
    cidrBlock,
    cidrBlockState: { state: 'associated' },
  }
  return {
    vpcId: id,
    ownerId: account,
    state: 'available',
    cidrBlock,
    cidrBlockAssociationSet: [association],
    instanceTenancy: 'default',
    isDefault: false,
    tagSet: tagSet(tags),
  }
}

/** A subnet as DescribeSubnets answers it. */
export function subnetOnWire(subnet: Subnet, context: Place): JsonObject {
  return {
    subnetId: subnet.id,
    subnetArn: regionalArn(context, 'ec2', `subnet/${subnet.id}`),
    state: 'available',
    vpcId: subnet.vpcId,
    cidrBlock: subnet.cidrBlock,
    availableIpAddressCount: 251,
    availabilityZone: subnet.zone,
    defaultForAz: false,
    mapPublicIpOnLaunch: subnet.mapsPublicIp ?? false,
    ownerId: context.account,
    tagSet: tagSet(subnet.tags),
  }
}

/** A security group as DescribeSecurityGroups answers it. */
export function securityGroupOnWire({ rules = [], ...group }: SecurityGroup, context: Place): JsonObject {
  return {
    ownerId: context.account,
    groupId: group.id,
    groupName: group.name,
    groupDescription: group.description,
    vpcId: group.vpcId,
    securityGroupArn: regionalArn(context, 'ec2', `security-group/${group.id}`),
    ipPermissions: permissionsOnWire(
      rules.filter(({ isEgress }) => !isEgress),
      context,
    ),
    ipPermissionsEgress: permissionsOnWire(
      rules.filter(({ isEgress }) => isEgress),
      context,
    ),
    tagSet: tagSet(group.tags),
  }
}
