import { type Operation, ServiceError } from '../../../service.ts'
import { read, resourceCheck } from '../input.ts'
import { findSubnet } from '../store.ts'

/** Whether hosts get public addresses is kept and answered: tasks have them as their services say. https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_ModifySubnetAttribute.html */
export const modifySubnetAttribute: Operation = {
  name: 'ec2:ModifySubnetAttribute',
  access: 'write',
  refused: [
    'AssignIpv6AddressOnCreation',
    'MapCustomerOwnedIpOnLaunch',
    'CustomerOwnedIpv4Pool',
    'EnableDns64',
    'PrivateDnsHostnameTypeOnLaunch',
    'EnableResourceNameDnsARecordOnLaunch',
    'EnableResourceNameDnsAAAARecordOnLaunch',
    'EnableLniAtDeviceIndex',
    'DisableLniAtDeviceIndex',
  ],
  checks(input, context) {
    const id = read.requiredText(input, 'SubnetId')
    const tags = findSubnet(context.state, id)?.tags
    return [resourceCheck('ModifySubnetAttribute', { type: 'subnet', id, tags }, context)]
  },
  handle(input, context) {
    const id = read.requiredText(input, 'SubnetId')
    const subnet = findSubnet(context.state, id)
    if (!subnet) throw new ServiceError('InvalidSubnetID.NotFound', `The subnet ID '${id}' does not exist`)
    subnet.mapsPublicIp =
      read.flag(read.object(input, 'MapPublicIpOnLaunch') ?? {}, 'Value') ?? subnet.mapsPublicIp ?? false
    return { return: true }
  },
}
