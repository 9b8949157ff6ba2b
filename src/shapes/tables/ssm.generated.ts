// Made by scripts/shapes.mjs from @aws-sdk/client-ssm 3.1169.0 (Apache License 2.0, see NOTICE). Not to be edited.
import type { ShapeTable } from '../table.ts'

export const ssm = {
  "service": "ssm",
  "protocol": "awsJson1.1",
  "version": "2014-11-06",
  "target": "AmazonSSM",
  "xmlNamespace": "http://ssm.amazonaws.com/doc/2014-11-06/",
  "operations": {
    "DeleteParameter": {"input":"DeleteParameterRequest","output":"DeleteParameterResult"},
    "DescribeParameters": {"input":"DescribeParametersRequest","output":"DescribeParametersResult"},
    "GetParameter": {"input":"GetParameterRequest","output":"GetParameterResult"},
    "GetParameters": {"input":"GetParametersRequest","output":"GetParametersResult"},
    "GetParametersByPath": {"input":"GetParametersByPathRequest","output":"GetParametersByPathResult"},
    "ListTagsForResource": {"input":"ListTagsForResourceRequest","output":"ListTagsForResourceResult"},
    "PutParameter": {"input":"PutParameterRequest","output":"PutParameterResult"},
    "ResumeSession": {"input":"ResumeSessionRequest","output":"ResumeSessionResponse"},
    "StartSession": {"input":"StartSessionRequest","output":"StartSessionResponse"},
    "TerminateSession": {"input":"TerminateSessionRequest","output":"TerminateSessionResponse"},
  },
  "enums": {
    "ParameterTier": ["Advanced","Intelligent-Tiering","Standard"],
    "ParameterType": ["SecureString","String","StringList"],
    "ParametersFilterKey": ["KeyId","Name","Type"],
    "ResourceTypeForTagging": ["Association","Automation","CloudConnector","Document","MaintenanceWindow","ManagedInstance","OpsMetadata","OpsItem","Parameter","PatchBaseline"],
  },
  "shapes": {
    "DeleteParameterRequest": {
      "required": ["Name"],
      "members": {
        "Name": "string",
      },
    },
    "DeleteParameterResult": {
      "members": {},
    },
    "DescribeParametersRequest": {
      "members": {
        "Filters": "[ParametersFilter]",
        "ParameterFilters": "[ParameterStringFilter]",
        "MaxResults": "number",
        "NextToken": "string",
        "Shared": "boolean",
      },
    },
    "DescribeParametersResult": {
      "members": {
        "Parameters": "[ParameterMetadata]",
        "NextToken": "string",
      },
    },
    "GetParameterRequest": {
      "required": ["Name"],
      "members": {
        "Name": "string",
        "WithDecryption": "boolean",
      },
    },
    "GetParameterResult": {
      "members": {
        "Parameter": "Parameter",
      },
    },
    "GetParametersByPathRequest": {
      "required": ["Path"],
      "members": {
        "Path": "string",
        "Recursive": "boolean",
        "ParameterFilters": "[ParameterStringFilter]",
        "WithDecryption": "boolean",
        "MaxResults": "number",
        "NextToken": "string",
      },
    },
    "GetParametersByPathResult": {
      "members": {
        "Parameters": "[Parameter]",
        "NextToken": "string",
      },
    },
    "GetParametersRequest": {
      "required": ["Names"],
      "members": {
        "Names": "[string]",
        "WithDecryption": "boolean",
      },
    },
    "GetParametersResult": {
      "members": {
        "Parameters": "[Parameter]",
        "InvalidParameters": "[string]",
      },
    },
    "ListTagsForResourceRequest": {
      "required": ["ResourceType","ResourceId"],
      "members": {
        "ResourceType": "ResourceTypeForTagging",
        "ResourceId": "string",
      },
    },
    "ListTagsForResourceResult": {
      "members": {
        "TagList": "[Tag]",
      },
    },
    "Parameter": {
      "members": {
        "Name": "string",
        "Type": "ParameterType",
        "Value": {"type":"string","sensitive":true},
        "Version": "number",
        "Selector": "string",
        "SourceResult": "string",
        "LastModifiedDate": "timestamp",
        "ARN": "string",
        "DataType": "string",
      },
    },
    "ParameterInlinePolicy": {
      "members": {
        "PolicyText": "string",
        "PolicyType": "string",
        "PolicyStatus": "string",
      },
    },
    "ParameterMetadata": {
      "members": {
        "Name": "string",
        "ARN": "string",
        "Type": "ParameterType",
        "KeyId": "string",
        "LastModifiedDate": "timestamp",
        "LastModifiedUser": "string",
        "Description": "string",
        "AllowedPattern": "string",
        "Version": "number",
        "Tier": "ParameterTier",
        "Policies": "[ParameterInlinePolicy]",
        "DataType": "string",
      },
    },
    "ParameterStringFilter": {
      "required": ["Key"],
      "members": {
        "Key": "string",
        "Option": "string",
        "Values": "[string]",
      },
    },
    "ParametersFilter": {
      "required": ["Key","Values"],
      "members": {
        "Key": "ParametersFilterKey",
        "Values": "[string]",
      },
    },
    "PutParameterRequest": {
      "required": ["Name","Value"],
      "members": {
        "Name": "string",
        "Value": {"type":"string","sensitive":true},
        "Description": "string",
        "Type": "ParameterType",
        "KeyId": "string",
        "Overwrite": "boolean",
        "AllowedPattern": "string",
        "Tags": "[Tag]",
        "Tier": "ParameterTier",
        "Policies": "string",
        "DataType": "string",
      },
    },
    "PutParameterResult": {
      "members": {
        "Version": "number",
        "Tier": "ParameterTier",
      },
    },
    "ResumeSessionRequest": {
      "required": ["SessionId"],
      "members": {
        "SessionId": "string",
      },
    },
    "ResumeSessionResponse": {
      "members": {
        "SessionId": "string",
        "TokenValue": {"type":"string","sensitive":true},
        "StreamUrl": "string",
      },
    },
    "StartSessionRequest": {
      "required": ["Target"],
      "members": {
        "Target": "string",
        "DocumentName": "string",
        "Reason": "string",
        "Parameters": "{[string]}",
      },
    },
    "StartSessionResponse": {
      "members": {
        "SessionId": "string",
        "TokenValue": {"type":"string","sensitive":true},
        "StreamUrl": "string",
      },
    },
    "Tag": {
      "required": ["Key","Value"],
      "members": {
        "Key": "string",
        "Value": "string",
      },
    },
    "TerminateSessionRequest": {
      "required": ["SessionId"],
      "members": {
        "SessionId": "string",
      },
    },
    "TerminateSessionResponse": {
      "members": {
        "SessionId": "string",
      },
    },
  },
} as const satisfies ShapeTable
