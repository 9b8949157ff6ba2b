// Made by scripts/shapes.mjs from @aws-sdk/client-sts 3.1173.0 (Apache License 2.0, see NOTICE). Not to be edited.
import type { ShapeTable } from '../table.ts'

export const sts = {
  "service": "sts",
  "protocol": "query",
  "version": "2011-06-15",
  "target": "AWSSecurityTokenServiceV20110615",
  "xmlNamespace": "https://sts.amazonaws.com/doc/2011-06-15/",
  "operations": {
    "AssumeRole": {"input":"AssumeRoleRequest","output":"AssumeRoleResponse"},
    "AssumeRoleWithWebIdentity": {"input":"AssumeRoleWithWebIdentityRequest","output":"AssumeRoleWithWebIdentityResponse"},
    "DecodeAuthorizationMessage": {"input":"DecodeAuthorizationMessageRequest","output":"DecodeAuthorizationMessageResponse"},
    "GetCallerIdentity": {"input":"GetCallerIdentityRequest","output":"GetCallerIdentityResponse"},
  },
  "enums": {
  },
  "shapes": {
    "AssumeRoleRequest": {
      "required": ["RoleArn","RoleSessionName"],
      "members": {
        "RoleArn": "string",
        "RoleSessionName": "string",
        "PolicyArns": "[PolicyDescriptorType]",
        "Policy": "string",
        "DurationSeconds": "number",
        "Tags": "[Tag]",
        "TransitiveTagKeys": "[string]",
        "ExternalId": "string",
        "SerialNumber": "string",
        "TokenCode": "string",
        "SourceIdentity": "string",
        "ProvidedContexts": "[ProvidedContext]",
        "MinimumSessionTokenSize": "number",
      },
    },
    "AssumeRoleResponse": {
      "members": {
        "Credentials": "Credentials",
        "AssumedRoleUser": "AssumedRoleUser",
        "PackedPolicySize": "number",
        "SourceIdentity": "string",
        "SessionTokenUtilization": "number",
        "SessionTokenSize": "number",
      },
    },
    "AssumeRoleWithWebIdentityRequest": {
      "required": ["RoleArn","RoleSessionName","WebIdentityToken"],
      "members": {
        "RoleArn": "string",
        "RoleSessionName": "string",
        "WebIdentityToken": {"type":"string","sensitive":true},
        "ProviderId": "string",
        "PolicyArns": "[PolicyDescriptorType]",
        "Policy": "string",
        "DurationSeconds": "number",
        "MinimumSessionTokenSize": "number",
      },
    },
    "AssumeRoleWithWebIdentityResponse": {
      "members": {
        "Credentials": "Credentials",
        "SubjectFromWebIdentityToken": "string",
        "AssumedRoleUser": "AssumedRoleUser",
        "PackedPolicySize": "number",
        "Provider": "string",
        "Audience": "string",
        "SourceIdentity": "string",
        "SessionTokenUtilization": "number",
        "SessionTokenSize": "number",
        "TrustedIdentityPropagationContext": "TrustedIdentityPropagationContext",
      },
    },
    "AssumedRoleUser": {
      "required": ["AssumedRoleId","Arn"],
      "members": {
        "AssumedRoleId": "string",
        "Arn": "string",
      },
    },
    "Credentials": {
      "required": ["AccessKeyId","SecretAccessKey","SessionToken","Expiration"],
      "members": {
        "AccessKeyId": "string",
        "SecretAccessKey": {"type":"string","sensitive":true},
        "SessionToken": {"type":"string","sensitive":true},
        "Expiration": "timestamp",
      },
    },
    "DecodeAuthorizationMessageRequest": {
      "required": ["EncodedMessage"],
      "members": {
        "EncodedMessage": "string",
      },
    },
    "DecodeAuthorizationMessageResponse": {
      "members": {
        "DecodedMessage": "string",
      },
    },
    "GetCallerIdentityRequest": {
      "members": {},
    },
    "GetCallerIdentityResponse": {
      "members": {
        "UserId": "string",
        "Account": "string",
        "Arn": "string",
      },
    },
    "OriginIdentity": {
      "members": {
        "Subject": {"type":"string","sensitive":true},
        "SubjectType": {"type":"string","sensitive":true},
        "Issuer": {"type":"string","sensitive":true},
        "FederatedProviderArn": "string",
      },
    },
    "PolicyDescriptorType": {
      "members": {
        "arn": "string",
      },
    },
    "ProvidedContext": {
      "members": {
        "ProviderArn": "string",
        "ContextAssertion": "string",
      },
    },
    "Tag": {
      "required": ["Key","Value"],
      "members": {
        "Key": "string",
        "Value": "string",
      },
    },
    "TransactionContext": {
      "members": {
        "IdentityProvider": {"type":"{string}","sensitive":true},
      },
    },
    "TrustedIdentityPropagationContext": {
      "members": {
        "OriginIdentity": "OriginIdentity",
        "TransactionContext": "TransactionContext",
      },
    },
  },
} as const satisfies ShapeTable
