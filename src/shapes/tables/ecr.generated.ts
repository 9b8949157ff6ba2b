// Made by scripts/shapes.mjs from @aws-sdk/client-ecr 3.1169.0 (Apache License 2.0, see NOTICE). Not to be edited.
import type { ShapeTable } from '../table.ts'

export const ecr = {
  "service": "ecr",
  "protocol": "awsJson1.1",
  "version": "2015-09-21",
  "target": "AmazonEC2ContainerRegistry_V20150921",
  "xmlNamespace": "http://ecr.amazonaws.com/doc/2015-09-21/",
  "operations": {
    "BatchCheckLayerAvailability": {"input":"BatchCheckLayerAvailabilityRequest","output":"BatchCheckLayerAvailabilityResponse"},
    "BatchDeleteImage": {"input":"BatchDeleteImageRequest","output":"BatchDeleteImageResponse"},
    "BatchGetImage": {"input":"BatchGetImageRequest","output":"BatchGetImageResponse"},
    "CreateRepository": {"input":"CreateRepositoryRequest","output":"CreateRepositoryResponse"},
    "DeleteRepository": {"input":"DeleteRepositoryRequest","output":"DeleteRepositoryResponse"},
    "DeleteRepositoryPolicy": {"input":"DeleteRepositoryPolicyRequest","output":"DeleteRepositoryPolicyResponse"},
    "DescribeImages": {"input":"DescribeImagesRequest","output":"DescribeImagesResponse"},
    "DescribeRepositories": {"input":"DescribeRepositoriesRequest","output":"DescribeRepositoriesResponse"},
    "GetAuthorizationToken": {"input":"GetAuthorizationTokenRequest","output":"GetAuthorizationTokenResponse"},
    "GetDownloadUrlForLayer": {"input":"GetDownloadUrlForLayerRequest","output":"GetDownloadUrlForLayerResponse"},
    "GetRepositoryPolicy": {"input":"GetRepositoryPolicyRequest","output":"GetRepositoryPolicyResponse"},
    "ListImages": {"input":"ListImagesRequest","output":"ListImagesResponse"},
    "PutImage": {"input":"PutImageRequest","output":"PutImageResponse"},
    "SetRepositoryPolicy": {"input":"SetRepositoryPolicyRequest","output":"SetRepositoryPolicyResponse"},
  },
  "enums": {
    "EncryptionType": ["AES256","KMS","KMS_DSSE"],
    "ImageFailureCode": ["ImageInaccessible","ImageNotFound","ImageReferencedByManifestList","ImageTagDoesNotMatchDigest","InvalidImageDigest","InvalidImageTag","KmsError","MissingDigestAndTag","UpstreamAccessDenied","UpstreamTooManyRequests","UpstreamUnavailable"],
    "ImageStatus": ["ACTIVATING","ACTIVE","ARCHIVED"],
    "ImageStatusFilter": ["ACTIVATING","ACTIVE","ANY","ARCHIVED"],
    "ImageTagMutability": ["IMMUTABLE","IMMUTABLE_WITH_EXCLUSION","MUTABLE","MUTABLE_WITH_EXCLUSION"],
    "ImageTagMutabilityExclusionFilterType": ["WILDCARD"],
    "LayerAvailability": ["ARCHIVED","AVAILABLE","UNAVAILABLE"],
    "LayerFailureCode": ["InvalidLayerDigest","MissingLayerDigest"],
    "ScanStatus": ["ACTIVE","COMPLETE","FAILED","FINDINGS_UNAVAILABLE","IMAGE_ARCHIVED","IN_PROGRESS","LIMIT_EXCEEDED","PENDING","SCAN_ELIGIBILITY_EXPIRED","UNSUPPORTED_IMAGE"],
    "TagStatus": ["ANY","TAGGED","UNTAGGED"],
  },
  "shapes": {
    "AuthorizationData": {
      "members": {
        "authorizationToken": "string",
        "expiresAt": "timestamp",
        "proxyEndpoint": "string",
      },
    },
    "BatchCheckLayerAvailabilityRequest": {
      "required": ["repositoryName","layerDigests"],
      "members": {
        "repositoryName": "string",
        "layerDigests": "[string]",
        "registryId": "string",
      },
    },
    "BatchCheckLayerAvailabilityResponse": {
      "members": {
        "layers": "[Layer]",
        "failures": "[LayerFailure]",
      },
    },
    "BatchDeleteImageRequest": {
      "required": ["repositoryName","imageIds"],
      "members": {
        "repositoryName": "string",
        "imageIds": "[ImageIdentifier]",
        "registryId": "string",
      },
    },
    "BatchDeleteImageResponse": {
      "members": {
        "imageIds": "[ImageIdentifier]",
        "failures": "[ImageFailure]",
      },
    },
    "BatchGetImageRequest": {
      "required": ["repositoryName","imageIds"],
      "members": {
        "repositoryName": "string",
        "imageIds": "[ImageIdentifier]",
        "registryId": "string",
        "acceptedMediaTypes": "[string]",
      },
    },
    "BatchGetImageResponse": {
      "members": {
        "images": "[Image]",
        "failures": "[ImageFailure]",
      },
    },
    "CreateRepositoryRequest": {
      "required": ["repositoryName"],
      "members": {
        "repositoryName": "string",
        "registryId": "string",
        "tags": "[Tag]",
        "imageTagMutability": "ImageTagMutability",
        "imageTagMutabilityExclusionFilters": "[ImageTagMutabilityExclusionFilter]",
        "imageScanningConfiguration": "ImageScanningConfiguration",
        "encryptionConfiguration": "EncryptionConfiguration",
      },
    },
    "CreateRepositoryResponse": {
      "members": {
        "repository": "Repository",
      },
    },
    "DeleteRepositoryPolicyRequest": {
      "required": ["repositoryName"],
      "members": {
        "repositoryName": "string",
        "registryId": "string",
      },
    },
    "DeleteRepositoryPolicyResponse": {
      "members": {
        "registryId": "string",
        "repositoryName": "string",
        "policyText": "string",
      },
    },
    "DeleteRepositoryRequest": {
      "required": ["repositoryName"],
      "members": {
        "repositoryName": "string",
        "registryId": "string",
        "force": "boolean",
      },
    },
    "DeleteRepositoryResponse": {
      "members": {
        "repository": "Repository",
      },
    },
    "DescribeImagesFilter": {
      "members": {
        "tagStatus": "TagStatus",
        "imageStatus": "ImageStatusFilter",
      },
    },
    "DescribeImagesRequest": {
      "required": ["repositoryName"],
      "members": {
        "repositoryName": "string",
        "registryId": "string",
        "imageIds": "[ImageIdentifier]",
        "nextToken": "string",
        "maxResults": "number",
        "filter": "DescribeImagesFilter",
      },
    },
    "DescribeImagesResponse": {
      "members": {
        "imageDetails": "[ImageDetail]",
        "nextToken": "string",
      },
    },
    "DescribeRepositoriesRequest": {
      "members": {
        "registryId": "string",
        "repositoryNames": "[string]",
        "nextToken": "string",
        "maxResults": "number",
      },
    },
    "DescribeRepositoriesResponse": {
      "members": {
        "repositories": "[Repository]",
        "nextToken": "string",
      },
    },
    "EncryptionConfiguration": {
      "required": ["encryptionType"],
      "members": {
        "encryptionType": "EncryptionType",
        "kmsKey": "string",
      },
    },
    "GetAuthorizationTokenRequest": {
      "members": {
        "registryIds": "[string]",
      },
    },
    "GetAuthorizationTokenResponse": {
      "members": {
        "authorizationData": "[AuthorizationData]",
      },
    },
    "GetDownloadUrlForLayerRequest": {
      "required": ["repositoryName","layerDigest"],
      "members": {
        "repositoryName": "string",
        "layerDigest": "string",
        "registryId": "string",
      },
    },
    "GetDownloadUrlForLayerResponse": {
      "members": {
        "downloadUrl": {"type":"string","sensitive":true},
        "layerDigest": "string",
      },
    },
    "GetRepositoryPolicyRequest": {
      "required": ["repositoryName"],
      "members": {
        "repositoryName": "string",
        "registryId": "string",
      },
    },
    "GetRepositoryPolicyResponse": {
      "members": {
        "registryId": "string",
        "repositoryName": "string",
        "policyText": "string",
      },
    },
    "Image": {
      "members": {
        "registryId": "string",
        "repositoryName": "string",
        "imageId": "ImageIdentifier",
        "imageManifest": "string",
        "imageManifestMediaType": "string",
      },
    },
    "ImageDetail": {
      "members": {
        "registryId": "string",
        "repositoryName": "string",
        "imageDigest": "string",
        "imageTags": "[string]",
        "imageSizeInBytes": "number",
        "imagePushedAt": "timestamp",
        "imageScanStatus": "ImageScanStatus",
        "imageScanFindingsSummary": "ImageScanFindingsSummary",
        "imageManifestMediaType": "string",
        "artifactMediaType": "string",
        "lastRecordedPullTime": "timestamp",
        "subjectManifestDigest": "string",
        "imageStatus": "ImageStatus",
        "lastArchivedAt": "timestamp",
        "lastActivatedAt": "timestamp",
      },
    },
    "ImageFailure": {
      "members": {
        "imageId": "ImageIdentifier",
        "failureCode": "ImageFailureCode",
        "failureReason": "string",
      },
    },
    "ImageIdentifier": {
      "members": {
        "imageDigest": "string",
        "imageTag": "string",
      },
    },
    "ImageScanFindingsSummary": {
      "members": {
        "imageScanCompletedAt": "timestamp",
        "vulnerabilitySourceUpdatedAt": "timestamp",
        "findingSeverityCounts": "{number}",
      },
    },
    "ImageScanStatus": {
      "members": {
        "status": "ScanStatus",
        "description": "string",
      },
    },
    "ImageScanningConfiguration": {
      "members": {
        "scanOnPush": "boolean",
      },
    },
    "ImageTagMutabilityExclusionFilter": {
      "required": ["filterType","filter"],
      "members": {
        "filterType": "ImageTagMutabilityExclusionFilterType",
        "filter": "string",
      },
    },
    "Layer": {
      "members": {
        "layerDigest": "string",
        "layerAvailability": "LayerAvailability",
        "layerSize": "number",
        "mediaType": "string",
      },
    },
    "LayerFailure": {
      "members": {
        "layerDigest": "string",
        "failureCode": "LayerFailureCode",
        "failureReason": "string",
      },
    },
    "ListImagesFilter": {
      "members": {
        "tagStatus": "TagStatus",
        "imageStatus": "ImageStatusFilter",
      },
    },
    "ListImagesRequest": {
      "required": ["repositoryName"],
      "members": {
        "repositoryName": "string",
        "registryId": "string",
        "nextToken": "string",
        "maxResults": "number",
        "filter": "ListImagesFilter",
      },
    },
    "ListImagesResponse": {
      "members": {
        "imageIds": "[ImageIdentifier]",
        "nextToken": "string",
      },
    },
    "PutImageRequest": {
      "required": ["repositoryName","imageManifest"],
      "members": {
        "repositoryName": "string",
        "imageManifest": "string",
        "registryId": "string",
        "imageManifestMediaType": "string",
        "imageTag": "string",
        "imageDigest": "string",
      },
    },
    "PutImageResponse": {
      "members": {
        "image": "Image",
      },
    },
    "Repository": {
      "members": {
        "repositoryArn": "string",
        "registryId": "string",
        "repositoryName": "string",
        "repositoryUri": "string",
        "createdAt": "timestamp",
        "imageTagMutability": "ImageTagMutability",
        "imageTagMutabilityExclusionFilters": "[ImageTagMutabilityExclusionFilter]",
        "imageScanningConfiguration": "ImageScanningConfiguration",
        "encryptionConfiguration": "EncryptionConfiguration",
      },
    },
    "SetRepositoryPolicyRequest": {
      "required": ["repositoryName","policyText"],
      "members": {
        "repositoryName": "string",
        "policyText": "string",
        "registryId": "string",
        "force": "boolean",
      },
    },
    "SetRepositoryPolicyResponse": {
      "members": {
        "registryId": "string",
        "repositoryName": "string",
        "policyText": "string",
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
