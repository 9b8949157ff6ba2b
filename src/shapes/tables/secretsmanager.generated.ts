// Made by scripts/shapes.mjs from @aws-sdk/client-secrets-manager 3.1164.0 (Apache License 2.0, see NOTICE). Not to be edited.
import type { ShapeTable } from '../table.ts'

export const secretsmanager = {
  "service": "secretsmanager",
  "protocol": "awsJson1.1",
  "version": "2017-10-17",
  "target": "secretsmanager",
  "operations": {
    "CreateSecret": {"input":"CreateSecretRequest","output":"CreateSecretResponse"},
    "DescribeSecret": {"input":"DescribeSecretRequest","output":"DescribeSecretResponse"},
    "GetSecretValue": {"input":"GetSecretValueRequest","output":"GetSecretValueResponse"},
    "ListSecretVersionIds": {"input":"ListSecretVersionIdsRequest","output":"ListSecretVersionIdsResponse"},
    "PutSecretValue": {"input":"PutSecretValueRequest","output":"PutSecretValueResponse"},
  },
  "enums": {
    "StatusType": ["Failed","InProgress","InSync"],
  },
  "shapes": {
    "CreateSecretRequest": {
      "required": ["Name"],
      "members": {
        "Name": "string",
        "ClientRequestToken": {"type":"string","token":true},
        "Description": "string",
        "KmsKeyId": "string",
        "SecretBinary": {"type":"blob","sensitive":true},
        "SecretString": {"type":"string","sensitive":true},
        "Tags": "[Tag]",
        "AddReplicaRegions": "[ReplicaRegionType]",
        "ForceOverwriteReplicaSecret": "boolean",
        "Type": "string",
      },
    },
    "CreateSecretResponse": {
      "members": {
        "ARN": "string",
        "Name": "string",
        "VersionId": "string",
        "ReplicationStatus": "[ReplicationStatusType]",
      },
    },
    "DescribeSecretRequest": {
      "required": ["SecretId"],
      "members": {
        "SecretId": "string",
      },
    },
    "DescribeSecretResponse": {
      "members": {
        "ARN": "string",
        "Name": "string",
        "Type": "string",
        "Description": "string",
        "KmsKeyId": "string",
        "RotationEnabled": "boolean",
        "RotationLambdaARN": "string",
        "RotationRules": "RotationRulesType",
        "ExternalSecretRotationMetadata": "[ExternalSecretRotationMetadataItem]",
        "ExternalSecretRotationRoleArn": "string",
        "LastRotatedDate": "timestamp",
        "LastChangedDate": "timestamp",
        "LastAccessedDate": "timestamp",
        "DeletedDate": "timestamp",
        "NextRotationDate": "timestamp",
        "Tags": "[Tag]",
        "VersionIdsToStages": "{[string]}",
        "OwningService": "string",
        "CreatedDate": "timestamp",
        "PrimaryRegion": "string",
        "ReplicationStatus": "[ReplicationStatusType]",
      },
    },
    "ExternalSecretRotationMetadataItem": {
      "members": {
        "Key": "string",
        "Value": "string",
      },
    },
    "GetSecretValueRequest": {
      "required": ["SecretId"],
      "members": {
        "SecretId": "string",
        "VersionId": "string",
        "VersionStage": "string",
      },
    },
    "GetSecretValueResponse": {
      "members": {
        "ARN": "string",
        "Name": "string",
        "VersionId": "string",
        "SecretBinary": {"type":"blob","sensitive":true},
        "SecretString": {"type":"string","sensitive":true},
        "VersionStages": "[string]",
        "CreatedDate": "timestamp",
      },
    },
    "ListSecretVersionIdsRequest": {
      "required": ["SecretId"],
      "members": {
        "SecretId": "string",
        "MaxResults": "number",
        "NextToken": "string",
        "IncludeDeprecated": "boolean",
      },
    },
    "ListSecretVersionIdsResponse": {
      "members": {
        "Versions": "[SecretVersionsListEntry]",
        "NextToken": "string",
        "ARN": "string",
        "Name": "string",
      },
    },
    "PutSecretValueRequest": {
      "required": ["SecretId"],
      "members": {
        "SecretId": "string",
        "ClientRequestToken": {"type":"string","token":true},
        "SecretBinary": {"type":"blob","sensitive":true},
        "SecretString": {"type":"string","sensitive":true},
        "VersionStages": "[string]",
        "RotationToken": {"type":"string","sensitive":true},
      },
    },
    "PutSecretValueResponse": {
      "members": {
        "ARN": "string",
        "Name": "string",
        "VersionId": "string",
        "VersionStages": "[string]",
      },
    },
    "ReplicaRegionType": {
      "members": {
        "Region": "string",
        "KmsKeyId": "string",
      },
    },
    "ReplicationStatusType": {
      "members": {
        "Region": "string",
        "KmsKeyId": "string",
        "Status": "StatusType",
        "StatusMessage": "string",
        "LastAccessedDate": "timestamp",
      },
    },
    "RotationRulesType": {
      "members": {
        "AutomaticallyAfterDays": "number",
        "Duration": "string",
        "ScheduleExpression": "string",
      },
    },
    "SecretVersionsListEntry": {
      "members": {
        "VersionId": "string",
        "VersionStages": "[string]",
        "LastAccessedDate": "timestamp",
        "CreatedDate": "timestamp",
        "KmsKeyIds": "[string]",
      },
    },
    "Tag": {
      "members": {
        "Key": "string",
        "Value": "string",
      },
    },
  },
} as const satisfies ShapeTable
