// Made by scripts/shapes.mjs from @aws-sdk/client-secrets-manager 3.1164.0 (Apache License 2.0, see NOTICE). Not to be edited.
import type { ShapeTable } from '../table.ts'

export const secretsmanager = {
  "service": "secretsmanager",
  "protocol": "awsJson1.1",
  "version": "2017-10-17",
  "target": "secretsmanager",
  "operations": {
    "CreateSecret": {"input":"CreateSecretRequest","output":"CreateSecretResponse"},
    "DeleteResourcePolicy": {"input":"DeleteResourcePolicyRequest","output":"DeleteResourcePolicyResponse"},
    "DeleteSecret": {"input":"DeleteSecretRequest","output":"DeleteSecretResponse"},
    "DescribeSecret": {"input":"DescribeSecretRequest","output":"DescribeSecretResponse"},
    "GetResourcePolicy": {"input":"GetResourcePolicyRequest","output":"GetResourcePolicyResponse"},
    "GetSecretValue": {"input":"GetSecretValueRequest","output":"GetSecretValueResponse"},
    "ListSecretVersionIds": {"input":"ListSecretVersionIdsRequest","output":"ListSecretVersionIdsResponse"},
    "ListSecrets": {"input":"ListSecretsRequest","output":"ListSecretsResponse"},
    "PutResourcePolicy": {"input":"PutResourcePolicyRequest","output":"PutResourcePolicyResponse"},
    "PutSecretValue": {"input":"PutSecretValueRequest","output":"PutSecretValueResponse"},
    "RestoreSecret": {"input":"RestoreSecretRequest","output":"RestoreSecretResponse"},
    "UpdateSecret": {"input":"UpdateSecretRequest","output":"UpdateSecretResponse"},
  },
  "enums": {
    "FilterNameStringType": ["all","description","name","owning-service","primary-region","tag-key","tag-value"],
    "SortByType": ["created-date","last-accessed-date","last-changed-date","name"],
    "SortOrderType": ["asc","desc"],
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
    "DeleteResourcePolicyRequest": {
      "required": ["SecretId"],
      "members": {
        "SecretId": "string",
      },
    },
    "DeleteResourcePolicyResponse": {
      "members": {
        "ARN": "string",
        "Name": "string",
      },
    },
    "DeleteSecretRequest": {
      "required": ["SecretId"],
      "members": {
        "SecretId": "string",
        "RecoveryWindowInDays": "number",
        "ForceDeleteWithoutRecovery": "boolean",
      },
    },
    "DeleteSecretResponse": {
      "members": {
        "ARN": "string",
        "Name": "string",
        "DeletionDate": "timestamp",
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
    "Filter": {
      "members": {
        "Key": "FilterNameStringType",
        "Values": "[string]",
      },
    },
    "GetResourcePolicyRequest": {
      "required": ["SecretId"],
      "members": {
        "SecretId": "string",
      },
    },
    "GetResourcePolicyResponse": {
      "members": {
        "ARN": "string",
        "Name": "string",
        "ResourcePolicy": "string",
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
    "ListSecretsRequest": {
      "members": {
        "IncludePlannedDeletion": "boolean",
        "MaxResults": "number",
        "NextToken": "string",
        "Filters": "[Filter]",
        "SortOrder": "SortOrderType",
        "SortBy": "SortByType",
      },
    },
    "ListSecretsResponse": {
      "members": {
        "SecretList": "[SecretListEntry]",
        "NextToken": "string",
      },
    },
    "PutResourcePolicyRequest": {
      "required": ["SecretId","ResourcePolicy"],
      "members": {
        "SecretId": "string",
        "ResourcePolicy": "string",
        "BlockPublicPolicy": "boolean",
      },
    },
    "PutResourcePolicyResponse": {
      "members": {
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
    "RestoreSecretRequest": {
      "required": ["SecretId"],
      "members": {
        "SecretId": "string",
      },
    },
    "RestoreSecretResponse": {
      "members": {
        "ARN": "string",
        "Name": "string",
      },
    },
    "RotationRulesType": {
      "members": {
        "AutomaticallyAfterDays": "number",
        "Duration": "string",
        "ScheduleExpression": "string",
      },
    },
    "SecretListEntry": {
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
        "SecretVersionsToStages": "{[string]}",
        "OwningService": "string",
        "CreatedDate": "timestamp",
        "PrimaryRegion": "string",
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
    "UpdateSecretRequest": {
      "required": ["SecretId"],
      "members": {
        "SecretId": "string",
        "ClientRequestToken": {"type":"string","token":true},
        "Description": "string",
        "KmsKeyId": "string",
        "SecretBinary": {"type":"blob","sensitive":true},
        "SecretString": {"type":"string","sensitive":true},
        "Type": "string",
      },
    },
    "UpdateSecretResponse": {
      "members": {
        "ARN": "string",
        "Name": "string",
        "VersionId": "string",
      },
    },
  },
} as const satisfies ShapeTable
