import { type Operation, ServiceError } from '../../../service.ts'
import { networkInterfacesOfTasks } from '../../ecs/index.ts'
import { select, tagSet } from '../input.ts'
import { findSecurityGroup, findSubnet, usualVpc } from '../store.ts'

/** The network interfaces of tasks: there are no others here. https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeNetworkInterfaces.html */
export const describeNetworkInterfaces: Operation = {
  name: 'ec2:DescribeNetworkInterfaces',
  access: 'read',
  withoutEffect: ['IncludeManagedResources'],
  checks: () => [{ action: 'ec2:DescribeNetworkInterfaces', resource: '*' }],
  handle(input, context) {
    const all = networkInterfacesOfTasks(context.state).map((one) => ({ ...one, tags: {} }))
    const { items, nextToken } = select<(typeof all)[number]>(all, input, {
      idMember: 'NetworkInterfaceId',
      notFound: (id) =>
        new ServiceError('InvalidNetworkInterfaceID.NotFound', `The networkInterface ID '${id}' does not exist`),
      filters: {
        'network-interface-id': ({ id }) => id,
        'subnet-id': ({ subnet }) => subnet,
        'private-ip-address': ({ ip }) => ip,
        'addresses.private-ip-address': ({ ip }) => ip,
        'association.public-ip': ({ publicIp = '' }) => publicIp,
        'attachment.instance-owner-id': () => context.account,
        description: () => '',
        'group-id': ({ securityGroups }) => securityGroups,
        'interface-type': () => 'interface',
        'owner-id': () => context.account,
        'requester-managed': () => 'true',
        status: () => 'in-use',
        'vpc-id': ({ subnet }) => findSubnet(context.state, subnet)?.vpcId ?? usualVpc,
      },
    })
    return {
      networkInterfaceSet: items.map(({ id, subnet, ip, publicIp, securityGroups, tags }) => ({
        networkInterfaceId: id,
        subnetId: subnet,
        vpcId: findSubnet(context.state, subnet)?.vpcId ?? usualVpc,
        ownerId: context.account,
        status: 'in-use',
        interfaceType: 'interface',
        requesterManaged: true,
        privateIpAddress: ip,
        privateIpAddressesSet: [{ privateIpAddress: ip, primary: true }],
        ...(publicIp !== undefined && { association: { publicIp, ipOwnerId: 'amazon' } }),
        groupSet: securityGroups.map((groupId) => ({
          groupId,
          groupName: findSecurityGroup(context.state, groupId)?.name ?? groupId,
        })),
        tagSet: tagSet(tags),
      })),
      ...(nextToken !== undefined && { nextToken }),
    }
  },
}
