// Made by scripts/shapes.mjs from @aws-sdk/client-vpc-lattice 3.1142.0 (Apache License 2.0, see NOTICE). Not to be edited.
import type { ShapeTable } from '../table.ts'

export const vpcLattice = {
  "service": "vpc-lattice",
  "protocol": "restJson1",
  "version": "2022-11-30",
  "target": "MercuryControlPlane",
  "operations": {
    "GetTargetGroup": {"input":"GetTargetGroupRequest","output":"GetTargetGroupResponse","http":"GET /targetgroups/{targetGroupIdentifier}"},
  },
  "enums": {
    "HealthCheckProtocolVersion": ["HTTP1","HTTP2"],
    "IpAddressType": ["IPV4","IPV6"],
    "LambdaEventStructureVersion": ["V1","V2"],
    "TargetGroupProtocol": ["HTTP","HTTPS","TCP"],
    "TargetGroupProtocolVersion": ["GRPC","HTTP1","HTTP2"],
    "TargetGroupStatus": ["ACTIVE","CREATE_FAILED","CREATE_IN_PROGRESS","DELETE_FAILED","DELETE_IN_PROGRESS"],
    "TargetGroupType": ["ALB","INSTANCE","IP","LAMBDA"],
  },
  "shapes": {
    "GetTargetGroupRequest": {
      "required": ["targetGroupIdentifier"],
      "members": {
        "targetGroupIdentifier": {"type":"string","label":true},
      },
    },
    "GetTargetGroupResponse": {
      "members": {
        "id": "string",
        "arn": "string",
        "name": "string",
        "type": "TargetGroupType",
        "config": "TargetGroupConfig",
        "createdAt": "timestamp:date-time",
        "lastUpdatedAt": "timestamp:date-time",
        "status": "TargetGroupStatus",
        "serviceArns": "[string]",
        "failureMessage": "string",
        "failureCode": "string",
      },
    },
    "HealthCheckConfig": {
      "members": {
        "enabled": "boolean",
        "protocol": "TargetGroupProtocol",
        "protocolVersion": "HealthCheckProtocolVersion",
        "port": "number",
        "path": "string",
        "healthCheckIntervalSeconds": "number",
        "healthCheckTimeoutSeconds": "number",
        "healthyThresholdCount": "number",
        "unhealthyThresholdCount": "number",
        "matcher": "Matcher",
      },
    },
    "Matcher": {
      "union": true,
      "members": {
        "httpCode": "string",
      },
    },
    "TargetGroupConfig": {
      "members": {
        "port": "number",
        "protocol": "TargetGroupProtocol",
        "protocolVersion": "TargetGroupProtocolVersion",
        "ipAddressType": "IpAddressType",
        "vpcIdentifier": "string",
        "healthCheck": "HealthCheckConfig",
        "lambdaEventStructureVersion": "LambdaEventStructureVersion",
      },
    },
  },
} as const satisfies ShapeTable
