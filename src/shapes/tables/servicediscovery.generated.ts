// Made by scripts/shapes.mjs from @aws-sdk/client-servicediscovery 3.1138.0 (Apache License 2.0, see NOTICE). Not to be edited.
import type { ShapeTable } from '../table.ts'

export const servicediscovery = {
  "service": "servicediscovery",
  "protocol": "awsJson1.1",
  "version": "2017-03-14",
  "target": "Route53AutoNaming_v20170314",
  "operations": {
    "CreateHttpNamespace": {"input":"CreateHttpNamespaceRequest","output":"CreateHttpNamespaceResponse"},
    "CreatePrivateDnsNamespace": {"input":"CreatePrivateDnsNamespaceRequest","output":"CreatePrivateDnsNamespaceResponse"},
    "CreateService": {"input":"CreateServiceRequest","output":"CreateServiceResponse"},
    "DeleteNamespace": {"input":"DeleteNamespaceRequest","output":"DeleteNamespaceResponse"},
    "DeleteService": {"input":"DeleteServiceRequest","output":"DeleteServiceResponse"},
    "GetNamespace": {"input":"GetNamespaceRequest","output":"GetNamespaceResponse"},
    "GetOperation": {"input":"GetOperationRequest","output":"GetOperationResponse"},
    "GetService": {"input":"GetServiceRequest","output":"GetServiceResponse"},
    "ListNamespaces": {"input":"ListNamespacesRequest","output":"ListNamespacesResponse"},
    "ListServices": {"input":"ListServicesRequest","output":"ListServicesResponse"},
  },
  "enums": {
    "FilterCondition": ["BEGINS_WITH","BETWEEN","EQ","IN"],
    "HealthCheckType": ["HTTP","HTTPS","TCP"],
    "NamespaceFilterName": ["HTTP_NAME","NAME","RESOURCE_OWNER","TYPE"],
    "NamespaceType": ["DNS_PRIVATE","DNS_PUBLIC","HTTP"],
    "OperationStatus": ["FAIL","PENDING","SUBMITTED","SUCCESS"],
    "OperationType": ["CREATE_NAMESPACE","DELETE_NAMESPACE","DEREGISTER_INSTANCE","REGISTER_INSTANCE","UPDATE_NAMESPACE","UPDATE_SERVICE"],
    "RecordType": ["A","AAAA","CNAME","SRV"],
    "RoutingPolicy": ["MULTIVALUE","WEIGHTED"],
    "ServiceFilterName": ["NAMESPACE_ID","RESOURCE_OWNER"],
    "ServiceType": ["DNS","DNS_HTTP","HTTP"],
    "ServiceTypeOption": ["HTTP"],
  },
  "shapes": {
    "CreateHttpNamespaceRequest": {
      "required": ["Name"],
      "members": {
        "Name": "string",
        "CreatorRequestId": {"type":"string","token":true},
        "Description": "string",
        "Tags": "[Tag]",
      },
    },
    "CreateHttpNamespaceResponse": {
      "members": {
        "OperationId": "string",
      },
    },
    "CreatePrivateDnsNamespaceRequest": {
      "required": ["Name","Vpc"],
      "members": {
        "Name": "string",
        "Vpc": "string",
        "CreatorRequestId": {"type":"string","token":true},
        "Description": "string",
        "Tags": "[Tag]",
        "Properties": "PrivateDnsNamespaceProperties",
      },
    },
    "CreatePrivateDnsNamespaceResponse": {
      "members": {
        "OperationId": "string",
      },
    },
    "CreateServiceRequest": {
      "required": ["Name"],
      "members": {
        "Name": "string",
        "NamespaceId": "string",
        "CreatorRequestId": {"type":"string","token":true},
        "Description": "string",
        "DnsConfig": "DnsConfig",
        "HealthCheckConfig": "HealthCheckConfig",
        "HealthCheckCustomConfig": "HealthCheckCustomConfig",
        "Tags": "[Tag]",
        "Type": "ServiceTypeOption",
      },
    },
    "CreateServiceResponse": {
      "members": {
        "Service": "Service",
      },
    },
    "DeleteNamespaceRequest": {
      "required": ["Id"],
      "members": {
        "Id": "string",
      },
    },
    "DeleteNamespaceResponse": {
      "members": {
        "OperationId": "string",
      },
    },
    "DeleteServiceRequest": {
      "required": ["Id"],
      "members": {
        "Id": "string",
      },
    },
    "DeleteServiceResponse": {
      "members": {},
    },
    "DnsConfig": {
      "required": ["DnsRecords"],
      "members": {
        "DnsRecords": "[DnsRecord]",
        "NamespaceId": "string",
        "RoutingPolicy": "RoutingPolicy",
      },
    },
    "DnsProperties": {
      "members": {
        "HostedZoneId": "string",
        "SOA": "SOA",
      },
    },
    "DnsRecord": {
      "required": ["Type","TTL"],
      "members": {
        "Type": "RecordType",
        "TTL": "number",
      },
    },
    "GetNamespaceRequest": {
      "required": ["Id"],
      "members": {
        "Id": "string",
      },
    },
    "GetNamespaceResponse": {
      "members": {
        "Namespace": "Namespace",
      },
    },
    "GetOperationRequest": {
      "required": ["OperationId"],
      "members": {
        "OperationId": "string",
        "OwnerAccount": "string",
      },
    },
    "GetOperationResponse": {
      "members": {
        "Operation": "Operation",
      },
    },
    "GetServiceRequest": {
      "required": ["Id"],
      "members": {
        "Id": "string",
      },
    },
    "GetServiceResponse": {
      "members": {
        "Service": "Service",
      },
    },
    "HealthCheckConfig": {
      "required": ["Type"],
      "members": {
        "Type": "HealthCheckType",
        "ResourcePath": "string",
        "FailureThreshold": "number",
      },
    },
    "HealthCheckCustomConfig": {
      "members": {
        "FailureThreshold": "number",
      },
    },
    "HttpProperties": {
      "members": {
        "HttpName": "string",
      },
    },
    "ListNamespacesRequest": {
      "members": {
        "NextToken": "string",
        "MaxResults": "number",
        "Filters": "[NamespaceFilter]",
      },
    },
    "ListNamespacesResponse": {
      "members": {
        "Namespaces": "[NamespaceSummary]",
        "NextToken": "string",
      },
    },
    "ListServicesRequest": {
      "members": {
        "NextToken": "string",
        "MaxResults": "number",
        "Filters": "[ServiceFilter]",
      },
    },
    "ListServicesResponse": {
      "members": {
        "Services": "[ServiceSummary]",
        "NextToken": "string",
      },
    },
    "Namespace": {
      "members": {
        "Id": "string",
        "Arn": "string",
        "ResourceOwner": "string",
        "Name": "string",
        "Type": "NamespaceType",
        "Description": "string",
        "ServiceCount": "number",
        "Properties": "NamespaceProperties",
        "CreateDate": "timestamp",
        "CreatorRequestId": "string",
      },
    },
    "NamespaceFilter": {
      "required": ["Name","Values"],
      "members": {
        "Name": "NamespaceFilterName",
        "Values": "[string]",
        "Condition": "FilterCondition",
      },
    },
    "NamespaceProperties": {
      "members": {
        "DnsProperties": "DnsProperties",
        "HttpProperties": "HttpProperties",
      },
    },
    "NamespaceSummary": {
      "members": {
        "Id": "string",
        "Arn": "string",
        "ResourceOwner": "string",
        "Name": "string",
        "Type": "NamespaceType",
        "Description": "string",
        "ServiceCount": "number",
        "Properties": "NamespaceProperties",
        "CreateDate": "timestamp",
      },
    },
    "Operation": {
      "members": {
        "Id": "string",
        "OwnerAccount": "string",
        "Type": "OperationType",
        "Status": "OperationStatus",
        "ErrorMessage": "string",
        "ErrorCode": "string",
        "CreateDate": "timestamp",
        "UpdateDate": "timestamp",
        "Targets": "{string}",
      },
    },
    "PrivateDnsNamespaceProperties": {
      "required": ["DnsProperties"],
      "members": {
        "DnsProperties": "PrivateDnsPropertiesMutable",
      },
    },
    "PrivateDnsPropertiesMutable": {
      "required": ["SOA"],
      "members": {
        "SOA": "SOA",
      },
    },
    "SOA": {
      "required": ["TTL"],
      "members": {
        "TTL": "number",
      },
    },
    "Service": {
      "members": {
        "Id": "string",
        "Arn": "string",
        "ResourceOwner": "string",
        "Name": "string",
        "NamespaceId": "string",
        "Description": "string",
        "InstanceCount": "number",
        "DnsConfig": "DnsConfig",
        "Type": "ServiceType",
        "HealthCheckConfig": "HealthCheckConfig",
        "HealthCheckCustomConfig": "HealthCheckCustomConfig",
        "CreateDate": "timestamp",
        "CreatorRequestId": "string",
        "CreatedByAccount": "string",
      },
    },
    "ServiceFilter": {
      "required": ["Name","Values"],
      "members": {
        "Name": "ServiceFilterName",
        "Values": "[string]",
        "Condition": "FilterCondition",
      },
    },
    "ServiceSummary": {
      "members": {
        "Id": "string",
        "Arn": "string",
        "ResourceOwner": "string",
        "Name": "string",
        "Type": "ServiceType",
        "Description": "string",
        "InstanceCount": "number",
        "DnsConfig": "DnsConfig",
        "HealthCheckConfig": "HealthCheckConfig",
        "HealthCheckCustomConfig": "HealthCheckCustomConfig",
        "CreateDate": "timestamp",
        "CreatedByAccount": "string",
      },
    },
    "Tag": {
      "required": ["Key","Value"],
      "members": {
        "Key": "string",
        "Value": "string",
      },
    },
  },
} as const satisfies ShapeTable
