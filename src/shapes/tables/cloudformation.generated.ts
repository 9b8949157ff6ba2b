// Made by scripts/shapes.mjs from @aws-sdk/client-cloudformation 3.1169.0 (Apache License 2.0, see NOTICE). Not to be edited.
import type { ShapeTable } from '../table.ts'

export const cloudformation = {
  "service": "cloudformation",
  "protocol": "query",
  "version": "2010-05-15",
  "target": "CloudFormation",
  "xmlNamespace": "http://cloudformation.amazonaws.com/doc/2010-05-15/",
  "operations": {
    "CreateStack": {"input":"CreateStackInput","output":"CreateStackOutput"},
    "DeleteStack": {"input":"DeleteStackInput","output":null},
    "DescribeStackResource": {"input":"DescribeStackResourceInput","output":"DescribeStackResourceOutput"},
    "DescribeStackResources": {"input":"DescribeStackResourcesInput","output":"DescribeStackResourcesOutput"},
    "DescribeStacks": {"input":"DescribeStacksInput","output":"DescribeStacksOutput"},
    "ListExports": {"input":"ListExportsInput","output":"ListExportsOutput"},
    "ListStacks": {"input":"ListStacksInput","output":"ListStacksOutput"},
    "UpdateStack": {"input":"UpdateStackInput","output":"UpdateStackOutput"},
  },
  "enums": {
    "Capability": ["CAPABILITY_AUTO_EXPAND","CAPABILITY_IAM","CAPABILITY_NAMED_IAM"],
    "DeletionMode": ["FORCE_DELETE_STACK","STANDARD"],
    "DeploymentConfigMode": ["EXPRESS","STANDARD"],
    "DetailedStatus": ["CONFIGURATION_COMPLETE","VALIDATION_FAILED"],
    "OnFailure": ["DELETE","DO_NOTHING","ROLLBACK"],
    "OperationType": ["CONTINUE_ROLLBACK","CREATE_CHANGESET","CREATE_STACK","DELETE_STACK","ROLLBACK","UPDATE_STACK"],
    "ResourceStatus": ["CREATE_COMPLETE","CREATE_FAILED","CREATE_IN_PROGRESS","DELETE_COMPLETE","DELETE_FAILED","DELETE_IN_PROGRESS","DELETE_SKIPPED","EXPORT_COMPLETE","EXPORT_FAILED","EXPORT_IN_PROGRESS","EXPORT_ROLLBACK_COMPLETE","EXPORT_ROLLBACK_FAILED","EXPORT_ROLLBACK_IN_PROGRESS","IMPORT_COMPLETE","IMPORT_FAILED","IMPORT_IN_PROGRESS","IMPORT_ROLLBACK_COMPLETE","IMPORT_ROLLBACK_FAILED","IMPORT_ROLLBACK_IN_PROGRESS","ROLLBACK_COMPLETE","ROLLBACK_FAILED","ROLLBACK_IN_PROGRESS","UPDATE_COMPLETE","UPDATE_FAILED","UPDATE_IN_PROGRESS","UPDATE_ROLLBACK_COMPLETE","UPDATE_ROLLBACK_FAILED","UPDATE_ROLLBACK_IN_PROGRESS"],
    "StackDriftStatus": ["DRIFTED","IN_SYNC","NOT_CHECKED","UNKNOWN"],
    "StackResourceDriftStatus": ["DELETED","IN_SYNC","MODIFIED","NOT_CHECKED","UNKNOWN","UNSUPPORTED"],
    "StackStatus": ["CREATE_COMPLETE","CREATE_FAILED","CREATE_IN_PROGRESS","DELETE_COMPLETE","DELETE_FAILED","DELETE_IN_PROGRESS","IMPORT_COMPLETE","IMPORT_IN_PROGRESS","IMPORT_ROLLBACK_COMPLETE","IMPORT_ROLLBACK_FAILED","IMPORT_ROLLBACK_IN_PROGRESS","REVIEW_IN_PROGRESS","ROLLBACK_COMPLETE","ROLLBACK_FAILED","ROLLBACK_IN_PROGRESS","UPDATE_COMPLETE","UPDATE_COMPLETE_CLEANUP_IN_PROGRESS","UPDATE_FAILED","UPDATE_IN_PROGRESS","UPDATE_ROLLBACK_COMPLETE","UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS","UPDATE_ROLLBACK_FAILED","UPDATE_ROLLBACK_IN_PROGRESS"],
  },
  "shapes": {
    "CreateStackInput": {
      "required": ["StackName"],
      "members": {
        "StackName": "string",
        "TemplateBody": "string",
        "TemplateURL": "string",
        "Parameters": "[Parameter]",
        "DisableRollback": "boolean",
        "RollbackConfiguration": "RollbackConfiguration",
        "TimeoutInMinutes": "number",
        "NotificationARNs": "[string]",
        "Capabilities": "[Capability]",
        "ResourceTypes": "[string]",
        "RoleARN": "string",
        "OnFailure": "OnFailure",
        "StackPolicyBody": "string",
        "StackPolicyURL": "string",
        "Tags": "[Tag]",
        "ClientRequestToken": "string",
        "EnableTerminationProtection": "boolean",
        "RetainExceptOnCreate": "boolean",
        "DeploymentConfig": "DeploymentConfig",
        "DisableValidation": "boolean",
      },
    },
    "CreateStackOutput": {
      "members": {
        "StackId": "string",
        "OperationId": "string",
      },
    },
    "DeleteStackInput": {
      "required": ["StackName"],
      "members": {
        "StackName": "string",
        "RetainResources": "[string]",
        "RoleARN": "string",
        "ClientRequestToken": "string",
        "DeletionMode": "DeletionMode",
        "DeploymentConfig": "DeploymentConfig",
      },
    },
    "DeploymentConfig": {
      "members": {
        "Mode": "DeploymentConfigMode",
        "DisableRollback": "boolean",
      },
    },
    "DescribeStackResourceInput": {
      "required": ["StackName","LogicalResourceId"],
      "members": {
        "StackName": "string",
        "LogicalResourceId": "string",
      },
    },
    "DescribeStackResourceOutput": {
      "members": {
        "StackResourceDetail": "StackResourceDetail",
      },
    },
    "DescribeStackResourcesInput": {
      "members": {
        "StackName": "string",
        "LogicalResourceId": "string",
        "PhysicalResourceId": "string",
      },
    },
    "DescribeStackResourcesOutput": {
      "members": {
        "StackResources": "[StackResource]",
      },
    },
    "DescribeStacksInput": {
      "members": {
        "StackName": "string",
        "NextToken": "string",
      },
    },
    "DescribeStacksOutput": {
      "members": {
        "Stacks": "[Stack]",
        "NextToken": "string",
      },
    },
    "Export": {
      "members": {
        "ExportingStackId": "string",
        "Name": "string",
        "Value": "string",
      },
    },
    "ListExportsInput": {
      "members": {
        "NextToken": "string",
      },
    },
    "ListExportsOutput": {
      "members": {
        "Exports": "[Export]",
        "NextToken": "string",
      },
    },
    "ListStacksInput": {
      "members": {
        "NextToken": "string",
        "StackStatusFilter": "[StackStatus]",
      },
    },
    "ListStacksOutput": {
      "members": {
        "StackSummaries": "[StackSummary]",
        "NextToken": "string",
      },
    },
    "ModuleInfo": {
      "members": {
        "TypeHierarchy": "string",
        "LogicalIdHierarchy": "string",
      },
    },
    "OperationEntry": {
      "members": {
        "OperationType": "OperationType",
        "OperationId": "string",
      },
    },
    "Output": {
      "members": {
        "OutputKey": "string",
        "OutputValue": "string",
        "Description": "string",
        "ExportName": "string",
      },
    },
    "Parameter": {
      "members": {
        "ParameterKey": "string",
        "ParameterValue": "string",
        "UsePreviousValue": "boolean",
        "ResolvedValue": "string",
      },
    },
    "RollbackConfiguration": {
      "members": {
        "RollbackTriggers": "[RollbackTrigger]",
        "MonitoringTimeInMinutes": "number",
      },
    },
    "RollbackTrigger": {
      "required": ["Arn","Type"],
      "members": {
        "Arn": "string",
        "Type": "string",
      },
    },
    "Stack": {
      "required": ["StackName","CreationTime","StackStatus"],
      "members": {
        "StackName": "string",
        "CreationTime": "timestamp",
        "StackStatus": "StackStatus",
        "StackId": "string",
        "ChangeSetId": "string",
        "Description": "string",
        "Parameters": "[Parameter]",
        "DeletionTime": "timestamp",
        "LastUpdatedTime": "timestamp",
        "RollbackConfiguration": "RollbackConfiguration",
        "StackStatusReason": "string",
        "DisableRollback": "boolean",
        "DeploymentConfig": "DeploymentConfig",
        "NotificationARNs": "[string]",
        "TimeoutInMinutes": "number",
        "Capabilities": "[Capability]",
        "Outputs": "[Output]",
        "RoleARN": "string",
        "Tags": "[Tag]",
        "EnableTerminationProtection": "boolean",
        "ParentId": "string",
        "RootId": "string",
        "DriftInformation": "StackDriftInformation",
        "RetainExceptOnCreate": "boolean",
        "DeletionMode": "DeletionMode",
        "DetailedStatus": "DetailedStatus",
        "LastOperations": "[OperationEntry]",
        "AliasName": "string",
      },
    },
    "StackDriftInformation": {
      "required": ["StackDriftStatus"],
      "members": {
        "StackDriftStatus": "StackDriftStatus",
        "LastCheckTimestamp": "timestamp",
      },
    },
    "StackDriftInformationSummary": {
      "required": ["StackDriftStatus"],
      "members": {
        "StackDriftStatus": "StackDriftStatus",
        "LastCheckTimestamp": "timestamp",
      },
    },
    "StackResource": {
      "required": ["LogicalResourceId","ResourceType","Timestamp","ResourceStatus"],
      "members": {
        "LogicalResourceId": "string",
        "ResourceType": "string",
        "Timestamp": "timestamp",
        "ResourceStatus": "ResourceStatus",
        "StackName": "string",
        "StackId": "string",
        "PhysicalResourceId": "string",
        "ResourceStatusReason": "string",
        "Description": "string",
        "DriftInformation": "StackResourceDriftInformation",
        "ModuleInfo": "ModuleInfo",
      },
    },
    "StackResourceDetail": {
      "required": ["LogicalResourceId","ResourceType","LastUpdatedTimestamp","ResourceStatus"],
      "members": {
        "LogicalResourceId": "string",
        "ResourceType": "string",
        "LastUpdatedTimestamp": "timestamp",
        "ResourceStatus": "ResourceStatus",
        "StackName": "string",
        "StackId": "string",
        "PhysicalResourceId": "string",
        "ResourceStatusReason": "string",
        "Description": "string",
        "Metadata": "string",
        "DriftInformation": "StackResourceDriftInformation",
        "ModuleInfo": "ModuleInfo",
      },
    },
    "StackResourceDriftInformation": {
      "required": ["StackResourceDriftStatus"],
      "members": {
        "StackResourceDriftStatus": "StackResourceDriftStatus",
        "LastCheckTimestamp": "timestamp",
      },
    },
    "StackSummary": {
      "required": ["StackName","CreationTime","StackStatus"],
      "members": {
        "StackName": "string",
        "CreationTime": "timestamp",
        "StackStatus": "StackStatus",
        "StackId": "string",
        "TemplateDescription": "string",
        "LastUpdatedTime": "timestamp",
        "DeletionTime": "timestamp",
        "StackStatusReason": "string",
        "ParentId": "string",
        "RootId": "string",
        "DriftInformation": "StackDriftInformationSummary",
        "LastOperations": "[OperationEntry]",
      },
    },
    "Tag": {
      "required": ["Key","Value"],
      "members": {
        "Key": "string",
        "Value": "string",
      },
    },
    "UpdateStackInput": {
      "required": ["StackName"],
      "members": {
        "StackName": "string",
        "TemplateBody": "string",
        "TemplateURL": "string",
        "UsePreviousTemplate": "boolean",
        "StackPolicyDuringUpdateBody": "string",
        "StackPolicyDuringUpdateURL": "string",
        "Parameters": "[Parameter]",
        "Capabilities": "[Capability]",
        "ResourceTypes": "[string]",
        "RoleARN": "string",
        "RollbackConfiguration": "RollbackConfiguration",
        "StackPolicyBody": "string",
        "StackPolicyURL": "string",
        "NotificationARNs": "[string]",
        "Tags": "[Tag]",
        "DisableRollback": "boolean",
        "ClientRequestToken": "string",
        "RetainExceptOnCreate": "boolean",
        "DeploymentConfig": "DeploymentConfig",
        "DisableValidation": "boolean",
      },
    },
    "UpdateStackOutput": {
      "members": {
        "StackId": "string",
        "OperationId": "string",
      },
    },
  },
} as const satisfies ShapeTable
