// Made by scripts/input-models.mjs from botocore 1.43.106 (Apache License 2.0, see NOTICE). Not to be edited.
import type { InputModel } from '../model.ts'

export const sts = {
  "operations": {
    "AssumeRole": "AssumeRoleRequest",
    "AssumeRoleWithWebIdentity": "AssumeRoleWithWebIdentityRequest",
    "GetCallerIdentity": "GetCallerIdentityRequest",
  },
  "shapes": {
    "AssumeRoleRequest": {"kind":"structure","required":["RoleArn","RoleSessionName"],"members":{"RoleArn":"arnType","RoleSessionName":"roleSessionNameType","PolicyArns":"policyDescriptorListType","Policy":"unrestrictedSessionPolicyDocumentType","DurationSeconds":"roleDurationSecondsType","Tags":"tagListType","TransitiveTagKeys":"tagKeyListType","ExternalId":"externalIdType","SerialNumber":"serialNumberType","TokenCode":"tokenCodeType","SourceIdentity":"sourceIdentityType","ProvidedContexts":"ProvidedContextsListType","MinimumSessionTokenSize":"minimumSessionTokenSizeType"}},
    "AssumeRoleWithWebIdentityRequest": {"kind":"structure","required":["RoleArn","RoleSessionName","WebIdentityToken"],"members":{"RoleArn":"arnType","RoleSessionName":"roleSessionNameType","WebIdentityToken":"clientTokenType","ProviderId":"urlType","PolicyArns":"policyDescriptorListType","Policy":"sessionPolicyDocumentType","DurationSeconds":"roleDurationSecondsType","MinimumSessionTokenSize":"minimumSessionTokenSizeType"}},
    "GetCallerIdentityRequest": {"kind":"structure","members":{}},
    "PolicyDescriptorType": {"kind":"structure","members":{"arn":"arnType"}},
    "ProvidedContext": {"kind":"structure","members":{"ProviderArn":"arnType","ContextAssertion":"contextAssertionType"}},
    "ProvidedContextsListType": {"kind":"list","element":"ProvidedContext","min":1,"max":5},
    "Tag": {"kind":"structure","required":["Key","Value"],"members":{"Key":"tagKeyType","Value":"tagValueType"}},
    "arnType": {"kind":"string","min":20,"max":2048,"pattern":"[\\u0009\\u000A\\u000D\\u0020-\\u007E\\u0085\\u00A0-\\uD7FF\\uE000-\\uFFFD\\u10000-\\u10FFFF]+"},
    "clientTokenType": {"kind":"string","min":4,"max":20000,"sensitive":true},
    "contextAssertionType": {"kind":"string","min":4,"max":2048},
    "externalIdType": {"kind":"string","min":2,"max":1224,"pattern":"[\\w+=,.@:\\/-]*"},
    "minimumSessionTokenSizeType": {"kind":"integer","min":0,"max":4096},
    "policyDescriptorListType": {"kind":"list","element":"PolicyDescriptorType"},
    "roleDurationSecondsType": {"kind":"integer","min":900,"max":43200},
    "roleSessionNameType": {"kind":"string","min":2,"max":64,"pattern":"[\\w+=,.@-]*"},
    "serialNumberType": {"kind":"string","min":9,"max":256,"pattern":"[\\w+=/:,.@-]*"},
    "sessionPolicyDocumentType": {"kind":"string","min":1,"max":2048,"pattern":"[\\u0009\\u000A\\u000D\\u0020-\\u00FF]+"},
    "sourceIdentityType": {"kind":"string","min":2,"max":64,"pattern":"[\\w+=,.@-]*"},
    "tagKeyListType": {"kind":"list","element":"tagKeyType","max":50},
    "tagKeyType": {"kind":"string","min":1,"max":128,"pattern":"[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]+"},
    "tagListType": {"kind":"list","element":"Tag","max":50},
    "tagValueType": {"kind":"string","min":0,"max":256,"pattern":"[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*"},
    "tokenCodeType": {"kind":"string","min":6,"max":6,"pattern":"[\\d]*"},
    "unrestrictedSessionPolicyDocumentType": {"kind":"string","min":1,"pattern":"[\\u0009\\u000A\\u000D\\u0020-\\u00FF]+"},
    "urlType": {"kind":"string","min":4,"max":2048},
  },
} as const satisfies InputModel
