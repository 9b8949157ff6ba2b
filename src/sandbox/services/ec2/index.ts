import type { Service } from '../../aws-service.ts'
import { ec2Query } from '../../protocols/index.ts'
import { ServiceError } from '../../service.ts'
import { inputRules } from './input-rules.ts'
import { authorizeSecurityGroupEgress } from './operations/authorize-security-group-egress.ts'
import { authorizeSecurityGroupIngress } from './operations/authorize-security-group-ingress.ts'
import { createSecurityGroup } from './operations/create-security-group.ts'
import { createSubnet } from './operations/create-subnet.ts'
import { createTags } from './operations/create-tags.ts'
import { createVpc } from './operations/create-vpc.ts'
import { deleteSecurityGroup } from './operations/delete-security-group.ts'
import { deleteSubnet } from './operations/delete-subnet.ts'
import { deleteTags } from './operations/delete-tags.ts'
import { deleteVpc } from './operations/delete-vpc.ts'
import { describeAvailabilityZones } from './operations/describe-availability-zones.ts'
import { describeNetworkInterfaces } from './operations/describe-network-interfaces.ts'
import { describeSecurityGroupRules } from './operations/describe-security-group-rules.ts'
import { describeSecurityGroups } from './operations/describe-security-groups.ts'
import { describeSubnets } from './operations/describe-subnets.ts'
import { describeTags } from './operations/describe-tags.ts'
import { describeVpcAttribute } from './operations/describe-vpc-attribute.ts'
import { describeVpcs } from './operations/describe-vpcs.ts'
import { modifySubnetAttribute } from './operations/modify-subnet-attribute.ts'
import { modifyVpcAttribute } from './operations/modify-vpc-attribute.ts'
import { revokeSecurityGroupEgress } from './operations/revoke-security-group-egress.ts'
import { revokeSecurityGroupIngress } from './operations/revoke-security-group-ingress.ts'
import { seed } from './seed.ts'
import { ec2Shape } from './state-shape.ts'
import type { Ec2State } from './store.ts'

export type { Ec2Resources, SeedSecurityGroup, SeedSubnet } from './seed.ts'

/** Amazon EC2: VPCs, subnets, security groups with rules, and the network interfaces of tasks. */
export const ec2: Service = {
  name: 'ec2',
  protocol: ec2Query({ version: '2016-11-15' }),
  inputRules,
  // https://docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html, DryRunOperation (checked 2026-11)
  dryRun: ({ DryRun: dry }) =>
    dry === 'true'
      ? new ServiceError('DryRunOperation', 'Request would have succeeded, but DryRun flag is set.', { status: 412 })
      : undefined,
  scope: 'region',
  seed,
  initial: (): Ec2State => ({ vpcs: {}, subnets: {}, securityGroups: {} }),
  shape: ec2Shape,
  operations: [
    createVpc,
    describeVpcs,
    deleteVpc,
    createSubnet,
    describeSubnets,
    deleteSubnet,
    createSecurityGroup,
    describeSecurityGroups,
    deleteSecurityGroup,
    describeNetworkInterfaces,
    authorizeSecurityGroupEgress,
    authorizeSecurityGroupIngress,
    createTags,
    deleteTags,
    describeAvailabilityZones,
    describeSecurityGroupRules,
    describeTags,
    describeVpcAttribute,
    modifySubnetAttribute,
    modifyVpcAttribute,
    revokeSecurityGroupEgress,
    revokeSecurityGroupIngress,
  ],
}
