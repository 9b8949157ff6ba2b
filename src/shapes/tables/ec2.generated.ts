// Made by scripts/shapes.mjs from @aws-sdk/client-ec2 3.1169.0 (Apache License 2.0, see NOTICE). Not to be edited.
import type { ShapeTable } from '../table.ts'

export const ec2 = {
  "service": "ec2",
  "protocol": "ec2Query",
  "version": "2016-11-15",
  "target": "AmazonEC2",
  "xmlNamespace": "http://ec2.amazonaws.com/doc/2016-11-15",
  "operations": {
    "CreateSecurityGroup": {"input":"CreateSecurityGroupRequest","output":"CreateSecurityGroupResult"},
    "CreateSubnet": {"input":"CreateSubnetRequest","output":"CreateSubnetResult"},
    "CreateVpc": {"input":"CreateVpcRequest","output":"CreateVpcResult"},
    "DeleteSecurityGroup": {"input":"DeleteSecurityGroupRequest","output":"DeleteSecurityGroupResult"},
    "DeleteSubnet": {"input":"DeleteSubnetRequest","output":null},
    "DeleteVpc": {"input":"DeleteVpcRequest","output":null},
    "DescribeNetworkInterfaces": {"input":"DescribeNetworkInterfacesRequest","output":"DescribeNetworkInterfacesResult"},
    "DescribeSecurityGroups": {"input":"DescribeSecurityGroupsRequest","output":"DescribeSecurityGroupsResult"},
    "DescribeSubnets": {"input":"DescribeSubnetsRequest","output":"DescribeSubnetsResult"},
    "DescribeVpcs": {"input":"DescribeVpcsRequest","output":"DescribeVpcsResult"},
  },
  "enums": {
    "AttachmentStatus": ["attached","attaching","detached","detaching"],
    "BlockPublicAccessMode": ["block-bidirectional","block-ingress","off"],
    "HostnameType": ["ip-name","resource-name"],
    "IpSource": ["amazon","byoip","none"],
    "Ipv6AddressAttribute": ["private","public"],
    "NetworkInterfaceStatus": ["associated","attaching","available","detaching","in-use"],
    "NetworkInterfaceType": ["api_gateway_managed","aws_codestar_connections_managed","branch","efa","efa-only","gateway_load_balancer","gateway_load_balancer_endpoint","global_accelerator_managed","interface","iot_rules_managed","lambda","load_balancer","natGateway","network_load_balancer","quicksight","transit_gateway","trunk","vpc_endpoint"],
    "ResourceType": ["application-status-check","capacity-block","capacity-manager-data-export","capacity-reservation","capacity-reservation-cancellation-quote","capacity-reservation-fleet","capacity-reservation-modification-quote","carrier-gateway","client-vpn-endpoint","coip-pool","customer-gateway","declarative-policies-report","dedicated-host","dhcp-options","egress-only-internet-gateway","elastic-gpu","elastic-ip","export-image-task","export-instance-task","fca-policy","fleet","fpga-image","host-reservation","image","image-usage-report","import-image-task","import-snapshot-task","instance","instance-connect-endpoint","instance-event-window","internet-gateway","ipam","ipam-external-resource-verification-token","ipam-internet-registry-association","ipam-policy","ipam-pool","ipam-pool-allocation","ipam-prefix-list-resolver","ipam-prefix-list-resolver-target","ipam-resource-discovery","ipam-resource-discovery-association","ipam-scope","ipv4pool-ec2","ipv6pool-ec2","key-pair","launch-template","local-gateway","local-gateway-route-table","local-gateway-route-table-virtual-interface-group-association","local-gateway-route-table-vpc-association","local-gateway-virtual-interface","local-gateway-virtual-interface-group","mac-modification-task","metric-category","natgateway","network-acl","network-insights-access-scope","network-insights-access-scope-analysis","network-insights-analysis","network-insights-path","network-interface","outpost-lag","placement-group","prefix-list","replace-root-volume-task","reserved-instances","route-server","route-server-endpoint","route-server-peer","route-table","secondary-interface","secondary-network","secondary-subnet","security-group","security-group-rule","service-link-virtual-interface","snapshot","spot-fleet-request","spot-instances-request","subnet","subnet-cidr-reservation","traffic-mirror-filter","traffic-mirror-filter-rule","traffic-mirror-session","traffic-mirror-target","transit-gateway","transit-gateway-attachment","transit-gateway-connect-peer","transit-gateway-metering-policy","transit-gateway-multicast-domain","transit-gateway-policy-table","transit-gateway-route-table","transit-gateway-route-table-announcement","verified-access-endpoint","verified-access-endpoint-target","verified-access-group","verified-access-instance","verified-access-policy","verified-access-trust-provider","volume","vpc","vpc-block-public-access-exclusion","vpc-encryption-control","vpc-endpoint","vpc-endpoint-connection","vpc-endpoint-connection-device-type","vpc-endpoint-service","vpc-endpoint-service-permission","vpc-flow-log","vpc-peering-connection","vpn-concentrator","vpn-connection","vpn-connection-device-type","vpn-gateway"],
    "SubnetCidrBlockStateCode": ["associated","associating","disassociated","disassociating","failed","failing"],
    "SubnetState": ["available","failed","failed-insufficient-capacity","pending","unavailable"],
    "Tenancy": ["dedicated","default","host"],
    "VpcCidrBlockStateCode": ["associated","associating","disassociated","disassociating","failed","failing"],
    "VpcEncryptionControlExclusionState": ["disabled","disabling","enabled","enabling"],
    "VpcEncryptionControlExclusionStateInput": ["disable","enable"],
    "VpcEncryptionControlMode": ["enforce","monitor"],
    "VpcEncryptionControlState": ["available","creating","delete-failed","deleted","deleting","enforce-failed","enforce-in-progress","monitor-failed","monitor-in-progress"],
    "VpcState": ["available","deleting","pending"],
  },
  "shapes": {
    "AttachmentEnaSrdSpecification": {
      "members": {
        "EnaSrdEnabled": {"type":"boolean","xml":"enaSrdEnabled"},
        "EnaSrdUdpSpecification": {"type":"AttachmentEnaSrdUdpSpecification","xml":"enaSrdUdpSpecification"},
      },
    },
    "AttachmentEnaSrdUdpSpecification": {
      "members": {
        "EnaSrdUdpEnabled": {"type":"boolean","xml":"enaSrdUdpEnabled"},
      },
    },
    "BlockPublicAccessStates": {
      "members": {
        "InternetGatewayBlockMode": {"type":"BlockPublicAccessMode","xml":"internetGatewayBlockMode"},
      },
    },
    "ConnectionTrackingConfiguration": {
      "members": {
        "TcpEstablishedTimeout": {"type":"number","xml":"tcpEstablishedTimeout"},
        "UdpStreamTimeout": {"type":"number","xml":"udpStreamTimeout"},
        "UdpTimeout": {"type":"number","xml":"udpTimeout"},
      },
    },
    "CreateSecurityGroupRequest": {
      "required": ["Description","GroupName"],
      "members": {
        "Description": {"type":"string","xml":"GroupDescription"},
        "GroupName": "string",
        "VpcId": "string",
        "TagSpecifications": {"type":"[TagSpecification]","xml":"TagSpecification","item":"item"},
        "DryRun": {"type":"boolean","xml":"dryRun"},
      },
    },
    "CreateSecurityGroupResult": {
      "members": {
        "GroupId": {"type":"string","xml":"groupId"},
        "Tags": {"type":"[Tag]","xml":"tagSet","item":"item"},
        "SecurityGroupArn": {"type":"string","xml":"securityGroupArn"},
      },
    },
    "CreateSubnetRequest": {
      "required": ["VpcId"],
      "members": {
        "VpcId": "string",
        "TagSpecifications": {"type":"[TagSpecification]","xml":"TagSpecification","item":"item"},
        "AvailabilityZone": "string",
        "AvailabilityZoneId": "string",
        "CidrBlock": "string",
        "Ipv6CidrBlock": "string",
        "OutpostArn": "string",
        "Ipv6Native": "boolean",
        "Ipv4IpamPoolId": "string",
        "Ipv4NetmaskLength": "number",
        "Ipv6IpamPoolId": "string",
        "Ipv6NetmaskLength": "number",
        "DryRun": {"type":"boolean","xml":"dryRun"},
      },
    },
    "CreateSubnetResult": {
      "members": {
        "Subnet": {"type":"Subnet","xml":"subnet"},
      },
    },
    "CreateVpcRequest": {
      "members": {
        "CidrBlock": "string",
        "Ipv6Pool": "string",
        "Ipv6CidrBlock": "string",
        "Ipv4IpamPoolId": "string",
        "Ipv4NetmaskLength": "number",
        "Ipv6IpamPoolId": "string",
        "Ipv6NetmaskLength": "number",
        "Ipv6CidrBlockNetworkBorderGroup": "string",
        "VpcEncryptionControl": "VpcEncryptionControlConfiguration",
        "TagSpecifications": {"type":"[TagSpecification]","xml":"TagSpecification","item":"item"},
        "DryRun": {"type":"boolean","xml":"dryRun"},
        "InstanceTenancy": {"type":"Tenancy","xml":"instanceTenancy"},
        "AmazonProvidedIpv6CidrBlock": {"type":"boolean","xml":"amazonProvidedIpv6CidrBlock"},
      },
    },
    "CreateVpcResult": {
      "members": {
        "Vpc": {"type":"Vpc","xml":"vpc"},
      },
    },
    "DeleteSecurityGroupRequest": {
      "members": {
        "GroupId": "string",
        "GroupName": "string",
        "DryRun": {"type":"boolean","xml":"dryRun"},
      },
    },
    "DeleteSecurityGroupResult": {
      "members": {
        "Return": {"type":"boolean","xml":"return"},
        "GroupId": {"type":"string","xml":"groupId"},
      },
    },
    "DeleteSubnetRequest": {
      "required": ["SubnetId"],
      "members": {
        "SubnetId": "string",
        "DryRun": {"type":"boolean","xml":"dryRun"},
      },
    },
    "DeleteVpcRequest": {
      "required": ["VpcId"],
      "members": {
        "VpcId": "string",
        "DryRun": {"type":"boolean","xml":"dryRun"},
      },
    },
    "DescribeNetworkInterfacesRequest": {
      "members": {
        "NextToken": "string",
        "MaxResults": "number",
        "IncludeManagedResources": "boolean",
        "DryRun": {"type":"boolean","xml":"dryRun"},
        "NetworkInterfaceIds": {"type":"[string]","xml":"NetworkInterfaceId","item":"item"},
        "Filters": {"type":"[Filter]","xml":"filter","item":"Filter"},
      },
    },
    "DescribeNetworkInterfacesResult": {
      "members": {
        "NetworkInterfaces": {"type":"[NetworkInterface]","xml":"networkInterfaceSet","item":"item"},
        "NextToken": {"type":"string","xml":"nextToken"},
      },
    },
    "DescribeSecurityGroupsRequest": {
      "members": {
        "GroupIds": {"type":"[string]","xml":"GroupId","item":"groupId"},
        "GroupNames": {"type":"[string]","xml":"GroupName","item":"GroupName"},
        "NextToken": "string",
        "MaxResults": "number",
        "DryRun": {"type":"boolean","xml":"dryRun"},
        "Filters": {"type":"[Filter]","xml":"Filter","item":"Filter"},
      },
    },
    "DescribeSecurityGroupsResult": {
      "members": {
        "NextToken": {"type":"string","xml":"nextToken"},
        "SecurityGroups": {"type":"[SecurityGroup]","xml":"securityGroupInfo","item":"item"},
      },
    },
    "DescribeSubnetsRequest": {
      "members": {
        "Filters": {"type":"[Filter]","xml":"Filter","item":"Filter"},
        "SubnetIds": {"type":"[string]","xml":"SubnetId","item":"SubnetId"},
        "NextToken": "string",
        "MaxResults": "number",
        "DryRun": {"type":"boolean","xml":"dryRun"},
      },
    },
    "DescribeSubnetsResult": {
      "members": {
        "NextToken": {"type":"string","xml":"nextToken"},
        "Subnets": {"type":"[Subnet]","xml":"subnetSet","item":"item"},
      },
    },
    "DescribeVpcsRequest": {
      "members": {
        "Filters": {"type":"[Filter]","xml":"Filter","item":"Filter"},
        "VpcIds": {"type":"[string]","xml":"VpcId","item":"VpcId"},
        "NextToken": "string",
        "MaxResults": "number",
        "DryRun": {"type":"boolean","xml":"dryRun"},
      },
    },
    "DescribeVpcsResult": {
      "members": {
        "NextToken": {"type":"string","xml":"nextToken"},
        "Vpcs": {"type":"[Vpc]","xml":"vpcSet","item":"item"},
      },
    },
    "Filter": {
      "members": {
        "Name": "string",
        "Values": {"type":"[string]","xml":"Value","item":"item"},
      },
    },
    "GroupIdentifier": {
      "members": {
        "GroupId": {"type":"string","xml":"groupId"},
        "GroupName": {"type":"string","xml":"groupName"},
      },
    },
    "IpPermission": {
      "members": {
        "IpProtocol": {"type":"string","xml":"ipProtocol"},
        "FromPort": {"type":"number","xml":"fromPort"},
        "ToPort": {"type":"number","xml":"toPort"},
        "UserIdGroupPairs": {"type":"[UserIdGroupPair]","xml":"groups","item":"item"},
        "IpRanges": {"type":"[IpRange]","xml":"ipRanges","item":"item"},
        "Ipv6Ranges": {"type":"[Ipv6Range]","xml":"ipv6Ranges","item":"item"},
        "PrefixListIds": {"type":"[PrefixListId]","xml":"prefixListIds","item":"item"},
      },
    },
    "IpRange": {
      "members": {
        "Description": {"type":"string","xml":"description"},
        "CidrIp": {"type":"string","xml":"cidrIp"},
      },
    },
    "Ipv4PrefixSpecification": {
      "members": {
        "Ipv4Prefix": {"type":"string","xml":"ipv4Prefix"},
      },
    },
    "Ipv6PrefixSpecification": {
      "members": {
        "Ipv6Prefix": {"type":"string","xml":"ipv6Prefix"},
      },
    },
    "Ipv6Range": {
      "members": {
        "Description": {"type":"string","xml":"description"},
        "CidrIpv6": {"type":"string","xml":"cidrIpv6"},
      },
    },
    "NetworkInterface": {
      "members": {
        "Association": {"type":"NetworkInterfaceAssociation","xml":"association"},
        "Attachment": {"type":"NetworkInterfaceAttachment","xml":"attachment"},
        "AvailabilityZone": {"type":"string","xml":"availabilityZone"},
        "ConnectionTrackingConfiguration": {"type":"ConnectionTrackingConfiguration","xml":"connectionTrackingConfiguration"},
        "Description": {"type":"string","xml":"description"},
        "Groups": {"type":"[GroupIdentifier]","xml":"groupSet","item":"item"},
        "InterfaceType": {"type":"NetworkInterfaceType","xml":"interfaceType"},
        "Ipv6Addresses": {"type":"[NetworkInterfaceIpv6Address]","xml":"ipv6AddressesSet","item":"item"},
        "MacAddress": {"type":"string","xml":"macAddress"},
        "NetworkInterfaceId": {"type":"string","xml":"networkInterfaceId"},
        "OutpostArn": {"type":"string","xml":"outpostArn"},
        "OwnerId": {"type":"string","xml":"ownerId"},
        "PrivateDnsName": {"type":"string","xml":"privateDnsName"},
        "PublicDnsName": {"type":"string","xml":"publicDnsName"},
        "PublicIpDnsNameOptions": {"type":"PublicIpDnsNameOptions","xml":"publicIpDnsNameOptions"},
        "PrivateIpAddress": {"type":"string","xml":"privateIpAddress"},
        "PrivateIpAddresses": {"type":"[NetworkInterfacePrivateIpAddress]","xml":"privateIpAddressesSet","item":"item"},
        "Ipv4Prefixes": {"type":"[Ipv4PrefixSpecification]","xml":"ipv4PrefixSet","item":"item"},
        "Ipv6Prefixes": {"type":"[Ipv6PrefixSpecification]","xml":"ipv6PrefixSet","item":"item"},
        "RequesterId": {"type":"string","xml":"requesterId"},
        "RequesterManaged": {"type":"boolean","xml":"requesterManaged"},
        "SourceDestCheck": {"type":"boolean","xml":"sourceDestCheck"},
        "Status": {"type":"NetworkInterfaceStatus","xml":"status"},
        "SubnetId": {"type":"string","xml":"subnetId"},
        "TagSet": {"type":"[Tag]","xml":"tagSet","item":"item"},
        "VpcId": {"type":"string","xml":"vpcId"},
        "DenyAllIgwTraffic": {"type":"boolean","xml":"denyAllIgwTraffic"},
        "Ipv6Native": {"type":"boolean","xml":"ipv6Native"},
        "Ipv6Address": {"type":"string","xml":"ipv6Address"},
        "Operator": {"type":"OperatorResponse","xml":"operator"},
        "AssociatedSubnets": {"type":"[string]","xml":"associatedSubnetSet","item":"item"},
        "AvailabilityZoneId": {"type":"string","xml":"availabilityZoneId"},
      },
    },
    "NetworkInterfaceAssociation": {
      "members": {
        "AllocationId": {"type":"string","xml":"allocationId"},
        "AssociationId": {"type":"string","xml":"associationId"},
        "IpOwnerId": {"type":"string","xml":"ipOwnerId"},
        "PublicDnsName": {"type":"string","xml":"publicDnsName"},
        "PublicIp": {"type":"string","xml":"publicIp"},
        "CustomerOwnedIp": {"type":"string","xml":"customerOwnedIp"},
        "CarrierIp": {"type":"string","xml":"carrierIp"},
      },
    },
    "NetworkInterfaceAttachment": {
      "members": {
        "AttachTime": {"type":"timestamp","xml":"attachTime"},
        "AttachmentId": {"type":"string","xml":"attachmentId"},
        "DeleteOnTermination": {"type":"boolean","xml":"deleteOnTermination"},
        "DeviceIndex": {"type":"number","xml":"deviceIndex"},
        "NetworkCardIndex": {"type":"number","xml":"networkCardIndex"},
        "InstanceId": {"type":"string","xml":"instanceId"},
        "InstanceOwnerId": {"type":"string","xml":"instanceOwnerId"},
        "Status": {"type":"AttachmentStatus","xml":"status"},
        "EnaSrdSpecification": {"type":"AttachmentEnaSrdSpecification","xml":"enaSrdSpecification"},
        "EnaQueueCount": {"type":"number","xml":"enaQueueCount"},
      },
    },
    "NetworkInterfaceIpv6Address": {
      "members": {
        "Ipv6Address": {"type":"string","xml":"ipv6Address"},
        "PublicIpv6DnsName": {"type":"string","xml":"publicIpv6DnsName"},
        "IsPrimaryIpv6": {"type":"boolean","xml":"isPrimaryIpv6"},
      },
    },
    "NetworkInterfacePrivateIpAddress": {
      "members": {
        "Association": {"type":"NetworkInterfaceAssociation","xml":"association"},
        "Primary": {"type":"boolean","xml":"primary"},
        "PrivateDnsName": {"type":"string","xml":"privateDnsName"},
        "PrivateIpAddress": {"type":"string","xml":"privateIpAddress"},
      },
    },
    "OperatorResponse": {
      "members": {
        "Managed": {"type":"boolean","xml":"managed"},
        "Principal": {"type":"string","xml":"principal"},
        "HiddenByDefault": {"type":"boolean","xml":"hiddenByDefault"},
      },
    },
    "PrefixListId": {
      "members": {
        "Description": {"type":"string","xml":"description"},
        "PrefixListId": {"type":"string","xml":"prefixListId"},
      },
    },
    "PrivateDnsNameOptionsOnLaunch": {
      "members": {
        "HostnameType": {"type":"HostnameType","xml":"hostnameType"},
        "EnableResourceNameDnsARecord": {"type":"boolean","xml":"enableResourceNameDnsARecord"},
        "EnableResourceNameDnsAAAARecord": {"type":"boolean","xml":"enableResourceNameDnsAAAARecord"},
      },
    },
    "PublicIpDnsNameOptions": {
      "members": {
        "DnsHostnameType": {"type":"string","xml":"dnsHostnameType"},
        "PublicIpv4DnsName": {"type":"string","xml":"publicIpv4DnsName"},
        "PublicIpv6DnsName": {"type":"string","xml":"publicIpv6DnsName"},
        "PublicDualStackDnsName": {"type":"string","xml":"publicDualStackDnsName"},
      },
    },
    "SecurityGroup": {
      "members": {
        "GroupId": {"type":"string","xml":"groupId"},
        "IpPermissionsEgress": {"type":"[IpPermission]","xml":"ipPermissionsEgress","item":"item"},
        "Tags": {"type":"[Tag]","xml":"tagSet","item":"item"},
        "VpcId": {"type":"string","xml":"vpcId"},
        "SecurityGroupArn": {"type":"string","xml":"securityGroupArn"},
        "OwnerId": {"type":"string","xml":"ownerId"},
        "GroupName": {"type":"string","xml":"groupName"},
        "Description": {"type":"string","xml":"groupDescription"},
        "IpPermissions": {"type":"[IpPermission]","xml":"ipPermissions","item":"item"},
      },
    },
    "Subnet": {
      "members": {
        "AvailabilityZoneId": {"type":"string","xml":"availabilityZoneId"},
        "EnableLniAtDeviceIndex": {"type":"number","xml":"enableLniAtDeviceIndex"},
        "MapCustomerOwnedIpOnLaunch": {"type":"boolean","xml":"mapCustomerOwnedIpOnLaunch"},
        "CustomerOwnedIpv4Pool": {"type":"string","xml":"customerOwnedIpv4Pool"},
        "OwnerId": {"type":"string","xml":"ownerId"},
        "AssignIpv6AddressOnCreation": {"type":"boolean","xml":"assignIpv6AddressOnCreation"},
        "Ipv6CidrBlockAssociationSet": {"type":"[SubnetIpv6CidrBlockAssociation]","xml":"ipv6CidrBlockAssociationSet","item":"item"},
        "Tags": {"type":"[Tag]","xml":"tagSet","item":"item"},
        "SubnetArn": {"type":"string","xml":"subnetArn"},
        "OutpostArn": {"type":"string","xml":"outpostArn"},
        "EnableDns64": {"type":"boolean","xml":"enableDns64"},
        "Ipv6Native": {"type":"boolean","xml":"ipv6Native"},
        "PrivateDnsNameOptionsOnLaunch": {"type":"PrivateDnsNameOptionsOnLaunch","xml":"privateDnsNameOptionsOnLaunch"},
        "BlockPublicAccessStates": {"type":"BlockPublicAccessStates","xml":"blockPublicAccessStates"},
        "Type": {"type":"string","xml":"type"},
        "SubnetId": {"type":"string","xml":"subnetId"},
        "State": {"type":"SubnetState","xml":"state"},
        "VpcId": {"type":"string","xml":"vpcId"},
        "CidrBlock": {"type":"string","xml":"cidrBlock"},
        "AvailableIpAddressCount": {"type":"number","xml":"availableIpAddressCount"},
        "AvailabilityZone": {"type":"string","xml":"availabilityZone"},
        "DefaultForAz": {"type":"boolean","xml":"defaultForAz"},
        "MapPublicIpOnLaunch": {"type":"boolean","xml":"mapPublicIpOnLaunch"},
      },
    },
    "SubnetCidrBlockState": {
      "members": {
        "State": {"type":"SubnetCidrBlockStateCode","xml":"state"},
        "StatusMessage": {"type":"string","xml":"statusMessage"},
      },
    },
    "SubnetIpv6CidrBlockAssociation": {
      "members": {
        "AssociationId": {"type":"string","xml":"associationId"},
        "Ipv6CidrBlock": {"type":"string","xml":"ipv6CidrBlock"},
        "Ipv6CidrBlockState": {"type":"SubnetCidrBlockState","xml":"ipv6CidrBlockState"},
        "Ipv6AddressAttribute": {"type":"Ipv6AddressAttribute","xml":"ipv6AddressAttribute"},
        "IpSource": {"type":"IpSource","xml":"ipSource"},
      },
    },
    "Tag": {
      "members": {
        "Key": {"type":"string","xml":"key"},
        "Value": {"type":"string","xml":"value"},
      },
    },
    "TagSpecification": {
      "members": {
        "ResourceType": {"type":"ResourceType","xml":"resourceType"},
        "Tags": {"type":"[Tag]","xml":"Tag","item":"item"},
      },
    },
    "UserIdGroupPair": {
      "members": {
        "Description": {"type":"string","xml":"description"},
        "UserId": {"type":"string","xml":"userId"},
        "GroupName": {"type":"string","xml":"groupName"},
        "GroupId": {"type":"string","xml":"groupId"},
        "VpcId": {"type":"string","xml":"vpcId"},
        "VpcPeeringConnectionId": {"type":"string","xml":"vpcPeeringConnectionId"},
        "PeeringStatus": {"type":"string","xml":"peeringStatus"},
      },
    },
    "Vpc": {
      "members": {
        "OwnerId": {"type":"string","xml":"ownerId"},
        "InstanceTenancy": {"type":"Tenancy","xml":"instanceTenancy"},
        "Ipv6CidrBlockAssociationSet": {"type":"[VpcIpv6CidrBlockAssociation]","xml":"ipv6CidrBlockAssociationSet","item":"item"},
        "CidrBlockAssociationSet": {"type":"[VpcCidrBlockAssociation]","xml":"cidrBlockAssociationSet","item":"item"},
        "IsDefault": {"type":"boolean","xml":"isDefault"},
        "EncryptionControl": {"type":"VpcEncryptionControl","xml":"encryptionControl"},
        "Tags": {"type":"[Tag]","xml":"tagSet","item":"item"},
        "BlockPublicAccessStates": {"type":"BlockPublicAccessStates","xml":"blockPublicAccessStates"},
        "VpcId": {"type":"string","xml":"vpcId"},
        "State": {"type":"VpcState","xml":"state"},
        "CidrBlock": {"type":"string","xml":"cidrBlock"},
        "DhcpOptionsId": {"type":"string","xml":"dhcpOptionsId"},
      },
    },
    "VpcCidrBlockAssociation": {
      "members": {
        "AssociationId": {"type":"string","xml":"associationId"},
        "CidrBlock": {"type":"string","xml":"cidrBlock"},
        "CidrBlockState": {"type":"VpcCidrBlockState","xml":"cidrBlockState"},
      },
    },
    "VpcCidrBlockState": {
      "members": {
        "State": {"type":"VpcCidrBlockStateCode","xml":"state"},
        "StatusMessage": {"type":"string","xml":"statusMessage"},
      },
    },
    "VpcEncryptionControl": {
      "members": {
        "VpcId": {"type":"string","xml":"vpcId"},
        "VpcEncryptionControlId": {"type":"string","xml":"vpcEncryptionControlId"},
        "Mode": {"type":"VpcEncryptionControlMode","xml":"mode"},
        "State": {"type":"VpcEncryptionControlState","xml":"state"},
        "StateMessage": {"type":"string","xml":"stateMessage"},
        "ResourceExclusions": {"type":"VpcEncryptionControlExclusions","xml":"resourceExclusions"},
        "Tags": {"type":"[Tag]","xml":"tagSet","item":"item"},
      },
    },
    "VpcEncryptionControlConfiguration": {
      "required": ["Mode"],
      "members": {
        "Mode": "VpcEncryptionControlMode",
        "InternetGatewayExclusion": "VpcEncryptionControlExclusionStateInput",
        "EgressOnlyInternetGatewayExclusion": "VpcEncryptionControlExclusionStateInput",
        "NatGatewayExclusion": "VpcEncryptionControlExclusionStateInput",
        "VirtualPrivateGatewayExclusion": "VpcEncryptionControlExclusionStateInput",
        "VpcPeeringExclusion": "VpcEncryptionControlExclusionStateInput",
        "LambdaExclusion": "VpcEncryptionControlExclusionStateInput",
        "VpcLatticeExclusion": "VpcEncryptionControlExclusionStateInput",
        "ElasticFileSystemExclusion": "VpcEncryptionControlExclusionStateInput",
        "GlobalAcceleratorExclusion": "VpcEncryptionControlExclusionStateInput",
        "ApiGatewayV2Exclusion": "VpcEncryptionControlExclusionStateInput",
      },
    },
    "VpcEncryptionControlExclusion": {
      "members": {
        "State": {"type":"VpcEncryptionControlExclusionState","xml":"state"},
        "StateMessage": {"type":"string","xml":"stateMessage"},
      },
    },
    "VpcEncryptionControlExclusions": {
      "members": {
        "InternetGateway": {"type":"VpcEncryptionControlExclusion","xml":"internetGateway"},
        "EgressOnlyInternetGateway": {"type":"VpcEncryptionControlExclusion","xml":"egressOnlyInternetGateway"},
        "NatGateway": {"type":"VpcEncryptionControlExclusion","xml":"natGateway"},
        "VirtualPrivateGateway": {"type":"VpcEncryptionControlExclusion","xml":"virtualPrivateGateway"},
        "VpcPeering": {"type":"VpcEncryptionControlExclusion","xml":"vpcPeering"},
        "Lambda": {"type":"VpcEncryptionControlExclusion","xml":"lambda"},
        "VpcLattice": {"type":"VpcEncryptionControlExclusion","xml":"vpcLattice"},
        "ElasticFileSystem": {"type":"VpcEncryptionControlExclusion","xml":"elasticFileSystem"},
        "GlobalAccelerator": {"type":"VpcEncryptionControlExclusion","xml":"globalAccelerator"},
        "ApiGatewayV2": {"type":"VpcEncryptionControlExclusion","xml":"apiGatewayV2"},
      },
    },
    "VpcIpv6CidrBlockAssociation": {
      "members": {
        "AssociationId": {"type":"string","xml":"associationId"},
        "Ipv6CidrBlock": {"type":"string","xml":"ipv6CidrBlock"},
        "Ipv6CidrBlockState": {"type":"VpcCidrBlockState","xml":"ipv6CidrBlockState"},
        "NetworkBorderGroup": {"type":"string","xml":"networkBorderGroup"},
        "Ipv6Pool": {"type":"string","xml":"ipv6Pool"},
        "Ipv6AddressAttribute": {"type":"Ipv6AddressAttribute","xml":"ipv6AddressAttribute"},
        "IpSource": {"type":"IpSource","xml":"ipSource"},
      },
    },
  },
} as const satisfies ShapeTable
