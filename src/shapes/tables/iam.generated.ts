// Made by scripts/shapes.mjs from @aws-sdk/client-iam 3.1169.0 (Apache License 2.0, see NOTICE). Not to be edited.
import type { ShapeTable } from '../table.ts'

export const iam = {
  "service": "iam",
  "protocol": "query",
  "version": "2010-05-08",
  "target": "AWSIdentityManagementV20100508",
  "xmlNamespace": "https://iam.amazonaws.com/doc/2010-05-08/",
  "operations": {
    "AttachRolePolicy": {"input":"AttachRolePolicyRequest","output":null},
    "AttachUserPolicy": {"input":"AttachUserPolicyRequest","output":null},
    "CreateAccessKey": {"input":"CreateAccessKeyRequest","output":"CreateAccessKeyResponse"},
    "CreateAccountAlias": {"input":"CreateAccountAliasRequest","output":null},
    "CreateOpenIDConnectProvider": {"input":"CreateOpenIDConnectProviderRequest","output":"CreateOpenIDConnectProviderResponse"},
    "CreatePolicy": {"input":"CreatePolicyRequest","output":"CreatePolicyResponse"},
    "CreatePolicyVersion": {"input":"CreatePolicyVersionRequest","output":"CreatePolicyVersionResponse"},
    "CreateRole": {"input":"CreateRoleRequest","output":"CreateRoleResponse"},
    "CreateUser": {"input":"CreateUserRequest","output":"CreateUserResponse"},
    "DeleteAccessKey": {"input":"DeleteAccessKeyRequest","output":null},
    "DeleteAccountAlias": {"input":"DeleteAccountAliasRequest","output":null},
    "DeleteOpenIDConnectProvider": {"input":"DeleteOpenIDConnectProviderRequest","output":null},
    "DeletePolicy": {"input":"DeletePolicyRequest","output":null},
    "DeletePolicyVersion": {"input":"DeletePolicyVersionRequest","output":null},
    "DeleteRole": {"input":"DeleteRoleRequest","output":null},
    "DeleteRolePermissionsBoundary": {"input":"DeleteRolePermissionsBoundaryRequest","output":null},
    "DeleteRolePolicy": {"input":"DeleteRolePolicyRequest","output":null},
    "DeleteUser": {"input":"DeleteUserRequest","output":null},
    "DeleteUserPermissionsBoundary": {"input":"DeleteUserPermissionsBoundaryRequest","output":null},
    "DeleteUserPolicy": {"input":"DeleteUserPolicyRequest","output":null},
    "DetachRolePolicy": {"input":"DetachRolePolicyRequest","output":null},
    "DetachUserPolicy": {"input":"DetachUserPolicyRequest","output":null},
    "GetAccountAuthorizationDetails": {"input":"GetAccountAuthorizationDetailsRequest","output":"GetAccountAuthorizationDetailsResponse"},
    "GetOpenIDConnectProvider": {"input":"GetOpenIDConnectProviderRequest","output":"GetOpenIDConnectProviderResponse"},
    "GetPolicy": {"input":"GetPolicyRequest","output":"GetPolicyResponse"},
    "GetPolicyVersion": {"input":"GetPolicyVersionRequest","output":"GetPolicyVersionResponse"},
    "GetRole": {"input":"GetRoleRequest","output":"GetRoleResponse"},
    "GetRolePolicy": {"input":"GetRolePolicyRequest","output":"GetRolePolicyResponse"},
    "GetUser": {"input":"GetUserRequest","output":"GetUserResponse"},
    "GetUserPolicy": {"input":"GetUserPolicyRequest","output":"GetUserPolicyResponse"},
    "ListAccessKeys": {"input":"ListAccessKeysRequest","output":"ListAccessKeysResponse"},
    "ListAccountAliases": {"input":"ListAccountAliasesRequest","output":"ListAccountAliasesResponse"},
    "ListAttachedRolePolicies": {"input":"ListAttachedRolePoliciesRequest","output":"ListAttachedRolePoliciesResponse"},
    "ListAttachedUserPolicies": {"input":"ListAttachedUserPoliciesRequest","output":"ListAttachedUserPoliciesResponse"},
    "ListOpenIDConnectProviders": {"input":"ListOpenIDConnectProvidersRequest","output":"ListOpenIDConnectProvidersResponse"},
    "ListPolicyVersions": {"input":"ListPolicyVersionsRequest","output":"ListPolicyVersionsResponse"},
    "ListRolePolicies": {"input":"ListRolePoliciesRequest","output":"ListRolePoliciesResponse"},
    "ListRoles": {"input":"ListRolesRequest","output":"ListRolesResponse"},
    "ListUserPolicies": {"input":"ListUserPoliciesRequest","output":"ListUserPoliciesResponse"},
    "ListUsers": {"input":"ListUsersRequest","output":"ListUsersResponse"},
    "PutRolePermissionsBoundary": {"input":"PutRolePermissionsBoundaryRequest","output":null},
    "PutRolePolicy": {"input":"PutRolePolicyRequest","output":null},
    "PutUserPermissionsBoundary": {"input":"PutUserPermissionsBoundaryRequest","output":null},
    "PutUserPolicy": {"input":"PutUserPolicyRequest","output":null},
    "SetDefaultPolicyVersion": {"input":"SetDefaultPolicyVersionRequest","output":null},
    "SimulateCustomPolicy": {"input":"SimulateCustomPolicyRequest","output":"SimulatePolicyResponse"},
    "SimulatePrincipalPolicy": {"input":"SimulatePrincipalPolicyRequest","output":"SimulatePolicyResponse"},
    "UpdateAssumeRolePolicy": {"input":"UpdateAssumeRolePolicyRequest","output":null},
  },
  "enums": {
    "AttachmentType": ["group","role","user"],
    "ContextKeyTypeEnum": ["binary","binaryList","boolean","booleanList","date","dateList","ip","ipList","numeric","numericList","string","stringList"],
    "EntityType": ["AWSManagedPolicy","Group","LocalManagedPolicy","Role","User"],
    "PermissionsBoundaryAttachmentType": ["PermissionsBoundaryPolicy"],
    "PolicyEvaluationDecisionType": ["allowed","explicitDeny","implicitDeny"],
    "PolicySourceType": ["aws-managed","group","none","resource","role","user","user-managed"],
    "StatusType": ["Active","Expired","Inactive"],
  },
  "shapes": {
    "AccessKey": {
      "required": ["UserName","AccessKeyId","Status","SecretAccessKey"],
      "members": {
        "UserName": "string",
        "AccessKeyId": "string",
        "Status": "StatusType",
        "SecretAccessKey": {"type":"string","sensitive":true},
        "CreateDate": "timestamp",
      },
    },
    "AccessKeyMetadata": {
      "members": {
        "UserName": "string",
        "AccessKeyId": "string",
        "Status": "StatusType",
        "CreateDate": "timestamp",
      },
    },
    "AttachRolePolicyRequest": {
      "required": ["RoleName","PolicyArn"],
      "members": {
        "RoleName": "string",
        "PolicyArn": "string",
      },
    },
    "AttachUserPolicyRequest": {
      "required": ["UserName","PolicyArn"],
      "members": {
        "UserName": "string",
        "PolicyArn": "string",
      },
    },
    "AttachedPermissionsBoundary": {
      "members": {
        "PermissionsBoundaryType": "PermissionsBoundaryAttachmentType",
        "PermissionsBoundaryArn": "string",
      },
    },
    "AttachedPolicy": {
      "members": {
        "PolicyName": "string",
        "PolicyArn": "string",
      },
    },
    "ContextEntry": {
      "members": {
        "ContextKeyName": "string",
        "ContextKeyValues": "[string]",
        "ContextKeyType": "ContextKeyTypeEnum",
      },
    },
    "CreateAccessKeyRequest": {
      "members": {
        "UserName": "string",
      },
    },
    "CreateAccessKeyResponse": {
      "required": ["AccessKey"],
      "members": {
        "AccessKey": "AccessKey",
      },
    },
    "CreateAccountAliasRequest": {
      "required": ["AccountAlias"],
      "members": {
        "AccountAlias": "string",
      },
    },
    "CreateOpenIDConnectProviderRequest": {
      "required": ["Url"],
      "members": {
        "Url": "string",
        "ClientIDList": "[string]",
        "ThumbprintList": "[string]",
        "Tags": "[Tag]",
      },
    },
    "CreateOpenIDConnectProviderResponse": {
      "members": {
        "OpenIDConnectProviderArn": "string",
        "Tags": "[Tag]",
      },
    },
    "CreatePolicyRequest": {
      "required": ["PolicyName","PolicyDocument"],
      "members": {
        "PolicyName": "string",
        "PolicyDocument": "string",
        "Path": "string",
        "Description": "string",
        "Tags": "[Tag]",
      },
    },
    "CreatePolicyResponse": {
      "members": {
        "Policy": "Policy",
      },
    },
    "CreatePolicyVersionRequest": {
      "required": ["PolicyArn","PolicyDocument"],
      "members": {
        "PolicyArn": "string",
        "PolicyDocument": "string",
        "SetAsDefault": "boolean",
      },
    },
    "CreatePolicyVersionResponse": {
      "members": {
        "PolicyVersion": "PolicyVersion",
      },
    },
    "CreateRoleRequest": {
      "required": ["RoleName","AssumeRolePolicyDocument"],
      "members": {
        "RoleName": "string",
        "AssumeRolePolicyDocument": "string",
        "Path": "string",
        "Description": "string",
        "MaxSessionDuration": "number",
        "PermissionsBoundary": "string",
        "Tags": "[Tag]",
      },
    },
    "CreateRoleResponse": {
      "required": ["Role"],
      "members": {
        "Role": "Role",
      },
    },
    "CreateUserRequest": {
      "required": ["UserName"],
      "members": {
        "UserName": "string",
        "Path": "string",
        "PermissionsBoundary": "string",
        "Tags": "[Tag]",
      },
    },
    "CreateUserResponse": {
      "members": {
        "User": "User",
      },
    },
    "DeleteAccessKeyRequest": {
      "required": ["AccessKeyId"],
      "members": {
        "AccessKeyId": "string",
        "UserName": "string",
      },
    },
    "DeleteAccountAliasRequest": {
      "required": ["AccountAlias"],
      "members": {
        "AccountAlias": "string",
      },
    },
    "DeleteOpenIDConnectProviderRequest": {
      "required": ["OpenIDConnectProviderArn"],
      "members": {
        "OpenIDConnectProviderArn": "string",
      },
    },
    "DeletePolicyRequest": {
      "required": ["PolicyArn"],
      "members": {
        "PolicyArn": "string",
      },
    },
    "DeletePolicyVersionRequest": {
      "required": ["PolicyArn","VersionId"],
      "members": {
        "PolicyArn": "string",
        "VersionId": "string",
      },
    },
    "DeleteRolePermissionsBoundaryRequest": {
      "required": ["RoleName"],
      "members": {
        "RoleName": "string",
      },
    },
    "DeleteRolePolicyRequest": {
      "required": ["RoleName","PolicyName"],
      "members": {
        "RoleName": "string",
        "PolicyName": "string",
      },
    },
    "DeleteRoleRequest": {
      "required": ["RoleName"],
      "members": {
        "RoleName": "string",
      },
    },
    "DeleteUserPermissionsBoundaryRequest": {
      "required": ["UserName"],
      "members": {
        "UserName": "string",
      },
    },
    "DeleteUserPolicyRequest": {
      "required": ["UserName","PolicyName"],
      "members": {
        "UserName": "string",
        "PolicyName": "string",
      },
    },
    "DeleteUserRequest": {
      "required": ["UserName"],
      "members": {
        "UserName": "string",
      },
    },
    "DetachRolePolicyRequest": {
      "required": ["RoleName","PolicyArn"],
      "members": {
        "RoleName": "string",
        "PolicyArn": "string",
      },
    },
    "DetachUserPolicyRequest": {
      "required": ["UserName","PolicyArn"],
      "members": {
        "UserName": "string",
        "PolicyArn": "string",
      },
    },
    "EvaluationResult": {
      "required": ["EvalActionName","EvalDecision"],
      "members": {
        "EvalActionName": "string",
        "EvalDecision": "PolicyEvaluationDecisionType",
        "EvalResourceName": "string",
        "MatchedStatements": "[Statement]",
        "MissingContextValues": "[string]",
        "OrganizationsDecisionDetail": "OrganizationsDecisionDetail",
        "PermissionsBoundaryDecisionDetail": "PermissionsBoundaryDecisionDetail",
        "EvalDecisionDetails": "{PolicyEvaluationDecisionType}",
        "ResourceSpecificResults": "[ResourceSpecificResult]",
      },
    },
    "GetAccountAuthorizationDetailsRequest": {
      "members": {
        "Filter": "[EntityType]",
        "MaxItems": "number",
        "Marker": "string",
      },
    },
    "GetAccountAuthorizationDetailsResponse": {
      "members": {
        "UserDetailList": "[UserDetail]",
        "GroupDetailList": "[GroupDetail]",
        "RoleDetailList": "[RoleDetail]",
        "Policies": "[ManagedPolicyDetail]",
        "IsTruncated": "boolean",
        "Marker": "string",
      },
    },
    "GetOpenIDConnectProviderRequest": {
      "required": ["OpenIDConnectProviderArn"],
      "members": {
        "OpenIDConnectProviderArn": "string",
      },
    },
    "GetOpenIDConnectProviderResponse": {
      "members": {
        "Url": "string",
        "ClientIDList": "[string]",
        "ThumbprintList": "[string]",
        "CreateDate": "timestamp",
        "Tags": "[Tag]",
      },
    },
    "GetPolicyRequest": {
      "required": ["PolicyArn"],
      "members": {
        "PolicyArn": "string",
      },
    },
    "GetPolicyResponse": {
      "members": {
        "Policy": "Policy",
      },
    },
    "GetPolicyVersionRequest": {
      "required": ["PolicyArn","VersionId"],
      "members": {
        "PolicyArn": "string",
        "VersionId": "string",
      },
    },
    "GetPolicyVersionResponse": {
      "members": {
        "PolicyVersion": "PolicyVersion",
      },
    },
    "GetRolePolicyRequest": {
      "required": ["RoleName","PolicyName"],
      "members": {
        "RoleName": "string",
        "PolicyName": "string",
      },
    },
    "GetRolePolicyResponse": {
      "required": ["RoleName","PolicyName","PolicyDocument"],
      "members": {
        "RoleName": "string",
        "PolicyName": "string",
        "PolicyDocument": "string",
      },
    },
    "GetRoleRequest": {
      "required": ["RoleName"],
      "members": {
        "RoleName": "string",
      },
    },
    "GetRoleResponse": {
      "required": ["Role"],
      "members": {
        "Role": "Role",
      },
    },
    "GetUserPolicyRequest": {
      "required": ["UserName","PolicyName"],
      "members": {
        "UserName": "string",
        "PolicyName": "string",
      },
    },
    "GetUserPolicyResponse": {
      "required": ["UserName","PolicyName","PolicyDocument"],
      "members": {
        "UserName": "string",
        "PolicyName": "string",
        "PolicyDocument": "string",
      },
    },
    "GetUserRequest": {
      "members": {
        "UserName": "string",
      },
    },
    "GetUserResponse": {
      "required": ["User"],
      "members": {
        "User": "User",
      },
    },
    "GroupDetail": {
      "members": {
        "Path": "string",
        "GroupName": "string",
        "GroupId": "string",
        "Arn": "string",
        "CreateDate": "timestamp",
        "GroupPolicyList": "[PolicyDetail]",
        "AttachedManagedPolicies": "[AttachedPolicy]",
      },
    },
    "InlinePolicyIdentifierType": {
      "required": ["PolicyName","AttachmentType","AttachmentName"],
      "members": {
        "PolicyName": "string",
        "AttachmentType": "AttachmentType",
        "AttachmentName": "string",
      },
    },
    "InstanceProfile": {
      "required": ["Path","InstanceProfileName","InstanceProfileId","Arn","CreateDate","Roles"],
      "members": {
        "Path": "string",
        "InstanceProfileName": "string",
        "InstanceProfileId": "string",
        "Arn": "string",
        "CreateDate": "timestamp",
        "Roles": "[Role]",
        "Tags": "[Tag]",
      },
    },
    "ListAccessKeysRequest": {
      "members": {
        "UserName": "string",
        "Marker": "string",
        "MaxItems": "number",
      },
    },
    "ListAccessKeysResponse": {
      "required": ["AccessKeyMetadata"],
      "members": {
        "AccessKeyMetadata": "[AccessKeyMetadata]",
        "IsTruncated": "boolean",
        "Marker": "string",
      },
    },
    "ListAccountAliasesRequest": {
      "members": {
        "Marker": "string",
        "MaxItems": "number",
      },
    },
    "ListAccountAliasesResponse": {
      "required": ["AccountAliases"],
      "members": {
        "AccountAliases": "[string]",
        "IsTruncated": "boolean",
        "Marker": "string",
      },
    },
    "ListAttachedRolePoliciesRequest": {
      "required": ["RoleName"],
      "members": {
        "RoleName": "string",
        "PathPrefix": "string",
        "Marker": "string",
        "MaxItems": "number",
      },
    },
    "ListAttachedRolePoliciesResponse": {
      "members": {
        "AttachedPolicies": "[AttachedPolicy]",
        "IsTruncated": "boolean",
        "Marker": "string",
      },
    },
    "ListAttachedUserPoliciesRequest": {
      "required": ["UserName"],
      "members": {
        "UserName": "string",
        "PathPrefix": "string",
        "Marker": "string",
        "MaxItems": "number",
      },
    },
    "ListAttachedUserPoliciesResponse": {
      "members": {
        "AttachedPolicies": "[AttachedPolicy]",
        "IsTruncated": "boolean",
        "Marker": "string",
      },
    },
    "ListOpenIDConnectProvidersRequest": {
      "members": {},
    },
    "ListOpenIDConnectProvidersResponse": {
      "members": {
        "OpenIDConnectProviderList": "[OpenIDConnectProviderListEntry]",
      },
    },
    "ListPolicyVersionsRequest": {
      "required": ["PolicyArn"],
      "members": {
        "PolicyArn": "string",
        "Marker": "string",
        "MaxItems": "number",
      },
    },
    "ListPolicyVersionsResponse": {
      "members": {
        "Versions": "[PolicyVersion]",
        "IsTruncated": "boolean",
        "Marker": "string",
      },
    },
    "ListRolePoliciesRequest": {
      "required": ["RoleName"],
      "members": {
        "RoleName": "string",
        "Marker": "string",
        "MaxItems": "number",
      },
    },
    "ListRolePoliciesResponse": {
      "required": ["PolicyNames"],
      "members": {
        "PolicyNames": "[string]",
        "IsTruncated": "boolean",
        "Marker": "string",
      },
    },
    "ListRolesRequest": {
      "members": {
        "PathPrefix": "string",
        "Marker": "string",
        "MaxItems": "number",
      },
    },
    "ListRolesResponse": {
      "required": ["Roles"],
      "members": {
        "Roles": "[Role]",
        "IsTruncated": "boolean",
        "Marker": "string",
      },
    },
    "ListUserPoliciesRequest": {
      "required": ["UserName"],
      "members": {
        "UserName": "string",
        "Marker": "string",
        "MaxItems": "number",
      },
    },
    "ListUserPoliciesResponse": {
      "required": ["PolicyNames"],
      "members": {
        "PolicyNames": "[string]",
        "IsTruncated": "boolean",
        "Marker": "string",
      },
    },
    "ListUsersRequest": {
      "members": {
        "PathPrefix": "string",
        "Marker": "string",
        "MaxItems": "number",
      },
    },
    "ListUsersResponse": {
      "required": ["Users"],
      "members": {
        "Users": "[User]",
        "IsTruncated": "boolean",
        "Marker": "string",
      },
    },
    "ManagedPolicyDetail": {
      "members": {
        "PolicyName": "string",
        "PolicyId": "string",
        "Arn": "string",
        "Path": "string",
        "DefaultVersionId": "string",
        "AttachmentCount": "number",
        "PermissionsBoundaryUsageCount": "number",
        "IsAttachable": "boolean",
        "Description": "string",
        "CreateDate": "timestamp",
        "UpdateDate": "timestamp",
        "PolicyVersionList": "[PolicyVersion]",
      },
    },
    "OpenIDConnectProviderListEntry": {
      "members": {
        "Arn": "string",
      },
    },
    "OrderedOrganizationPolicyType": {
      "members": {
        "ServiceControlPolicyInputList": "[string]",
      },
    },
    "OrganizationsDecisionDetail": {
      "members": {
        "AllowedByOrganizations": "boolean",
      },
    },
    "PermissionsBoundaryDecisionDetail": {
      "members": {
        "AllowedByPermissionsBoundary": "boolean",
      },
    },
    "Policy": {
      "members": {
        "PolicyName": "string",
        "PolicyId": "string",
        "Arn": "string",
        "Path": "string",
        "DefaultVersionId": "string",
        "AttachmentCount": "number",
        "PermissionsBoundaryUsageCount": "number",
        "IsAttachable": "boolean",
        "Description": "string",
        "CreateDate": "timestamp",
        "UpdateDate": "timestamp",
        "Tags": "[Tag]",
      },
    },
    "PolicyDetail": {
      "members": {
        "PolicyName": "string",
        "PolicyDocument": "string",
      },
    },
    "PolicyIdentifier": {
      "union": true,
      "members": {
        "PolicyType": "string",
        "PolicyArn": "string",
        "InlinePolicyIdentifier": "InlinePolicyIdentifierType",
      },
    },
    "PolicyVersion": {
      "members": {
        "Document": "string",
        "VersionId": "string",
        "IsDefaultVersion": "boolean",
        "CreateDate": "timestamp",
      },
    },
    "Position": {
      "members": {
        "Line": "number",
        "Column": "number",
      },
    },
    "PutRolePermissionsBoundaryRequest": {
      "required": ["RoleName","PermissionsBoundary"],
      "members": {
        "RoleName": "string",
        "PermissionsBoundary": "string",
      },
    },
    "PutRolePolicyRequest": {
      "required": ["RoleName","PolicyName","PolicyDocument"],
      "members": {
        "RoleName": "string",
        "PolicyName": "string",
        "PolicyDocument": "string",
      },
    },
    "PutUserPermissionsBoundaryRequest": {
      "required": ["UserName","PermissionsBoundary"],
      "members": {
        "UserName": "string",
        "PermissionsBoundary": "string",
      },
    },
    "PutUserPolicyRequest": {
      "required": ["UserName","PolicyName","PolicyDocument"],
      "members": {
        "UserName": "string",
        "PolicyName": "string",
        "PolicyDocument": "string",
      },
    },
    "ResourceSpecificResult": {
      "required": ["EvalResourceName","EvalResourceDecision"],
      "members": {
        "EvalResourceName": "string",
        "EvalResourceDecision": "PolicyEvaluationDecisionType",
        "MatchedStatements": "[Statement]",
        "MissingContextValues": "[string]",
        "EvalDecisionDetails": "{PolicyEvaluationDecisionType}",
        "PermissionsBoundaryDecisionDetail": "PermissionsBoundaryDecisionDetail",
      },
    },
    "Role": {
      "required": ["Path","RoleName","RoleId","Arn","CreateDate"],
      "members": {
        "Path": "string",
        "RoleName": "string",
        "RoleId": "string",
        "Arn": "string",
        "CreateDate": "timestamp",
        "AssumeRolePolicyDocument": "string",
        "Description": "string",
        "MaxSessionDuration": "number",
        "PermissionsBoundary": "AttachedPermissionsBoundary",
        "Tags": "[Tag]",
        "RoleLastUsed": "RoleLastUsed",
        "SourceRoleTemplate": "SourceRoleTemplate",
      },
    },
    "RoleDetail": {
      "members": {
        "Path": "string",
        "RoleName": "string",
        "RoleId": "string",
        "Arn": "string",
        "CreateDate": "timestamp",
        "AssumeRolePolicyDocument": "string",
        "InstanceProfileList": "[InstanceProfile]",
        "RolePolicyList": "[PolicyDetail]",
        "AttachedManagedPolicies": "[AttachedPolicy]",
        "PermissionsBoundary": "AttachedPermissionsBoundary",
        "Tags": "[Tag]",
        "RoleLastUsed": "RoleLastUsed",
      },
    },
    "RoleLastUsed": {
      "members": {
        "LastUsedDate": "timestamp",
        "Region": "string",
      },
    },
    "SetDefaultPolicyVersionRequest": {
      "required": ["PolicyArn","VersionId"],
      "members": {
        "PolicyArn": "string",
        "VersionId": "string",
      },
    },
    "SimulateCustomPolicyRequest": {
      "required": ["PolicyInputList","ActionNames"],
      "members": {
        "PolicyInputList": "[string]",
        "ActionNames": "[string]",
        "PermissionsBoundaryPolicyInputList": "[string]",
        "OrderedOrganizationPolicyInputList": "[OrderedOrganizationPolicyType]",
        "ResourceArns": "[string]",
        "ResourcePolicy": "string",
        "ResourceOwner": "string",
        "CallerArn": "string",
        "ContextEntries": "[ContextEntry]",
        "ResourceHandlingOption": "string",
        "MaxItems": "number",
        "Marker": "string",
      },
    },
    "SimulatePolicyResponse": {
      "members": {
        "EvaluationResults": "[EvaluationResult]",
        "IsTruncated": "boolean",
        "Marker": "string",
      },
    },
    "SimulatePrincipalPolicyRequest": {
      "required": ["PolicySourceArn","ActionNames"],
      "members": {
        "PolicySourceArn": "string",
        "ActionNames": "[string]",
        "PolicyInputList": "[string]",
        "PermissionsBoundaryPolicyInputList": "[string]",
        "PolicyExclusionList": "[PolicyIdentifier]",
        "ResourceArns": "[string]",
        "ResourcePolicy": "string",
        "ResourceOwner": "string",
        "CallerArn": "string",
        "ContextEntries": "[ContextEntry]",
        "ResourceHandlingOption": "string",
        "MaxItems": "number",
        "Marker": "string",
      },
    },
    "SourceRoleTemplate": {
      "required": ["TemplateArn","TemplateMinorVersion"],
      "members": {
        "TemplateArn": "string",
        "TemplateMinorVersion": "number",
      },
    },
    "Statement": {
      "members": {
        "SourcePolicyId": "string",
        "SourcePolicyType": "PolicySourceType",
        "StartPosition": "Position",
        "EndPosition": "Position",
      },
    },
    "Tag": {
      "required": ["Key","Value"],
      "members": {
        "Key": "string",
        "Value": "string",
      },
    },
    "UpdateAssumeRolePolicyRequest": {
      "required": ["RoleName","PolicyDocument"],
      "members": {
        "RoleName": "string",
        "PolicyDocument": "string",
      },
    },
    "User": {
      "required": ["Path","UserName","UserId","Arn","CreateDate"],
      "members": {
        "Path": "string",
        "UserName": "string",
        "UserId": "string",
        "Arn": "string",
        "CreateDate": "timestamp",
        "PasswordLastUsed": "timestamp",
        "PermissionsBoundary": "AttachedPermissionsBoundary",
        "Tags": "[Tag]",
      },
    },
    "UserDetail": {
      "members": {
        "Path": "string",
        "UserName": "string",
        "UserId": "string",
        "Arn": "string",
        "CreateDate": "timestamp",
        "UserPolicyList": "[PolicyDetail]",
        "GroupList": "[string]",
        "AttachedManagedPolicies": "[AttachedPolicy]",
        "PermissionsBoundary": "AttachedPermissionsBoundary",
        "Tags": "[Tag]",
      },
    },
  },
} as const satisfies ShapeTable
