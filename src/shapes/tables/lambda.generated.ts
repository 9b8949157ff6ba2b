// Made by scripts/shapes.mjs from @aws-sdk/client-lambda 3.1164.0 (Apache License 2.0, see NOTICE). Not to be edited.
import type { ShapeTable } from '../table.ts'

export const lambda = {
  "service": "lambda",
  "protocol": "restJson1",
  "version": "2015-03-31",
  "target": "AWSGirApiService",
  "operations": {
    "CreateFunction": {"input":"CreateFunctionRequest","output":"FunctionConfiguration","http":"POST /2015-03-31/functions"},
    "DeleteFunction": {"input":"DeleteFunctionRequest","output":"DeleteFunctionResponse","http":"DELETE /2015-03-31/functions/{FunctionName}"},
    "GetFunction": {"input":"GetFunctionRequest","output":"GetFunctionResponse","http":"GET /2015-03-31/functions/{FunctionName}"},
    "GetFunctionConfiguration": {"input":"GetFunctionConfigurationRequest","output":"FunctionConfiguration","http":"GET /2015-03-31/functions/{FunctionName}/configuration"},
    "ListFunctions": {"input":"ListFunctionsRequest","output":"ListFunctionsResponse","http":"GET /2015-03-31/functions"},
  },
  "enums": {
    "ApplicationLogLevel": ["DEBUG","ERROR","FATAL","INFO","TRACE","WARN"],
    "Architecture": ["arm64","x86_64"],
    "DirectS3Read": ["AUTO","DISABLED","ENABLED"],
    "FunctionVersion": ["ALL"],
    "FunctionVersionLatestPublished": ["LATEST_PUBLISHED"],
    "LastUpdateStatus": ["Failed","InProgress","Successful"],
    "LastUpdateStatusReasonCode": ["CapacityProviderScalingLimitExceeded","DependencyError","DisabledKMSKey","DisallowedByVpcEncryptionControl","EC2RequestLimitExceeded","EFSIOError","EFSMountConnectivityError","EFSMountFailure","EFSMountTimeout","EniLimitExceeded","FunctionError","FunctionError.ExtensionInitError","FunctionError.InitResourceExhausted","FunctionError.InitTimeout","FunctionError.InvalidEntryPoint","FunctionError.InvalidWorkingDirectory","FunctionError.PermissionDenied","FunctionError.RuntimeInitError","FunctionError.TooManyExtensions","ImageAccessDenied","ImageDeleted","InsufficientCapacity","InsufficientRolePermissions","InternalError","InvalidConfiguration","InvalidImage","InvalidRuntime","InvalidSecurityGroup","InvalidStateKMSKey","InvalidSubnet","InvalidZipFileException","KMSKeyAccessDenied","KMSKeyNotFound","ServiceQuotaExceededException","SubnetOutOfIPAddresses","VcpuLimitExceeded"],
    "LogFormat": ["JSON","Text"],
    "PackageType": ["Image","Zip"],
    "Runtime": ["dotnet10","dotnet6","dotnet8","dotnetcore1.0","dotnetcore2.0","dotnetcore2.1","dotnetcore3.1","go1.x","java11","java11.al2023","java17","java17.al2023","java21","java25","java8","java8.al2","java8.al2023","nodejs","nodejs10.x","nodejs12.x","nodejs14.x","nodejs16.x","nodejs18.x","nodejs20.x","nodejs22.x","nodejs24.x","nodejs26.x","nodejs4.3","nodejs4.3-edge","nodejs6.10","nodejs8.10","provided","provided.al2","provided.al2023","python2.7","python3.10","python3.11","python3.12","python3.13","python3.14","python3.15","python3.6","python3.7","python3.8","python3.9","ruby2.5","ruby2.7","ruby3.2","ruby3.3","ruby3.4","ruby4.0"],
    "S3ObjectStorageMode": ["COPY","REFERENCE"],
    "SnapStartApplyOn": ["None","PublishedVersions"],
    "SnapStartOptimizationStatus": ["Off","On"],
    "State": ["Active","ActiveNonInvocable","Deactivated","Deactivating","Deleting","Failed","Inactive","Pending"],
    "StateReasonCode": ["CapacityProviderScalingLimitExceeded","Creating","DependencyError","DisabledKMSKey","DisallowedByVpcEncryptionControl","DrainingDurableExecutions","EC2RequestLimitExceeded","EFSIOError","EFSMountConnectivityError","EFSMountFailure","EFSMountTimeout","EniLimitExceeded","FunctionError","FunctionError.ExtensionInitError","FunctionError.InitResourceExhausted","FunctionError.InitTimeout","FunctionError.InvalidEntryPoint","FunctionError.InvalidWorkingDirectory","FunctionError.PermissionDenied","FunctionError.RuntimeInitError","FunctionError.TooManyExtensions","Idle","ImageAccessDenied","ImageDeleted","InsufficientCapacity","InsufficientRolePermissions","InternalError","InvalidConfiguration","InvalidImage","InvalidRuntime","InvalidSecurityGroup","InvalidStateKMSKey","InvalidSubnet","InvalidZipFileException","KMSKeyAccessDenied","KMSKeyNotFound","Restoring","ServiceQuotaExceededException","SubnetOutOfIPAddresses","VcpuLimitExceeded"],
    "SystemLogLevel": ["DEBUG","INFO","WARN"],
    "TenantIsolationMode": ["PER_TENANT"],
    "TracingMode": ["Active","PassThrough"],
  },
  "shapes": {
    "CapacityProviderConfig": {
      "required": ["LambdaManagedInstancesCapacityProviderConfig"],
      "members": {
        "LambdaManagedInstancesCapacityProviderConfig": "LambdaManagedInstancesCapacityProviderConfig",
      },
    },
    "Concurrency": {
      "members": {
        "ReservedConcurrentExecutions": "number",
      },
    },
    "CreateFunctionRequest": {
      "required": ["FunctionName","Role","Code"],
      "members": {
        "FunctionName": "string",
        "Role": "string",
        "Code": "FunctionCode",
        "Runtime": "Runtime",
        "Handler": "string",
        "Description": "string",
        "Timeout": "number",
        "MemorySize": "number",
        "Publish": "boolean",
        "PublishTo": "FunctionVersionLatestPublished",
        "VpcConfig": "VpcConfig",
        "PackageType": "PackageType",
        "DeadLetterConfig": "DeadLetterConfig",
        "Environment": "Environment",
        "KMSKeyArn": "string",
        "TracingConfig": "TracingConfig",
        "Tags": "{string}",
        "Layers": "[string]",
        "FileSystemConfigs": "[FileSystemConfig]",
        "CodeSigningConfigArn": "string",
        "ImageConfig": "ImageConfig",
        "Architectures": "[Architecture]",
        "EphemeralStorage": "EphemeralStorage",
        "SnapStart": "SnapStart",
        "LoggingConfig": "LoggingConfig",
        "TenancyConfig": "TenancyConfig",
        "CapacityProviderConfig": "CapacityProviderConfig",
        "DurableConfig": "DurableConfig",
      },
    },
    "DeadLetterConfig": {
      "members": {
        "TargetArn": "string",
      },
    },
    "DeleteFunctionRequest": {
      "required": ["FunctionName"],
      "members": {
        "FunctionName": {"type":"string","label":true},
        "Qualifier": {"type":"string","query":"Qualifier"},
      },
    },
    "DeleteFunctionResponse": {
      "members": {
        "StatusCode": "number",
      },
    },
    "DurableConfig": {
      "members": {
        "KMSKeyArn": "string",
        "RetentionPeriodInDays": "number",
        "ExecutionTimeout": "number",
      },
    },
    "Environment": {
      "members": {
        "Variables": {"type":"{string}","sensitive":true},
      },
    },
    "EnvironmentError": {
      "members": {
        "ErrorCode": "string",
        "Message": {"type":"string","sensitive":true},
      },
    },
    "EnvironmentResponse": {
      "members": {
        "Variables": {"type":"{string}","sensitive":true},
        "Error": "EnvironmentError",
      },
    },
    "EphemeralStorage": {
      "required": ["Size"],
      "members": {
        "Size": "number",
      },
    },
    "FileSystemConfig": {
      "required": ["Arn","LocalMountPath"],
      "members": {
        "Arn": "string",
        "LocalMountPath": "string",
        "S3FilesConfig": "S3FilesConfig",
      },
    },
    "FunctionCode": {
      "members": {
        "ZipFile": {"type":"blob","sensitive":true},
        "S3Bucket": "string",
        "S3Key": "string",
        "S3ObjectVersion": "string",
        "S3ObjectStorageMode": "S3ObjectStorageMode",
        "ImageUri": "string",
        "SourceKMSKeyArn": "string",
      },
    },
    "FunctionCodeLocation": {
      "members": {
        "RepositoryType": "string",
        "Location": "string",
        "ImageUri": "string",
        "ResolvedImageUri": "string",
        "ResolvedS3Object": "ResolvedS3Object",
        "SourceKMSKeyArn": "string",
        "Error": "FunctionCodeLocationError",
      },
    },
    "FunctionCodeLocationError": {
      "members": {
        "ErrorCode": "string",
        "Message": {"type":"string","sensitive":true},
      },
    },
    "FunctionConfiguration": {
      "members": {
        "FunctionName": "string",
        "FunctionArn": "string",
        "Runtime": "Runtime",
        "Role": "string",
        "Handler": "string",
        "CodeSize": "number",
        "Description": "string",
        "Timeout": "number",
        "MemorySize": "number",
        "LastModified": "string",
        "CodeSha256": "string",
        "Version": "string",
        "VpcConfig": "VpcConfigResponse",
        "DeadLetterConfig": "DeadLetterConfig",
        "Environment": "EnvironmentResponse",
        "KMSKeyArn": "string",
        "TracingConfig": "TracingConfigResponse",
        "MasterArn": "string",
        "RevisionId": "string",
        "Layers": "[Layer]",
        "State": "State",
        "StateReason": "string",
        "StateReasonCode": "StateReasonCode",
        "LastUpdateStatus": "LastUpdateStatus",
        "LastUpdateStatusReason": "string",
        "LastUpdateStatusReasonCode": "LastUpdateStatusReasonCode",
        "FileSystemConfigs": "[FileSystemConfig]",
        "SigningProfileVersionArn": "string",
        "SigningJobArn": "string",
        "PackageType": "PackageType",
        "ImageConfigResponse": "ImageConfigResponse",
        "Architectures": "[Architecture]",
        "EphemeralStorage": "EphemeralStorage",
        "SnapStart": "SnapStartResponse",
        "RuntimeVersionConfig": "RuntimeVersionConfig",
        "LoggingConfig": "LoggingConfig",
        "TenancyConfig": "TenancyConfig",
        "CapacityProviderConfig": "CapacityProviderConfig",
        "ConfigSha256": "string",
        "DurableConfig": "DurableConfig",
      },
    },
    "GetFunctionConfigurationRequest": {
      "required": ["FunctionName"],
      "members": {
        "FunctionName": {"type":"string","label":true},
        "Qualifier": {"type":"string","query":"Qualifier"},
      },
    },
    "GetFunctionRequest": {
      "required": ["FunctionName"],
      "members": {
        "FunctionName": {"type":"string","label":true},
        "Qualifier": {"type":"string","query":"Qualifier"},
      },
    },
    "GetFunctionResponse": {
      "members": {
        "Configuration": "FunctionConfiguration",
        "Code": "FunctionCodeLocation",
        "Tags": "{string}",
        "TagsError": "TagsError",
        "Concurrency": "Concurrency",
      },
    },
    "ImageConfig": {
      "members": {
        "EntryPoint": "[string]",
        "Command": "[string]",
        "WorkingDirectory": "string",
      },
    },
    "ImageConfigError": {
      "members": {
        "ErrorCode": "string",
        "Message": {"type":"string","sensitive":true},
      },
    },
    "ImageConfigResponse": {
      "members": {
        "ImageConfig": "ImageConfig",
        "Error": "ImageConfigError",
      },
    },
    "LambdaManagedInstancesCapacityProviderConfig": {
      "required": ["CapacityProviderArn"],
      "members": {
        "CapacityProviderArn": "string",
        "PerExecutionEnvironmentMaxConcurrency": "number",
        "ExecutionEnvironmentMemoryGiBPerVCpu": "number",
      },
    },
    "Layer": {
      "members": {
        "Arn": "string",
        "CodeSize": "number",
        "SigningProfileVersionArn": "string",
        "SigningJobArn": "string",
      },
    },
    "ListFunctionsRequest": {
      "members": {
        "MasterRegion": {"type":"string","query":"MasterRegion"},
        "FunctionVersion": {"type":"FunctionVersion","query":"FunctionVersion"},
        "Marker": {"type":"string","query":"Marker"},
        "MaxItems": {"type":"number","query":"MaxItems"},
      },
    },
    "ListFunctionsResponse": {
      "members": {
        "NextMarker": "string",
        "Functions": "[FunctionConfiguration]",
      },
    },
    "LoggingConfig": {
      "members": {
        "LogFormat": "LogFormat",
        "ApplicationLogLevel": "ApplicationLogLevel",
        "SystemLogLevel": "SystemLogLevel",
        "LogGroup": "string",
      },
    },
    "ResolvedS3Object": {
      "members": {
        "S3Bucket": "string",
        "S3Key": "string",
        "S3ObjectVersion": "string",
      },
    },
    "RuntimeVersionConfig": {
      "members": {
        "RuntimeVersionArn": "string",
        "Error": "RuntimeVersionError",
      },
    },
    "RuntimeVersionError": {
      "members": {
        "ErrorCode": "string",
        "Message": {"type":"string","sensitive":true},
      },
    },
    "S3FilesConfig": {
      "members": {
        "DirectS3Read": "DirectS3Read",
      },
    },
    "SnapStart": {
      "members": {
        "ApplyOn": "SnapStartApplyOn",
      },
    },
    "SnapStartResponse": {
      "members": {
        "ApplyOn": "SnapStartApplyOn",
        "OptimizationStatus": "SnapStartOptimizationStatus",
      },
    },
    "TagsError": {
      "required": ["ErrorCode","Message"],
      "members": {
        "ErrorCode": "string",
        "Message": "string",
      },
    },
    "TenancyConfig": {
      "required": ["TenantIsolationMode"],
      "members": {
        "TenantIsolationMode": "TenantIsolationMode",
      },
    },
    "TracingConfig": {
      "members": {
        "Mode": "TracingMode",
      },
    },
    "TracingConfigResponse": {
      "members": {
        "Mode": "TracingMode",
      },
    },
    "VpcConfig": {
      "members": {
        "SubnetIds": "[string]",
        "SecurityGroupIds": "[string]",
        "Ipv6AllowedForDualStack": "boolean",
      },
    },
    "VpcConfigResponse": {
      "members": {
        "SubnetIds": "[string]",
        "SecurityGroupIds": "[string]",
        "VpcId": "string",
        "Ipv6AllowedForDualStack": "boolean",
      },
    },
  },
} as const satisfies ShapeTable
