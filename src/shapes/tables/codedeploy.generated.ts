// Made by scripts/shapes.mjs from @aws-sdk/client-codedeploy 3.1133.0 (Apache License 2.0, see NOTICE). Not to be edited.
import type { ShapeTable } from '../table.ts'

export const codedeploy = {
  "service": "codedeploy",
  "protocol": "awsJson1.1",
  "version": "2014-10-06",
  "target": "CodeDeploy_20141006",
  "xmlNamespace": "http://codedeploy.amazonaws.com/doc/2014-10-06/",
  "operations": {
    "BatchGetApplications": {"input":"BatchGetApplicationsInput","output":"BatchGetApplicationsOutput"},
    "BatchGetDeploymentGroups": {"input":"BatchGetDeploymentGroupsInput","output":"BatchGetDeploymentGroupsOutput"},
    "BatchGetDeploymentTargets": {"input":"BatchGetDeploymentTargetsInput","output":"BatchGetDeploymentTargetsOutput"},
    "BatchGetDeployments": {"input":"BatchGetDeploymentsInput","output":"BatchGetDeploymentsOutput"},
    "ContinueDeployment": {"input":"ContinueDeploymentInput","output":null},
    "CreateApplication": {"input":"CreateApplicationInput","output":"CreateApplicationOutput"},
    "CreateDeployment": {"input":"CreateDeploymentInput","output":"CreateDeploymentOutput"},
    "CreateDeploymentGroup": {"input":"CreateDeploymentGroupInput","output":"CreateDeploymentGroupOutput"},
    "DeleteApplication": {"input":"DeleteApplicationInput","output":null},
    "DeleteDeploymentGroup": {"input":"DeleteDeploymentGroupInput","output":"DeleteDeploymentGroupOutput"},
    "GetApplication": {"input":"GetApplicationInput","output":"GetApplicationOutput"},
    "GetApplicationRevision": {"input":"GetApplicationRevisionInput","output":"GetApplicationRevisionOutput"},
    "GetDeployment": {"input":"GetDeploymentInput","output":"GetDeploymentOutput"},
    "GetDeploymentConfig": {"input":"GetDeploymentConfigInput","output":"GetDeploymentConfigOutput"},
    "GetDeploymentGroup": {"input":"GetDeploymentGroupInput","output":"GetDeploymentGroupOutput"},
    "GetDeploymentTarget": {"input":"GetDeploymentTargetInput","output":"GetDeploymentTargetOutput"},
    "ListApplications": {"input":"ListApplicationsInput","output":"ListApplicationsOutput"},
    "ListDeploymentGroups": {"input":"ListDeploymentGroupsInput","output":"ListDeploymentGroupsOutput"},
    "ListDeploymentTargets": {"input":"ListDeploymentTargetsInput","output":"ListDeploymentTargetsOutput"},
    "ListDeployments": {"input":"ListDeploymentsInput","output":"ListDeploymentsOutput"},
    "RegisterApplicationRevision": {"input":"RegisterApplicationRevisionInput","output":null},
    "StopDeployment": {"input":"StopDeploymentInput","output":"StopDeploymentOutput"},
    "UpdateDeploymentGroup": {"input":"UpdateDeploymentGroupInput","output":"UpdateDeploymentGroupOutput"},
  },
  "enums": {
    "AutoRollbackEvent": ["DEPLOYMENT_FAILURE","DEPLOYMENT_STOP_ON_ALARM","DEPLOYMENT_STOP_ON_REQUEST"],
    "BundleType": ["JSON","tar","tgz","YAML","zip"],
    "ComputePlatform": ["ECS","Lambda","Server"],
    "DeploymentCreator": ["autoscaling","autoscalingTermination","CloudFormation","CloudFormationRollback","CodeDeploy","CodeDeployAutoUpdate","codeDeployRollback","user"],
    "DeploymentMode": ["RESTART","STANDARD"],
    "DeploymentOption": ["WITHOUT_TRAFFIC_CONTROL","WITH_TRAFFIC_CONTROL"],
    "DeploymentReadyAction": ["CONTINUE_DEPLOYMENT","STOP_DEPLOYMENT"],
    "DeploymentStatus": ["Baking","Created","Failed","InProgress","Queued","Ready","Stopped","Succeeded"],
    "DeploymentTargetType": ["CloudFormationTarget","ECSTarget","InstanceTarget","LambdaTarget"],
    "DeploymentType": ["BLUE_GREEN","IN_PLACE"],
    "DeploymentWaitType": ["READY_WAIT","TERMINATION_WAIT"],
    "EC2TagFilterType": ["KEY_AND_VALUE","KEY_ONLY","VALUE_ONLY"],
    "ErrorCode": ["AGENT_ISSUE","ALARM_ACTIVE","APPLICATION_MISSING","AUTOSCALING_VALIDATION_ERROR","AUTO_SCALING_CONFIGURATION","AUTO_SCALING_IAM_ROLE_PERMISSIONS","CLOUDFORMATION_STACK_FAILURE","CODEDEPLOY_RESOURCE_CANNOT_BE_FOUND","CUSTOMER_APPLICATION_UNHEALTHY","DEPLOYMENT_GROUP_MISSING","ECS_UPDATE_ERROR","ELASTIC_LOAD_BALANCING_INVALID","ELB_INVALID_INSTANCE","HEALTH_CONSTRAINTS","HEALTH_CONSTRAINTS_INVALID","HOOK_EXECUTION_FAILURE","IAM_ROLE_MISSING","IAM_ROLE_PERMISSIONS","INTERNAL_ERROR","INVALID_ECS_SERVICE","INVALID_LAMBDA_CONFIGURATION","INVALID_LAMBDA_FUNCTION","INVALID_REVISION","MANUAL_STOP","MISSING_BLUE_GREEN_DEPLOYMENT_CONFIGURATION","MISSING_ELB_INFORMATION","MISSING_GITHUB_TOKEN","NO_EC2_SUBSCRIPTION","NO_INSTANCES","OVER_MAX_INSTANCES","RESOURCE_LIMIT_EXCEEDED","REVISION_MISSING","THROTTLED","TIMEOUT"],
    "FileExistsBehavior": ["DISALLOW","OVERWRITE","RETAIN"],
    "GreenFleetProvisioningAction": ["COPY_AUTO_SCALING_GROUP","DISCOVER_EXISTING"],
    "InstanceAction": ["KEEP_ALIVE","TERMINATE"],
    "LifecycleErrorCode": ["ScriptFailed","ScriptMissing","ScriptNotExecutable","ScriptTimedOut","Success","UnknownError"],
    "LifecycleEventStatus": ["Failed","InProgress","Pending","Skipped","Succeeded","Unknown"],
    "MinimumHealthyHostsPerZoneType": ["FLEET_PERCENT","HOST_COUNT"],
    "MinimumHealthyHostsType": ["FLEET_PERCENT","HOST_COUNT"],
    "OutdatedInstancesStrategy": ["IGNORE","UPDATE"],
    "RevisionLocationType": ["AppSpecContent","GitHub","S3","String"],
    "StopStatus": ["Pending","Succeeded"],
    "TagFilterType": ["KEY_AND_VALUE","KEY_ONLY","VALUE_ONLY"],
    "TargetLabel": ["Blue","Green"],
    "TargetStatus": ["Failed","InProgress","Pending","Ready","Skipped","Succeeded","Unknown"],
    "TrafficRoutingType": ["AllAtOnce","TimeBasedCanary","TimeBasedLinear"],
    "TriggerEventType": ["DeploymentFailure","DeploymentReady","DeploymentRollback","DeploymentStart","DeploymentStop","DeploymentSuccess","InstanceFailure","InstanceReady","InstanceStart","InstanceSuccess"],
  },
  "shapes": {
    "Alarm": {
      "members": {
        "name": "string",
      },
    },
    "AlarmConfiguration": {
      "members": {
        "enabled": "boolean",
        "ignorePollAlarmFailure": "boolean",
        "alarms": "[Alarm]",
      },
    },
    "AppSpecContent": {
      "members": {
        "content": "string",
        "sha256": "string",
      },
    },
    "ApplicationInfo": {
      "members": {
        "applicationId": "string",
        "applicationName": "string",
        "createTime": "timestamp",
        "linkedToGitHub": "boolean",
        "gitHubAccountName": "string",
        "computePlatform": "ComputePlatform",
      },
    },
    "AutoRollbackConfiguration": {
      "members": {
        "enabled": "boolean",
        "events": "[AutoRollbackEvent]",
      },
    },
    "AutoScalingGroup": {
      "members": {
        "name": "string",
        "hook": "string",
        "terminationHook": "string",
      },
    },
    "BatchGetApplicationsInput": {
      "required": ["applicationNames"],
      "members": {
        "applicationNames": "[string]",
      },
    },
    "BatchGetApplicationsOutput": {
      "members": {
        "applicationsInfo": "[ApplicationInfo]",
      },
    },
    "BatchGetDeploymentGroupsInput": {
      "required": ["applicationName","deploymentGroupNames"],
      "members": {
        "applicationName": "string",
        "deploymentGroupNames": "[string]",
      },
    },
    "BatchGetDeploymentGroupsOutput": {
      "members": {
        "deploymentGroupsInfo": "[DeploymentGroupInfo]",
        "errorMessage": "string",
      },
    },
    "BatchGetDeploymentTargetsInput": {
      "required": ["deploymentId","targetIds"],
      "members": {
        "deploymentId": "string",
        "targetIds": "[string]",
      },
    },
    "BatchGetDeploymentTargetsOutput": {
      "members": {
        "deploymentTargets": "[DeploymentTarget]",
      },
    },
    "BatchGetDeploymentsInput": {
      "required": ["deploymentIds"],
      "members": {
        "deploymentIds": "[string]",
      },
    },
    "BatchGetDeploymentsOutput": {
      "members": {
        "deploymentsInfo": "[DeploymentInfo]",
      },
    },
    "BlueGreenDeploymentConfiguration": {
      "members": {
        "terminateBlueInstancesOnDeploymentSuccess": "BlueInstanceTerminationOption",
        "deploymentReadyOption": "DeploymentReadyOption",
        "greenFleetProvisioningOption": "GreenFleetProvisioningOption",
      },
    },
    "BlueInstanceTerminationOption": {
      "members": {
        "action": "InstanceAction",
        "terminationWaitTimeInMinutes": "number",
      },
    },
    "CloudFormationTarget": {
      "members": {
        "deploymentId": "string",
        "targetId": "string",
        "lastUpdatedAt": "timestamp",
        "lifecycleEvents": "[LifecycleEvent]",
        "status": "TargetStatus",
        "resourceType": "string",
        "targetVersionWeight": "number",
      },
    },
    "ContinueDeploymentInput": {
      "members": {
        "deploymentId": "string",
        "deploymentWaitType": "DeploymentWaitType",
      },
    },
    "CreateApplicationInput": {
      "required": ["applicationName"],
      "members": {
        "applicationName": "string",
        "computePlatform": "ComputePlatform",
        "tags": "[Tag]",
      },
    },
    "CreateApplicationOutput": {
      "members": {
        "applicationId": "string",
      },
    },
    "CreateDeploymentGroupInput": {
      "required": ["applicationName","deploymentGroupName","serviceRoleArn"],
      "members": {
        "applicationName": "string",
        "deploymentGroupName": "string",
        "serviceRoleArn": "string",
        "deploymentConfigName": "string",
        "ec2TagFilters": "[EC2TagFilter]",
        "onPremisesInstanceTagFilters": "[TagFilter]",
        "autoScalingGroups": "[string]",
        "triggerConfigurations": "[TriggerConfig]",
        "alarmConfiguration": "AlarmConfiguration",
        "autoRollbackConfiguration": "AutoRollbackConfiguration",
        "outdatedInstancesStrategy": "OutdatedInstancesStrategy",
        "deploymentStyle": "DeploymentStyle",
        "blueGreenDeploymentConfiguration": "BlueGreenDeploymentConfiguration",
        "loadBalancerInfo": "LoadBalancerInfo",
        "ec2TagSet": "EC2TagSet",
        "ecsServices": "[ECSService]",
        "onPremisesTagSet": "OnPremisesTagSet",
        "tags": "[Tag]",
        "terminationHookEnabled": "boolean",
      },
    },
    "CreateDeploymentGroupOutput": {
      "members": {
        "deploymentGroupId": "string",
      },
    },
    "CreateDeploymentInput": {
      "required": ["applicationName"],
      "members": {
        "applicationName": "string",
        "deploymentGroupName": "string",
        "revision": "RevisionLocation",
        "deploymentConfigName": "string",
        "description": "string",
        "ignoreApplicationStopFailures": "boolean",
        "targetInstances": "TargetInstances",
        "autoRollbackConfiguration": "AutoRollbackConfiguration",
        "updateOutdatedInstancesOnly": "boolean",
        "fileExistsBehavior": "FileExistsBehavior",
        "deploymentMode": "DeploymentMode",
        "overrideAlarmConfiguration": "AlarmConfiguration",
      },
    },
    "CreateDeploymentOutput": {
      "members": {
        "deploymentId": "string",
      },
    },
    "DeleteApplicationInput": {
      "required": ["applicationName"],
      "members": {
        "applicationName": "string",
      },
    },
    "DeleteDeploymentGroupInput": {
      "required": ["applicationName","deploymentGroupName"],
      "members": {
        "applicationName": "string",
        "deploymentGroupName": "string",
      },
    },
    "DeleteDeploymentGroupOutput": {
      "members": {
        "hooksNotCleanedUp": "[AutoScalingGroup]",
      },
    },
    "DeploymentConfigInfo": {
      "members": {
        "deploymentConfigId": "string",
        "deploymentConfigName": "string",
        "minimumHealthyHosts": "MinimumHealthyHosts",
        "createTime": "timestamp",
        "computePlatform": "ComputePlatform",
        "trafficRoutingConfig": "TrafficRoutingConfig",
        "zonalConfig": "ZonalConfig",
      },
    },
    "DeploymentGroupInfo": {
      "members": {
        "applicationName": "string",
        "deploymentGroupId": "string",
        "deploymentGroupName": "string",
        "deploymentConfigName": "string",
        "ec2TagFilters": "[EC2TagFilter]",
        "onPremisesInstanceTagFilters": "[TagFilter]",
        "autoScalingGroups": "[AutoScalingGroup]",
        "serviceRoleArn": "string",
        "targetRevision": "RevisionLocation",
        "triggerConfigurations": "[TriggerConfig]",
        "alarmConfiguration": "AlarmConfiguration",
        "autoRollbackConfiguration": "AutoRollbackConfiguration",
        "deploymentStyle": "DeploymentStyle",
        "outdatedInstancesStrategy": "OutdatedInstancesStrategy",
        "blueGreenDeploymentConfiguration": "BlueGreenDeploymentConfiguration",
        "loadBalancerInfo": "LoadBalancerInfo",
        "lastSuccessfulDeployment": "LastDeploymentInfo",
        "lastAttemptedDeployment": "LastDeploymentInfo",
        "ec2TagSet": "EC2TagSet",
        "onPremisesTagSet": "OnPremisesTagSet",
        "computePlatform": "ComputePlatform",
        "ecsServices": "[ECSService]",
        "terminationHookEnabled": "boolean",
      },
    },
    "DeploymentInfo": {
      "members": {
        "applicationName": "string",
        "deploymentGroupName": "string",
        "deploymentConfigName": "string",
        "deploymentId": "string",
        "previousRevision": "RevisionLocation",
        "revision": "RevisionLocation",
        "status": "DeploymentStatus",
        "errorInformation": "ErrorInformation",
        "createTime": "timestamp",
        "startTime": "timestamp",
        "completeTime": "timestamp",
        "deploymentOverview": "DeploymentOverview",
        "description": "string",
        "creator": "DeploymentCreator",
        "ignoreApplicationStopFailures": "boolean",
        "autoRollbackConfiguration": "AutoRollbackConfiguration",
        "updateOutdatedInstancesOnly": "boolean",
        "rollbackInfo": "RollbackInfo",
        "deploymentStyle": "DeploymentStyle",
        "targetInstances": "TargetInstances",
        "instanceTerminationWaitTimeStarted": "boolean",
        "blueGreenDeploymentConfiguration": "BlueGreenDeploymentConfiguration",
        "loadBalancerInfo": "LoadBalancerInfo",
        "additionalDeploymentStatusInfo": "string",
        "fileExistsBehavior": "FileExistsBehavior",
        "deploymentMode": "DeploymentMode",
        "deploymentStatusMessages": "[string]",
        "computePlatform": "ComputePlatform",
        "externalId": "string",
        "relatedDeployments": "RelatedDeployments",
        "overrideAlarmConfiguration": "AlarmConfiguration",
      },
    },
    "DeploymentOverview": {
      "members": {
        "Pending": "number",
        "InProgress": "number",
        "Succeeded": "number",
        "Failed": "number",
        "Skipped": "number",
        "Ready": "number",
      },
    },
    "DeploymentReadyOption": {
      "members": {
        "actionOnTimeout": "DeploymentReadyAction",
        "waitTimeInMinutes": "number",
      },
    },
    "DeploymentStyle": {
      "members": {
        "deploymentType": "DeploymentType",
        "deploymentOption": "DeploymentOption",
      },
    },
    "DeploymentTarget": {
      "members": {
        "deploymentTargetType": "DeploymentTargetType",
        "instanceTarget": "InstanceTarget",
        "lambdaTarget": "LambdaTarget",
        "ecsTarget": "ECSTarget",
        "cloudFormationTarget": "CloudFormationTarget",
      },
    },
    "Diagnostics": {
      "members": {
        "errorCode": "LifecycleErrorCode",
        "scriptName": "string",
        "message": "string",
        "logTail": "string",
      },
    },
    "EC2TagFilter": {
      "members": {
        "Key": "string",
        "Value": "string",
        "Type": "EC2TagFilterType",
      },
    },
    "EC2TagSet": {
      "members": {
        "ec2TagSetList": "[[EC2TagFilter]]",
      },
    },
    "ECSService": {
      "members": {
        "serviceName": "string",
        "clusterName": "string",
      },
    },
    "ECSTarget": {
      "members": {
        "deploymentId": "string",
        "targetId": "string",
        "targetArn": "string",
        "lastUpdatedAt": "timestamp",
        "lifecycleEvents": "[LifecycleEvent]",
        "status": "TargetStatus",
        "taskSetsInfo": "[ECSTaskSet]",
      },
    },
    "ECSTaskSet": {
      "members": {
        "identifer": "string",
        "desiredCount": "number",
        "pendingCount": "number",
        "runningCount": "number",
        "status": "string",
        "trafficWeight": "number",
        "targetGroup": "TargetGroupInfo",
        "taskSetLabel": "TargetLabel",
      },
    },
    "ELBInfo": {
      "members": {
        "name": "string",
      },
    },
    "ErrorInformation": {
      "members": {
        "code": "ErrorCode",
        "message": "string",
      },
    },
    "GenericRevisionInfo": {
      "members": {
        "description": "string",
        "deploymentGroups": "[string]",
        "firstUsedTime": "timestamp",
        "lastUsedTime": "timestamp",
        "registerTime": "timestamp",
      },
    },
    "GetApplicationInput": {
      "required": ["applicationName"],
      "members": {
        "applicationName": "string",
      },
    },
    "GetApplicationOutput": {
      "members": {
        "application": "ApplicationInfo",
      },
    },
    "GetApplicationRevisionInput": {
      "required": ["applicationName","revision"],
      "members": {
        "applicationName": "string",
        "revision": "RevisionLocation",
      },
    },
    "GetApplicationRevisionOutput": {
      "members": {
        "applicationName": "string",
        "revision": "RevisionLocation",
        "revisionInfo": "GenericRevisionInfo",
      },
    },
    "GetDeploymentConfigInput": {
      "required": ["deploymentConfigName"],
      "members": {
        "deploymentConfigName": "string",
      },
    },
    "GetDeploymentConfigOutput": {
      "members": {
        "deploymentConfigInfo": "DeploymentConfigInfo",
      },
    },
    "GetDeploymentGroupInput": {
      "required": ["applicationName","deploymentGroupName"],
      "members": {
        "applicationName": "string",
        "deploymentGroupName": "string",
      },
    },
    "GetDeploymentGroupOutput": {
      "members": {
        "deploymentGroupInfo": "DeploymentGroupInfo",
      },
    },
    "GetDeploymentInput": {
      "required": ["deploymentId"],
      "members": {
        "deploymentId": "string",
      },
    },
    "GetDeploymentOutput": {
      "members": {
        "deploymentInfo": "DeploymentInfo",
      },
    },
    "GetDeploymentTargetInput": {
      "required": ["deploymentId","targetId"],
      "members": {
        "deploymentId": "string",
        "targetId": "string",
      },
    },
    "GetDeploymentTargetOutput": {
      "members": {
        "deploymentTarget": "DeploymentTarget",
      },
    },
    "GitHubLocation": {
      "members": {
        "repository": "string",
        "commitId": "string",
      },
    },
    "GreenFleetProvisioningOption": {
      "members": {
        "action": "GreenFleetProvisioningAction",
      },
    },
    "InstanceTarget": {
      "members": {
        "deploymentId": "string",
        "targetId": "string",
        "targetArn": "string",
        "status": "TargetStatus",
        "lastUpdatedAt": "timestamp",
        "lifecycleEvents": "[LifecycleEvent]",
        "instanceLabel": "TargetLabel",
      },
    },
    "LambdaFunctionInfo": {
      "members": {
        "functionName": "string",
        "functionAlias": "string",
        "currentVersion": "string",
        "targetVersion": "string",
        "targetVersionWeight": "number",
      },
    },
    "LambdaTarget": {
      "members": {
        "deploymentId": "string",
        "targetId": "string",
        "targetArn": "string",
        "status": "TargetStatus",
        "lastUpdatedAt": "timestamp",
        "lifecycleEvents": "[LifecycleEvent]",
        "lambdaFunctionInfo": "LambdaFunctionInfo",
      },
    },
    "LastDeploymentInfo": {
      "members": {
        "deploymentId": "string",
        "status": "DeploymentStatus",
        "endTime": "timestamp",
        "createTime": "timestamp",
      },
    },
    "LifecycleEvent": {
      "members": {
        "lifecycleEventName": "string",
        "diagnostics": "Diagnostics",
        "startTime": "timestamp",
        "endTime": "timestamp",
        "status": "LifecycleEventStatus",
      },
    },
    "ListApplicationsInput": {
      "members": {
        "nextToken": "string",
      },
    },
    "ListApplicationsOutput": {
      "members": {
        "applications": "[string]",
        "nextToken": "string",
      },
    },
    "ListDeploymentGroupsInput": {
      "required": ["applicationName"],
      "members": {
        "applicationName": "string",
        "nextToken": "string",
      },
    },
    "ListDeploymentGroupsOutput": {
      "members": {
        "applicationName": "string",
        "deploymentGroups": "[string]",
        "nextToken": "string",
      },
    },
    "ListDeploymentTargetsInput": {
      "required": ["deploymentId"],
      "members": {
        "deploymentId": "string",
        "nextToken": "string",
        "targetFilters": "{[string]}",
      },
    },
    "ListDeploymentTargetsOutput": {
      "members": {
        "targetIds": "[string]",
        "nextToken": "string",
      },
    },
    "ListDeploymentsInput": {
      "members": {
        "applicationName": "string",
        "deploymentGroupName": "string",
        "externalId": "string",
        "includeOnlyStatuses": "[DeploymentStatus]",
        "createTimeRange": "TimeRange",
        "nextToken": "string",
      },
    },
    "ListDeploymentsOutput": {
      "members": {
        "deployments": "[string]",
        "nextToken": "string",
      },
    },
    "LoadBalancerInfo": {
      "members": {
        "elbInfoList": "[ELBInfo]",
        "targetGroupInfoList": "[TargetGroupInfo]",
        "targetGroupPairInfoList": "[TargetGroupPairInfo]",
      },
    },
    "MinimumHealthyHosts": {
      "members": {
        "type": "MinimumHealthyHostsType",
        "value": "number",
      },
    },
    "MinimumHealthyHostsPerZone": {
      "members": {
        "type": "MinimumHealthyHostsPerZoneType",
        "value": "number",
      },
    },
    "OnPremisesTagSet": {
      "members": {
        "onPremisesTagSetList": "[[TagFilter]]",
      },
    },
    "RawString": {
      "members": {
        "content": "string",
        "sha256": "string",
      },
    },
    "RegisterApplicationRevisionInput": {
      "required": ["applicationName","revision"],
      "members": {
        "applicationName": "string",
        "revision": "RevisionLocation",
        "description": "string",
      },
    },
    "RelatedDeployments": {
      "members": {
        "autoUpdateOutdatedInstancesRootDeploymentId": "string",
        "autoUpdateOutdatedInstancesDeploymentIds": "[string]",
      },
    },
    "RevisionLocation": {
      "members": {
        "revisionType": "RevisionLocationType",
        "s3Location": "S3Location",
        "gitHubLocation": "GitHubLocation",
        "string": "RawString",
        "appSpecContent": "AppSpecContent",
      },
    },
    "RollbackInfo": {
      "members": {
        "rollbackDeploymentId": "string",
        "rollbackTriggeringDeploymentId": "string",
        "rollbackMessage": "string",
      },
    },
    "S3Location": {
      "members": {
        "bucket": "string",
        "key": "string",
        "bundleType": "BundleType",
        "version": "string",
        "eTag": "string",
      },
    },
    "StopDeploymentInput": {
      "required": ["deploymentId"],
      "members": {
        "deploymentId": "string",
        "autoRollbackEnabled": "boolean",
      },
    },
    "StopDeploymentOutput": {
      "members": {
        "status": "StopStatus",
        "statusMessage": "string",
      },
    },
    "Tag": {
      "members": {
        "Key": "string",
        "Value": "string",
      },
    },
    "TagFilter": {
      "members": {
        "Key": "string",
        "Value": "string",
        "Type": "TagFilterType",
      },
    },
    "TargetGroupInfo": {
      "members": {
        "name": "string",
      },
    },
    "TargetGroupPairInfo": {
      "members": {
        "targetGroups": "[TargetGroupInfo]",
        "prodTrafficRoute": "TrafficRoute",
        "testTrafficRoute": "TrafficRoute",
      },
    },
    "TargetInstances": {
      "members": {
        "tagFilters": "[EC2TagFilter]",
        "autoScalingGroups": "[string]",
        "ec2TagSet": "EC2TagSet",
      },
    },
    "TimeBasedCanary": {
      "members": {
        "canaryPercentage": "number",
        "canaryInterval": "number",
      },
    },
    "TimeBasedLinear": {
      "members": {
        "linearPercentage": "number",
        "linearInterval": "number",
      },
    },
    "TimeRange": {
      "members": {
        "start": "timestamp",
        "end": "timestamp",
      },
    },
    "TrafficRoute": {
      "members": {
        "listenerArns": "[string]",
      },
    },
    "TrafficRoutingConfig": {
      "members": {
        "type": "TrafficRoutingType",
        "timeBasedCanary": "TimeBasedCanary",
        "timeBasedLinear": "TimeBasedLinear",
      },
    },
    "TriggerConfig": {
      "members": {
        "triggerName": "string",
        "triggerTargetArn": "string",
        "triggerEvents": "[TriggerEventType]",
      },
    },
    "UpdateDeploymentGroupInput": {
      "required": ["applicationName","currentDeploymentGroupName"],
      "members": {
        "applicationName": "string",
        "currentDeploymentGroupName": "string",
        "newDeploymentGroupName": "string",
        "deploymentConfigName": "string",
        "ec2TagFilters": "[EC2TagFilter]",
        "onPremisesInstanceTagFilters": "[TagFilter]",
        "autoScalingGroups": "[string]",
        "serviceRoleArn": "string",
        "triggerConfigurations": "[TriggerConfig]",
        "alarmConfiguration": "AlarmConfiguration",
        "autoRollbackConfiguration": "AutoRollbackConfiguration",
        "outdatedInstancesStrategy": "OutdatedInstancesStrategy",
        "deploymentStyle": "DeploymentStyle",
        "blueGreenDeploymentConfiguration": "BlueGreenDeploymentConfiguration",
        "loadBalancerInfo": "LoadBalancerInfo",
        "ec2TagSet": "EC2TagSet",
        "ecsServices": "[ECSService]",
        "onPremisesTagSet": "OnPremisesTagSet",
        "terminationHookEnabled": "boolean",
      },
    },
    "UpdateDeploymentGroupOutput": {
      "members": {
        "hooksNotCleanedUp": "[AutoScalingGroup]",
      },
    },
    "ZonalConfig": {
      "members": {
        "firstZoneMonitorDurationInSeconds": "number",
        "monitorDurationInSeconds": "number",
        "minimumHealthyHostsPerZone": "MinimumHealthyHostsPerZone",
      },
    },
  },
} as const satisfies ShapeTable
