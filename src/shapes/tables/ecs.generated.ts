// Made by scripts/shapes.mjs from @aws-sdk/client-ecs 3.1164.0 (Apache License 2.0, see NOTICE). Not to be edited.
import type { ShapeTable } from '../table.ts'

export const ecs = {
  "service": "ecs",
  "protocol": "awsJson1.1",
  "version": "2014-11-13",
  "target": "AmazonEC2ContainerServiceV20141113",
  "xmlNamespace": "http://ecs.amazonaws.com/doc/2014-11-13/",
  "operations": {
    "ContinueServiceDeployment": {"input":"ContinueServiceDeploymentRequest","output":"ContinueServiceDeploymentResponse"},
    "CreateCapacityProvider": {"input":"CreateCapacityProviderRequest","output":"CreateCapacityProviderResponse"},
    "CreateCluster": {"input":"CreateClusterRequest","output":"CreateClusterResponse"},
    "CreateExpressGatewayService": {"input":"CreateExpressGatewayServiceRequest","output":"CreateExpressGatewayServiceResponse"},
    "CreateService": {"input":"CreateServiceRequest","output":"CreateServiceResponse"},
    "CreateTaskSet": {"input":"CreateTaskSetRequest","output":"CreateTaskSetResponse"},
    "DeleteAccountSetting": {"input":"DeleteAccountSettingRequest","output":"DeleteAccountSettingResponse"},
    "DeleteAttributes": {"input":"DeleteAttributesRequest","output":"DeleteAttributesResponse"},
    "DeleteCapacityProvider": {"input":"DeleteCapacityProviderRequest","output":"DeleteCapacityProviderResponse"},
    "DeleteCluster": {"input":"DeleteClusterRequest","output":"DeleteClusterResponse"},
    "DeleteDaemonTaskDefinition": {"input":"DeleteDaemonTaskDefinitionRequest","output":"DeleteDaemonTaskDefinitionResponse"},
    "DeleteExpressGatewayService": {"input":"DeleteExpressGatewayServiceRequest","output":"DeleteExpressGatewayServiceResponse"},
    "DeleteService": {"input":"DeleteServiceRequest","output":"DeleteServiceResponse"},
    "DeleteTaskDefinitions": {"input":"DeleteTaskDefinitionsRequest","output":"DeleteTaskDefinitionsResponse"},
    "DeleteTaskSet": {"input":"DeleteTaskSetRequest","output":"DeleteTaskSetResponse"},
    "DeregisterContainerInstance": {"input":"DeregisterContainerInstanceRequest","output":"DeregisterContainerInstanceResponse"},
    "DeregisterTaskDefinition": {"input":"DeregisterTaskDefinitionRequest","output":"DeregisterTaskDefinitionResponse"},
    "DescribeCapacityProviders": {"input":"DescribeCapacityProvidersRequest","output":"DescribeCapacityProvidersResponse"},
    "DescribeClusters": {"input":"DescribeClustersRequest","output":"DescribeClustersResponse"},
    "DescribeContainerInstances": {"input":"DescribeContainerInstancesRequest","output":"DescribeContainerInstancesResponse"},
    "DescribeDaemonTaskDefinition": {"input":"DescribeDaemonTaskDefinitionRequest","output":"DescribeDaemonTaskDefinitionResponse"},
    "DescribeExpressGatewayService": {"input":"DescribeExpressGatewayServiceRequest","output":"DescribeExpressGatewayServiceResponse"},
    "DescribeServiceDeployments": {"input":"DescribeServiceDeploymentsRequest","output":"DescribeServiceDeploymentsResponse"},
    "DescribeServiceRevisions": {"input":"DescribeServiceRevisionsRequest","output":"DescribeServiceRevisionsResponse"},
    "DescribeServices": {"input":"DescribeServicesRequest","output":"DescribeServicesResponse"},
    "DescribeTaskDefinition": {"input":"DescribeTaskDefinitionRequest","output":"DescribeTaskDefinitionResponse"},
    "DescribeTaskSets": {"input":"DescribeTaskSetsRequest","output":"DescribeTaskSetsResponse"},
    "DescribeTasks": {"input":"DescribeTasksRequest","output":"DescribeTasksResponse"},
    "ExecuteCommand": {"input":"ExecuteCommandRequest","output":"ExecuteCommandResponse"},
    "GetTaskProtection": {"input":"GetTaskProtectionRequest","output":"GetTaskProtectionResponse"},
    "ListAccountSettings": {"input":"ListAccountSettingsRequest","output":"ListAccountSettingsResponse"},
    "ListAttributes": {"input":"ListAttributesRequest","output":"ListAttributesResponse"},
    "ListClusters": {"input":"ListClustersRequest","output":"ListClustersResponse"},
    "ListContainerInstances": {"input":"ListContainerInstancesRequest","output":"ListContainerInstancesResponse"},
    "ListDaemonTaskDefinitions": {"input":"ListDaemonTaskDefinitionsRequest","output":"ListDaemonTaskDefinitionsResponse"},
    "ListServiceDeployments": {"input":"ListServiceDeploymentsRequest","output":"ListServiceDeploymentsResponse"},
    "ListServices": {"input":"ListServicesRequest","output":"ListServicesResponse"},
    "ListServicesByNamespace": {"input":"ListServicesByNamespaceRequest","output":"ListServicesByNamespaceResponse"},
    "ListTagsForResource": {"input":"ListTagsForResourceRequest","output":"ListTagsForResourceResponse"},
    "ListTaskDefinitionFamilies": {"input":"ListTaskDefinitionFamiliesRequest","output":"ListTaskDefinitionFamiliesResponse"},
    "ListTaskDefinitions": {"input":"ListTaskDefinitionsRequest","output":"ListTaskDefinitionsResponse"},
    "ListTasks": {"input":"ListTasksRequest","output":"ListTasksResponse"},
    "PutAccountSetting": {"input":"PutAccountSettingRequest","output":"PutAccountSettingResponse"},
    "PutAccountSettingDefault": {"input":"PutAccountSettingDefaultRequest","output":"PutAccountSettingDefaultResponse"},
    "PutAttributes": {"input":"PutAttributesRequest","output":"PutAttributesResponse"},
    "PutClusterCapacityProviders": {"input":"PutClusterCapacityProvidersRequest","output":"PutClusterCapacityProvidersResponse"},
    "RegisterDaemonTaskDefinition": {"input":"RegisterDaemonTaskDefinitionRequest","output":"RegisterDaemonTaskDefinitionResponse"},
    "RegisterTaskDefinition": {"input":"RegisterTaskDefinitionRequest","output":"RegisterTaskDefinitionResponse"},
    "RunTask": {"input":"RunTaskRequest","output":"RunTaskResponse"},
    "StartTask": {"input":"StartTaskRequest","output":"StartTaskResponse"},
    "StopServiceDeployment": {"input":"StopServiceDeploymentRequest","output":"StopServiceDeploymentResponse"},
    "StopTask": {"input":"StopTaskRequest","output":"StopTaskResponse"},
    "TagResource": {"input":"TagResourceRequest","output":"TagResourceResponse"},
    "UntagResource": {"input":"UntagResourceRequest","output":"UntagResourceResponse"},
    "UpdateCapacityProvider": {"input":"UpdateCapacityProviderRequest","output":"UpdateCapacityProviderResponse"},
    "UpdateCluster": {"input":"UpdateClusterRequest","output":"UpdateClusterResponse"},
    "UpdateClusterSettings": {"input":"UpdateClusterSettingsRequest","output":"UpdateClusterSettingsResponse"},
    "UpdateContainerInstancesState": {"input":"UpdateContainerInstancesStateRequest","output":"UpdateContainerInstancesStateResponse"},
    "UpdateExpressGatewayService": {"input":"UpdateExpressGatewayServiceRequest","output":"UpdateExpressGatewayServiceResponse"},
    "UpdateService": {"input":"UpdateServiceRequest","output":"UpdateServiceResponse"},
    "UpdateServicePrimaryTaskSet": {"input":"UpdateServicePrimaryTaskSetRequest","output":"UpdateServicePrimaryTaskSetResponse"},
    "UpdateTaskProtection": {"input":"UpdateTaskProtectionRequest","output":"UpdateTaskProtectionResponse"},
    "UpdateTaskSet": {"input":"UpdateTaskSetRequest","output":"UpdateTaskSetResponse"},
  },
  "enums": {
    "AcceleratorManufacturer": ["amazon-web-services","amd","habana","nvidia","xilinx"],
    "AcceleratorName": ["a100","a10g","h100","inferentia","k520","k80","m60","radeon-pro-v520","t4","t4g","v100","vu9p"],
    "AcceleratorType": ["fpga","gpu","inference"],
    "AccessType": ["PRIVATE","PUBLIC"],
    "AgentUpdateStatus": ["FAILED","PENDING","STAGED","STAGING","UPDATED","UPDATING"],
    "ApplicationProtocol": ["grpc","http","http2"],
    "AssignPublicIp": ["DISABLED","ENABLED"],
    "AutoRepairActionsStatus": ["DISABLED","ENABLED"],
    "AvailabilityZoneRebalancing": ["DISABLED","ENABLED"],
    "BareMetal": ["excluded","included","required"],
    "BurstablePerformance": ["excluded","included","required"],
    "CPUArchitecture": ["ARM64","X86_64"],
    "CapacityOptionType": ["ON_DEMAND","RESERVED","SPOT"],
    "CapacityProviderField": ["TAGS"],
    "CapacityProviderStatus": ["ACTIVE","DEPROVISIONING","INACTIVE","PROVISIONING"],
    "CapacityProviderType": ["EC2_AUTOSCALING","FARGATE","FARGATE_SPOT","MANAGED_INSTANCES"],
    "CapacityProviderUpdateStatus": ["CREATE_COMPLETE","CREATE_FAILED","CREATE_IN_PROGRESS","DELETE_COMPLETE","DELETE_FAILED","DELETE_IN_PROGRESS","UPDATE_COMPLETE","UPDATE_FAILED","UPDATE_IN_PROGRESS"],
    "CapacityReservationPreference": ["RESERVATIONS_EXCLUDED","RESERVATIONS_FIRST","RESERVATIONS_ONLY"],
    "ClusterField": ["ATTACHMENTS","CONFIGURATIONS","SETTINGS","STATISTICS","TAGS"],
    "ClusterSettingName": ["containerInsights"],
    "Compatibility": ["EC2","EXTERNAL","FARGATE","MANAGED_INSTANCES"],
    "Connectivity": ["CONNECTED","DISCONNECTED"],
    "ContainerCondition": ["COMPLETE","HEALTHY","START","SUCCESS"],
    "ContainerInstanceField": ["CONTAINER_INSTANCE_HEALTH","TAGS"],
    "ContainerInstanceStatus": ["ACTIVE","DEREGISTERING","DRAINING","REGISTERING","REGISTRATION_FAILED"],
    "CpuManufacturer": ["amazon-web-services","amd","intel"],
    "DaemonIpcMode": ["none","shared"],
    "DaemonPidMode": ["none","shared"],
    "DaemonTaskDefinitionRevisionFilter": ["LAST_REGISTERED"],
    "DaemonTaskDefinitionStatus": ["ACTIVE","DELETED","DELETE_IN_PROGRESS"],
    "DaemonTaskDefinitionStatusFilter": ["ACTIVE","ALL","DELETE_IN_PROGRESS"],
    "DeploymentControllerType": ["CODE_DEPLOY","ECS","EXTERNAL"],
    "DeploymentLifecycleHookAction": ["CONTINUE","ROLLBACK"],
    "DeploymentLifecycleHookStage": ["POST_PRODUCTION_TRAFFIC_SHIFT","POST_SCALE_UP","POST_TEST_TRAFFIC_SHIFT","PRE_PRODUCTION_TRAFFIC_SHIFT","PRE_SCALE_UP","PRODUCTION_TRAFFIC_SHIFT","RECONCILE_SERVICE","TEST_TRAFFIC_SHIFT"],
    "DeploymentLifecycleHookStatus": ["AWAITING_ACTION","FAILED","IN_PROGRESS","SUCCEEDED","TIMED_OUT"],
    "DeploymentLifecycleHookTargetType": ["AWS_LAMBDA","PAUSE"],
    "DeploymentRolloutState": ["COMPLETED","FAILED","IN_PROGRESS"],
    "DeploymentStrategy": ["BLUE_GREEN","CANARY","LINEAR","ROLLING"],
    "DesiredStatus": ["PENDING","RUNNING","STOPPED"],
    "DeviceCgroupPermission": ["mknod","read","write"],
    "EBSResourceType": ["volume"],
    "EFSAuthorizationConfigIAM": ["DISABLED","ENABLED"],
    "EFSTransitEncryption": ["DISABLED","ENABLED"],
    "EnvironmentFileType": ["s3"],
    "ExecuteCommandLogging": ["DEFAULT","NONE","OVERRIDE"],
    "ExpressCpuArchitecture": ["ARM64","X86_64"],
    "ExpressGatewayServiceInclude": ["TAGS"],
    "ExpressGatewayServiceScalingMetric": ["AVERAGE_CPU","AVERAGE_MEMORY","REQUEST_COUNT_PER_TARGET"],
    "ExpressGatewayServiceStatusCode": ["ACTIVE","DRAINING","INACTIVE"],
    "FirelensConfigurationType": ["fluentbit","fluentd"],
    "GatewayConnectorHealthCheckProtocol": ["HTTP","HTTPS"],
    "GatewayRouteStatus": ["ACTIVE","CREATE_FAILED","CREATE_IN_PROGRESS","DELETE_FAILED","DELETE_IN_PROGRESS","UPDATE_FAILED","UPDATE_IN_PROGRESS"],
    "GpuSharingMode": ["DEDICATED","IDLE","NVIDIA_MPS"],
    "HealthStatus": ["HEALTHY","UNHEALTHY","UNKNOWN"],
    "InstanceGeneration": ["current","previous"],
    "InstanceHealthCheckState": ["IMPAIRED","INITIALIZING","INSUFFICIENT_DATA","OK"],
    "InstanceHealthCheckType": ["ACCELERATED_COMPUTE","AGENT_CONNECTIVITY","CONTAINER_RUNTIME","DAEMON"],
    "IpcMode": ["host","none","task"],
    "LaunchType": ["EC2","EXTERNAL","FARGATE","MANAGED_INSTANCES"],
    "LocalStorage": ["excluded","included","required"],
    "LocalStorageType": ["hdd","ssd"],
    "LogDriver": ["awsfirelens","awslogs","fluentd","gelf","journald","json-file","splunk","syslog"],
    "ManagedAgentName": ["ExecuteCommandAgent"],
    "ManagedDraining": ["DISABLED","ENABLED"],
    "ManagedInstancesMonitoringOptions": ["BASIC","DETAILED"],
    "ManagedResourceStatus": ["ACTIVE","DELETED","DEPROVISIONING","FAILED","PROVISIONING"],
    "ManagedScalingStatus": ["DISABLED","ENABLED"],
    "ManagedTerminationProtection": ["DISABLED","ENABLED"],
    "NetworkMode": ["awsvpc","bridge","host","none"],
    "OSFamily": ["LINUX","WINDOWS_SERVER_2004_CORE","WINDOWS_SERVER_2016_FULL","WINDOWS_SERVER_2019_CORE","WINDOWS_SERVER_2019_FULL","WINDOWS_SERVER_2022_CORE","WINDOWS_SERVER_2022_FULL","WINDOWS_SERVER_2025_CORE","WINDOWS_SERVER_2025_FULL","WINDOWS_SERVER_20H2_CORE"],
    "PidMode": ["host","task"],
    "PlacementConstraintType": ["distinctInstance","memberOf"],
    "PlacementStrategyType": ["binpack","random","spread"],
    "PropagateMITags": ["CAPACITY_PROVIDER","NONE"],
    "PropagateTags": ["NONE","SERVICE","TASK_DEFINITION"],
    "ProxyConfigurationType": ["APPMESH"],
    "ResourceManagementType": ["CUSTOMER","ECS"],
    "ResourceType": ["GPU","InferenceAccelerator","NeuronDevice"],
    "ScaleUnit": ["PERCENT"],
    "SchedulingStrategy": ["DAEMON","REPLICA"],
    "Scope": ["shared","task"],
    "ServiceConnectAccessLoggingFormat": ["JSON","TEXT"],
    "ServiceConnectIncludeQueryParameters": ["DISABLED","ENABLED"],
    "ServiceDeploymentLifecycleStage": ["BAKE_TIME","CLEAN_UP","POST_PRODUCTION_TRAFFIC_SHIFT","POST_SCALE_UP","POST_TEST_TRAFFIC_SHIFT","PRE_SCALE_UP","PRODUCTION_TRAFFIC_SHIFT","RECONCILE_SERVICE","SCALE_UP","TEST_TRAFFIC_SHIFT"],
    "ServiceDeploymentRollbackMonitorsStatus": ["DISABLED","MONITORING","MONITORING_COMPLETE","TRIGGERED"],
    "ServiceDeploymentStatus": ["IN_PROGRESS","PENDING","ROLLBACK_FAILED","ROLLBACK_IN_PROGRESS","ROLLBACK_REQUESTED","ROLLBACK_SUCCESSFUL","STOPPED","STOP_REQUESTED","SUCCESSFUL"],
    "ServiceField": ["TAGS"],
    "ServiceRevisionCleanup": ["BLOCKING","DEFERRED"],
    "SettingName": ["awsvpcTrunking","containerInsights","containerInstanceLongArnFormat","defaultLogDriverMode","fargateEventWindows","fargateFIPSMode","fargateTaskRetirementWaitPeriod","guardDutyActivate","serviceLongArnFormat","tagResourceAuthorization","taskLongArnFormat"],
    "SettingType": ["aws_managed","user"],
    "SortOrder": ["ASC","DESC"],
    "StabilityStatus": ["STABILIZING","STEADY_STATE"],
    "StopServiceDeploymentStopType": ["ABORT","ROLLBACK"],
    "TargetType": ["container-instance"],
    "TaskDefinitionFamilyStatus": ["ACTIVE","ALL","INACTIVE"],
    "TaskDefinitionField": ["TAGS"],
    "TaskDefinitionPlacementConstraintType": ["memberOf"],
    "TaskDefinitionStatus": ["ACTIVE","DELETE_IN_PROGRESS","INACTIVE"],
    "TaskField": ["TAGS"],
    "TaskFilesystemType": ["ext3","ext4","ntfs","xfs"],
    "TaskSetField": ["TAGS"],
    "TaskStopCode": ["EssentialContainerExited","InfrastructureHealth","ServiceSchedulerInitiated","SpotInterruption","TaskFailedToStart","TerminationNotice","UserInitiated"],
    "ThresholdType": ["BOUNDED_PERCENT","COUNT","UNBOUNDED_PERCENT"],
    "TransportProtocol": ["tcp","udp"],
    "UlimitName": ["core","cpu","data","fsize","locks","memlock","msgqueue","nice","nofile","nproc","rss","rtprio","rttime","sigpending","stack"],
    "VersionConsistency": ["disabled","enabled"],
  },
  "shapes": {
    "AcceleratorCountRequest": {
      "members": {
        "min": "number",
        "max": "number",
      },
    },
    "AcceleratorTotalMemoryMiBRequest": {
      "members": {
        "min": "number",
        "max": "number",
      },
    },
    "AdvancedConfiguration": {
      "members": {
        "alternateTargetGroupArn": "string",
        "productionListenerRule": "string",
        "testListenerRule": "string",
        "roleArn": "string",
      },
    },
    "Attachment": {
      "members": {
        "id": "string",
        "type": "string",
        "status": "string",
        "details": "[KeyValuePair]",
      },
    },
    "Attribute": {
      "required": ["name"],
      "members": {
        "name": "string",
        "value": "string",
        "targetType": "TargetType",
        "targetId": "string",
      },
    },
    "AutoRepairConfiguration": {
      "members": {
        "actionsStatus": "AutoRepairActionsStatus",
      },
    },
    "AutoScalingGroupProvider": {
      "required": ["autoScalingGroupArn"],
      "members": {
        "autoScalingGroupArn": "string",
        "managedScaling": "ManagedScaling",
        "managedTerminationProtection": "ManagedTerminationProtection",
        "managedDraining": "ManagedDraining",
      },
    },
    "AutoScalingGroupProviderUpdate": {
      "members": {
        "managedScaling": "ManagedScaling",
        "managedTerminationProtection": "ManagedTerminationProtection",
        "managedDraining": "ManagedDraining",
      },
    },
    "AwsVpcConfiguration": {
      "required": ["subnets"],
      "members": {
        "subnets": "[string]",
        "securityGroups": "[string]",
        "assignPublicIp": "AssignPublicIp",
      },
    },
    "BaselineEbsBandwidthMbpsRequest": {
      "members": {
        "min": "number",
        "max": "number",
      },
    },
    "CanaryConfiguration": {
      "members": {
        "canaryPercent": "number",
        "canaryBakeTimeInMinutes": "number",
      },
    },
    "CapacityProvider": {
      "members": {
        "capacityProviderArn": "string",
        "name": "string",
        "cluster": "string",
        "status": "CapacityProviderStatus",
        "autoScalingGroupProvider": "AutoScalingGroupProvider",
        "managedInstancesProvider": "ManagedInstancesProvider",
        "updateStatus": "CapacityProviderUpdateStatus",
        "updateStatusReason": "string",
        "tags": "[Tag]",
        "type": "CapacityProviderType",
      },
    },
    "CapacityProviderStrategyItem": {
      "required": ["capacityProvider"],
      "members": {
        "capacityProvider": "string",
        "weight": "number",
        "base": "number",
      },
    },
    "CapacityReservationRequest": {
      "members": {
        "reservationGroupArn": "string",
        "reservationPreference": "CapacityReservationPreference",
      },
    },
    "Cluster": {
      "members": {
        "clusterArn": "string",
        "clusterName": "string",
        "configuration": "ClusterConfiguration",
        "status": "string",
        "registeredContainerInstancesCount": "number",
        "runningTasksCount": "number",
        "pendingTasksCount": "number",
        "activeServicesCount": "number",
        "statistics": "[KeyValuePair]",
        "tags": "[Tag]",
        "settings": "[ClusterSetting]",
        "capacityProviders": "[string]",
        "defaultCapacityProviderStrategy": "[CapacityProviderStrategyItem]",
        "attachments": "[Attachment]",
        "attachmentsStatus": "string",
        "serviceConnectDefaults": "ClusterServiceConnectDefaults",
      },
    },
    "ClusterConfiguration": {
      "members": {
        "executeCommandConfiguration": "ExecuteCommandConfiguration",
        "managedStorageConfiguration": "ManagedStorageConfiguration",
      },
    },
    "ClusterServiceConnectDefaults": {
      "members": {
        "namespace": "string",
      },
    },
    "ClusterServiceConnectDefaultsRequest": {
      "required": ["namespace"],
      "members": {
        "namespace": "string",
      },
    },
    "ClusterSetting": {
      "members": {
        "name": "ClusterSettingName",
        "value": "string",
      },
    },
    "Container": {
      "members": {
        "containerArn": "string",
        "taskArn": "string",
        "name": "string",
        "image": "string",
        "imageDigest": "string",
        "runtimeId": "string",
        "lastStatus": "string",
        "exitCode": "number",
        "reason": "string",
        "networkBindings": "[NetworkBinding]",
        "networkInterfaces": "[NetworkInterface]",
        "healthStatus": "HealthStatus",
        "managedAgents": "[ManagedAgent]",
        "cpu": "string",
        "memory": "string",
        "memoryReservation": "string",
        "gpuIds": "[string]",
        "neuronDeviceIds": "[string]",
        "gpuSharingStrategy": "SharingStrategy",
      },
    },
    "ContainerDefinition": {
      "members": {
        "name": "string",
        "image": "string",
        "repositoryCredentials": "RepositoryCredentials",
        "cpu": "number",
        "memory": "number",
        "memoryReservation": "number",
        "links": "[string]",
        "portMappings": "[PortMapping]",
        "essential": "boolean",
        "restartPolicy": "ContainerRestartPolicy",
        "entryPoint": "[string]",
        "command": "[string]",
        "environment": {"type":"[KeyValuePair]","sensitive":true},
        "environmentFiles": "[EnvironmentFile]",
        "mountPoints": "[MountPoint]",
        "volumesFrom": "[VolumeFrom]",
        "linuxParameters": "LinuxParameters",
        "secrets": "[Secret]",
        "dependsOn": "[ContainerDependency]",
        "startTimeout": "number",
        "stopTimeout": "number",
        "versionConsistency": "VersionConsistency",
        "hostname": "string",
        "user": "string",
        "workingDirectory": "string",
        "disableNetworking": "boolean",
        "privileged": "boolean",
        "readonlyRootFilesystem": "boolean",
        "dnsServers": "[string]",
        "dnsSearchDomains": "[string]",
        "extraHosts": "[HostEntry]",
        "dockerSecurityOptions": "[string]",
        "interactive": "boolean",
        "pseudoTerminal": "boolean",
        "dockerLabels": "{string}",
        "ulimits": "[Ulimit]",
        "logConfiguration": "LogConfiguration",
        "healthCheck": "HealthCheck",
        "systemControls": "[SystemControl]",
        "resourceRequirements": "[ResourceRequirement]",
        "firelensConfiguration": "FirelensConfiguration",
        "credentialSpecs": "[string]",
      },
    },
    "ContainerDependency": {
      "required": ["containerName","condition"],
      "members": {
        "containerName": "string",
        "condition": "ContainerCondition",
      },
    },
    "ContainerImage": {
      "members": {
        "containerName": "string",
        "imageDigest": "string",
        "image": "string",
      },
    },
    "ContainerInstance": {
      "members": {
        "containerInstanceArn": "string",
        "ec2InstanceId": "string",
        "capacityProviderName": "string",
        "version": "number",
        "versionInfo": "VersionInfo",
        "remainingResources": "[Resource]",
        "registeredResources": "[Resource]",
        "status": "string",
        "statusReason": "string",
        "agentConnected": "boolean",
        "runningTasksCount": "number",
        "pendingTasksCount": "number",
        "agentUpdateStatus": "AgentUpdateStatus",
        "attributes": "[Attribute]",
        "registeredAt": "timestamp",
        "attachments": "[Attachment]",
        "tags": "[Tag]",
        "healthStatus": "ContainerInstanceHealthStatus",
        "gpuDevices": "[GpuDevice]",
      },
    },
    "ContainerInstanceHealthStatus": {
      "members": {
        "overallStatus": "InstanceHealthCheckState",
        "details": "[InstanceHealthCheckResult]",
      },
    },
    "ContainerOverride": {
      "members": {
        "name": "string",
        "command": "[string]",
        "environment": {"type":"[KeyValuePair]","sensitive":true},
        "environmentFiles": "[EnvironmentFile]",
        "cpu": "number",
        "memory": "number",
        "memoryReservation": "number",
        "resourceRequirements": "[ResourceRequirement]",
      },
    },
    "ContainerRestartPolicy": {
      "required": ["enabled"],
      "members": {
        "enabled": "boolean",
        "ignoredExitCodes": "[number]",
        "restartAttemptPeriod": "number",
      },
    },
    "ContinueServiceDeploymentRequest": {
      "required": ["serviceDeploymentArn","hookId"],
      "members": {
        "serviceDeploymentArn": "string",
        "hookId": "string",
        "action": "DeploymentLifecycleHookAction",
      },
    },
    "ContinueServiceDeploymentResponse": {
      "members": {
        "serviceDeploymentArn": "string",
      },
    },
    "CreateCapacityProviderRequest": {
      "required": ["name"],
      "members": {
        "name": "string",
        "cluster": "string",
        "autoScalingGroupProvider": "AutoScalingGroupProvider",
        "managedInstancesProvider": "CreateManagedInstancesProviderConfiguration",
        "tags": "[Tag]",
      },
    },
    "CreateCapacityProviderResponse": {
      "members": {
        "capacityProvider": "CapacityProvider",
      },
    },
    "CreateClusterRequest": {
      "members": {
        "clusterName": "string",
        "tags": "[Tag]",
        "settings": "[ClusterSetting]",
        "configuration": "ClusterConfiguration",
        "capacityProviders": "[string]",
        "defaultCapacityProviderStrategy": "[CapacityProviderStrategyItem]",
        "serviceConnectDefaults": "ClusterServiceConnectDefaultsRequest",
      },
    },
    "CreateClusterResponse": {
      "members": {
        "cluster": "Cluster",
      },
    },
    "CreateExpressGatewayServiceRequest": {
      "required": ["infrastructureRoleArn"],
      "members": {
        "infrastructureRoleArn": "string",
        "executionRoleArn": "string",
        "serviceName": "string",
        "cluster": "string",
        "healthCheckPath": "string",
        "primaryContainer": "ExpressGatewayContainer",
        "taskRoleArn": "string",
        "networkConfiguration": "ExpressGatewayServiceNetworkConfiguration",
        "cpu": "string",
        "memory": "string",
        "cpuArchitecture": "ExpressCpuArchitecture",
        "scalingTarget": "ExpressGatewayScalingTarget",
        "tags": "[Tag]",
        "taskDefinitionArn": "string",
      },
    },
    "CreateExpressGatewayServiceResponse": {
      "members": {
        "service": "ECSExpressGatewayService",
      },
    },
    "CreateManagedInstancesProviderConfiguration": {
      "required": ["infrastructureRoleArn","instanceLaunchTemplate"],
      "members": {
        "infrastructureRoleArn": "string",
        "instanceLaunchTemplate": "InstanceLaunchTemplate",
        "propagateTags": "PropagateMITags",
        "infrastructureOptimization": "InfrastructureOptimization",
        "autoRepairConfiguration": "AutoRepairConfiguration",
      },
    },
    "CreateServiceRequest": {
      "required": ["serviceName"],
      "members": {
        "serviceName": "string",
        "cluster": "string",
        "taskDefinition": "string",
        "availabilityZoneRebalancing": "AvailabilityZoneRebalancing",
        "loadBalancers": "[LoadBalancer]",
        "serviceRegistries": "[ServiceRegistry]",
        "desiredCount": "number",
        "clientToken": "string",
        "launchType": "LaunchType",
        "capacityProviderStrategy": "[CapacityProviderStrategyItem]",
        "platformVersion": "string",
        "role": "string",
        "deploymentConfiguration": "DeploymentConfiguration",
        "placementConstraints": "[PlacementConstraint]",
        "placementStrategy": "[PlacementStrategy]",
        "networkConfiguration": "NetworkConfiguration",
        "healthCheckGracePeriodSeconds": "number",
        "schedulingStrategy": "SchedulingStrategy",
        "deploymentController": "DeploymentController",
        "tags": "[Tag]",
        "enableECSManagedTags": "boolean",
        "propagateTags": "PropagateTags",
        "enableExecuteCommand": "boolean",
        "serviceConnectConfiguration": "ServiceConnectConfiguration",
        "volumeConfigurations": "[ServiceVolumeConfiguration]",
        "vpcLatticeConfigurations": "[VpcLatticeConfiguration]",
        "gatewayConnectors": "[GatewayConnector]",
        "monitoring": "MonitoringConfiguration",
      },
    },
    "CreateServiceResponse": {
      "members": {
        "service": "Service",
      },
    },
    "CreateTaskSetRequest": {
      "required": ["service","cluster","taskDefinition"],
      "members": {
        "service": "string",
        "cluster": "string",
        "taskDefinition": "string",
        "externalId": "string",
        "networkConfiguration": "NetworkConfiguration",
        "loadBalancers": "[LoadBalancer]",
        "serviceRegistries": "[ServiceRegistry]",
        "launchType": "LaunchType",
        "capacityProviderStrategy": "[CapacityProviderStrategyItem]",
        "platformVersion": "string",
        "scale": "Scale",
        "clientToken": "string",
        "tags": "[Tag]",
      },
    },
    "CreateTaskSetResponse": {
      "members": {
        "taskSet": "TaskSet",
      },
    },
    "CreatedAt": {
      "members": {
        "before": "timestamp",
        "after": "timestamp",
      },
    },
    "DaemonContainerDefinition": {
      "required": ["image"],
      "members": {
        "image": "string",
        "name": "string",
        "memory": "number",
        "memoryReservation": "number",
        "repositoryCredentials": "RepositoryCredentials",
        "healthCheck": "HealthCheck",
        "cpu": "number",
        "essential": "boolean",
        "entryPoint": "[string]",
        "command": "[string]",
        "workingDirectory": "string",
        "environmentFiles": "[EnvironmentFile]",
        "environment": {"type":"[KeyValuePair]","sensitive":true},
        "secrets": "[Secret]",
        "readonlyRootFilesystem": "boolean",
        "mountPoints": "[MountPoint]",
        "logConfiguration": "LogConfiguration",
        "firelensConfiguration": "FirelensConfiguration",
        "privileged": "boolean",
        "user": "string",
        "ulimits": "[Ulimit]",
        "linuxParameters": "DaemonLinuxParameters",
        "dependsOn": "[ContainerDependency]",
        "startTimeout": "number",
        "stopTimeout": "number",
        "systemControls": "[SystemControl]",
        "interactive": "boolean",
        "pseudoTerminal": "boolean",
        "restartPolicy": "ContainerRestartPolicy",
      },
    },
    "DaemonLinuxParameters": {
      "members": {
        "capabilities": "KernelCapabilities",
        "devices": "[Device]",
        "initProcessEnabled": "boolean",
        "tmpfs": "[Tmpfs]",
      },
    },
    "DaemonTaskDefinition": {
      "members": {
        "daemonTaskDefinitionArn": "string",
        "family": "string",
        "revision": "number",
        "taskRoleArn": "string",
        "executionRoleArn": "string",
        "containerDefinitions": "[DaemonContainerDefinition]",
        "volumes": "[DaemonVolume]",
        "cpu": "string",
        "memory": "string",
        "status": "DaemonTaskDefinitionStatus",
        "registeredAt": "timestamp",
        "deleteRequestedAt": "timestamp",
        "registeredBy": "string",
        "pidMode": "DaemonPidMode",
        "ipcMode": "DaemonIpcMode",
      },
    },
    "DaemonTaskDefinitionSummary": {
      "members": {
        "arn": "string",
        "registeredAt": "timestamp",
        "registeredBy": "string",
        "deleteRequestedAt": "timestamp",
        "status": "DaemonTaskDefinitionStatus",
      },
    },
    "DaemonVolume": {
      "members": {
        "name": "string",
        "host": "HostVolumeProperties",
        "logDriverVolumeConfiguration": "LogDriverVolumeConfiguration",
      },
    },
    "DeleteAccountSettingRequest": {
      "required": ["name"],
      "members": {
        "name": "SettingName",
        "principalArn": "string",
      },
    },
    "DeleteAccountSettingResponse": {
      "members": {
        "setting": "Setting",
      },
    },
    "DeleteAttributesRequest": {
      "required": ["attributes"],
      "members": {
        "attributes": "[Attribute]",
        "cluster": "string",
      },
    },
    "DeleteAttributesResponse": {
      "members": {
        "attributes": "[Attribute]",
      },
    },
    "DeleteCapacityProviderRequest": {
      "required": ["capacityProvider"],
      "members": {
        "capacityProvider": "string",
        "cluster": "string",
      },
    },
    "DeleteCapacityProviderResponse": {
      "members": {
        "capacityProvider": "CapacityProvider",
      },
    },
    "DeleteClusterRequest": {
      "required": ["cluster"],
      "members": {
        "cluster": "string",
      },
    },
    "DeleteClusterResponse": {
      "members": {
        "cluster": "Cluster",
      },
    },
    "DeleteDaemonTaskDefinitionRequest": {
      "required": ["daemonTaskDefinition"],
      "members": {
        "daemonTaskDefinition": "string",
      },
    },
    "DeleteDaemonTaskDefinitionResponse": {
      "members": {
        "daemonTaskDefinitionArn": "string",
      },
    },
    "DeleteExpressGatewayServiceRequest": {
      "required": ["serviceArn"],
      "members": {
        "serviceArn": "string",
      },
    },
    "DeleteExpressGatewayServiceResponse": {
      "members": {
        "service": "ECSExpressGatewayService",
      },
    },
    "DeleteServiceRequest": {
      "required": ["service"],
      "members": {
        "service": "string",
        "cluster": "string",
        "force": "boolean",
      },
    },
    "DeleteServiceResponse": {
      "members": {
        "service": "Service",
      },
    },
    "DeleteTaskDefinitionsRequest": {
      "required": ["taskDefinitions"],
      "members": {
        "taskDefinitions": "[string]",
      },
    },
    "DeleteTaskDefinitionsResponse": {
      "members": {
        "taskDefinitions": "[TaskDefinition]",
        "failures": "[Failure]",
      },
    },
    "DeleteTaskSetRequest": {
      "required": ["cluster","service","taskSet"],
      "members": {
        "cluster": "string",
        "service": "string",
        "taskSet": "string",
        "force": "boolean",
      },
    },
    "DeleteTaskSetResponse": {
      "members": {
        "taskSet": "TaskSet",
      },
    },
    "Deployment": {
      "members": {
        "id": "string",
        "status": "string",
        "taskDefinition": "string",
        "desiredCount": "number",
        "pendingCount": "number",
        "runningCount": "number",
        "failedTasks": "number",
        "createdAt": "timestamp",
        "updatedAt": "timestamp",
        "capacityProviderStrategy": "[CapacityProviderStrategyItem]",
        "launchType": "LaunchType",
        "platformVersion": "string",
        "platformFamily": "string",
        "networkConfiguration": "NetworkConfiguration",
        "rolloutState": "DeploymentRolloutState",
        "rolloutStateReason": "string",
        "serviceConnectConfiguration": "ServiceConnectConfiguration",
        "serviceConnectResources": "[ServiceConnectServiceResource]",
        "volumeConfigurations": "[ServiceVolumeConfiguration]",
        "fargateEphemeralStorage": "DeploymentEphemeralStorage",
        "vpcLatticeConfigurations": "[VpcLatticeConfiguration]",
      },
    },
    "DeploymentAlarms": {
      "required": ["alarmNames","rollback","enable"],
      "members": {
        "alarmNames": "[string]",
        "rollback": "boolean",
        "enable": "boolean",
      },
    },
    "DeploymentCircuitBreaker": {
      "required": ["enable","rollback"],
      "members": {
        "enable": "boolean",
        "rollback": "boolean",
        "resetOnHealthyTask": "boolean",
        "thresholdConfiguration": "ThresholdConfiguration",
      },
    },
    "DeploymentConfiguration": {
      "members": {
        "deploymentCircuitBreaker": "DeploymentCircuitBreaker",
        "maximumPercent": "number",
        "minimumHealthyPercent": "number",
        "alarms": "DeploymentAlarms",
        "strategy": "DeploymentStrategy",
        "bakeTimeInMinutes": "number",
        "lifecycleHooks": "[DeploymentLifecycleHook]",
        "linearConfiguration": "LinearConfiguration",
        "canaryConfiguration": "CanaryConfiguration",
        "earlySuccessCriteria": "DeploymentEarlySuccessCriteria",
      },
    },
    "DeploymentController": {
      "required": ["type"],
      "members": {
        "type": "DeploymentControllerType",
      },
    },
    "DeploymentEarlySuccessCriteria": {
      "required": ["enable"],
      "members": {
        "enable": "boolean",
        "healthyPercent": "number",
        "sourceServiceRevisionCleanup": "ServiceRevisionCleanup",
      },
    },
    "DeploymentEphemeralStorage": {
      "members": {
        "kmsKeyId": "string",
      },
    },
    "DeploymentLifecycleHook": {
      "members": {
        "targetType": "DeploymentLifecycleHookTargetType",
        "hookTargetArn": "string",
        "roleArn": "string",
        "lifecycleStages": "[DeploymentLifecycleHookStage]",
        "hookDetails": "document",
        "timeoutConfiguration": "DeploymentLifecycleHookTimeoutConfiguration",
      },
    },
    "DeploymentLifecycleHookDetail": {
      "members": {
        "hookId": "string",
        "targetType": "DeploymentLifecycleHookTargetType",
        "targetArn": "string",
        "status": "DeploymentLifecycleHookStatus",
        "expiresAt": "timestamp",
        "timeoutAction": "DeploymentLifecycleHookAction",
      },
    },
    "DeploymentLifecycleHookTimeoutConfiguration": {
      "members": {
        "timeoutInMinutes": "number",
        "action": "DeploymentLifecycleHookAction",
      },
    },
    "DeregisterContainerInstanceRequest": {
      "required": ["containerInstance"],
      "members": {
        "containerInstance": "string",
        "cluster": "string",
        "force": "boolean",
      },
    },
    "DeregisterContainerInstanceResponse": {
      "members": {
        "containerInstance": "ContainerInstance",
      },
    },
    "DeregisterTaskDefinitionRequest": {
      "required": ["taskDefinition"],
      "members": {
        "taskDefinition": "string",
      },
    },
    "DeregisterTaskDefinitionResponse": {
      "members": {
        "taskDefinition": "TaskDefinition",
      },
    },
    "DescribeCapacityProvidersRequest": {
      "members": {
        "capacityProviders": "[string]",
        "cluster": "string",
        "include": "[CapacityProviderField]",
        "maxResults": "number",
        "nextToken": "string",
      },
    },
    "DescribeCapacityProvidersResponse": {
      "members": {
        "capacityProviders": "[CapacityProvider]",
        "failures": "[Failure]",
        "nextToken": "string",
      },
    },
    "DescribeClustersRequest": {
      "members": {
        "clusters": "[string]",
        "include": "[ClusterField]",
      },
    },
    "DescribeClustersResponse": {
      "members": {
        "clusters": "[Cluster]",
        "failures": "[Failure]",
      },
    },
    "DescribeContainerInstancesRequest": {
      "required": ["containerInstances"],
      "members": {
        "containerInstances": "[string]",
        "cluster": "string",
        "include": "[ContainerInstanceField]",
      },
    },
    "DescribeContainerInstancesResponse": {
      "members": {
        "containerInstances": "[ContainerInstance]",
        "failures": "[Failure]",
      },
    },
    "DescribeDaemonTaskDefinitionRequest": {
      "required": ["daemonTaskDefinition"],
      "members": {
        "daemonTaskDefinition": "string",
      },
    },
    "DescribeDaemonTaskDefinitionResponse": {
      "members": {
        "daemonTaskDefinition": "DaemonTaskDefinition",
      },
    },
    "DescribeExpressGatewayServiceRequest": {
      "required": ["serviceArn"],
      "members": {
        "serviceArn": "string",
        "include": "[ExpressGatewayServiceInclude]",
      },
    },
    "DescribeExpressGatewayServiceResponse": {
      "members": {
        "service": "ECSExpressGatewayService",
      },
    },
    "DescribeServiceDeploymentsRequest": {
      "required": ["serviceDeploymentArns"],
      "members": {
        "serviceDeploymentArns": "[string]",
      },
    },
    "DescribeServiceDeploymentsResponse": {
      "members": {
        "serviceDeployments": "[ServiceDeployment]",
        "failures": "[Failure]",
      },
    },
    "DescribeServiceRevisionsRequest": {
      "required": ["serviceRevisionArns"],
      "members": {
        "serviceRevisionArns": "[string]",
      },
    },
    "DescribeServiceRevisionsResponse": {
      "members": {
        "serviceRevisions": "[ServiceRevision]",
        "failures": "[Failure]",
      },
    },
    "DescribeServicesRequest": {
      "required": ["services"],
      "members": {
        "services": "[string]",
        "cluster": "string",
        "include": "[ServiceField]",
      },
    },
    "DescribeServicesResponse": {
      "members": {
        "services": "[Service]",
        "failures": "[Failure]",
      },
    },
    "DescribeTaskDefinitionRequest": {
      "required": ["taskDefinition"],
      "members": {
        "taskDefinition": "string",
        "include": "[TaskDefinitionField]",
      },
    },
    "DescribeTaskDefinitionResponse": {
      "members": {
        "taskDefinition": "TaskDefinition",
        "tags": "[Tag]",
      },
    },
    "DescribeTaskSetsRequest": {
      "required": ["cluster","service"],
      "members": {
        "cluster": "string",
        "service": "string",
        "taskSets": "[string]",
        "include": "[TaskSetField]",
      },
    },
    "DescribeTaskSetsResponse": {
      "members": {
        "taskSets": "[TaskSet]",
        "failures": "[Failure]",
      },
    },
    "DescribeTasksRequest": {
      "required": ["tasks"],
      "members": {
        "tasks": "[string]",
        "cluster": "string",
        "include": "[TaskField]",
      },
    },
    "DescribeTasksResponse": {
      "members": {
        "tasks": "[Task]",
        "failures": "[Failure]",
      },
    },
    "Device": {
      "required": ["hostPath"],
      "members": {
        "hostPath": "string",
        "containerPath": "string",
        "permissions": "[DeviceCgroupPermission]",
      },
    },
    "DockerVolumeConfiguration": {
      "members": {
        "scope": "Scope",
        "autoprovision": "boolean",
        "driver": "string",
        "driverOpts": "{string}",
        "labels": "{string}",
      },
    },
    "EBSTagSpecification": {
      "required": ["resourceType"],
      "members": {
        "resourceType": "EBSResourceType",
        "tags": "[Tag]",
        "propagateTags": "PropagateTags",
      },
    },
    "ECSExpressGatewayService": {
      "members": {
        "cluster": "string",
        "serviceName": "string",
        "serviceArn": "string",
        "infrastructureRoleArn": "string",
        "status": "ExpressGatewayServiceStatus",
        "currentDeployment": "string",
        "activeConfigurations": "[ExpressGatewayServiceConfiguration]",
        "tags": "[Tag]",
        "createdAt": "timestamp",
        "updatedAt": "timestamp",
      },
    },
    "ECSManagedResources": {
      "members": {
        "ingressPaths": "[ManagedIngressPath]",
        "autoScaling": "ManagedAutoScaling",
        "metricAlarms": "[ManagedMetricAlarm]",
        "serviceSecurityGroups": "[ManagedSecurityGroup]",
        "logGroups": "[ManagedLogGroup]",
        "gatewayConnections": "[GatewayConnection]",
      },
    },
    "EFSAuthorizationConfig": {
      "members": {
        "accessPointId": "string",
        "iam": "EFSAuthorizationConfigIAM",
      },
    },
    "EFSVolumeConfiguration": {
      "required": ["fileSystemId"],
      "members": {
        "fileSystemId": "string",
        "rootDirectory": "string",
        "transitEncryption": "EFSTransitEncryption",
        "transitEncryptionPort": "number",
        "authorizationConfig": "EFSAuthorizationConfig",
      },
    },
    "EnvironmentFile": {
      "required": ["value","type"],
      "members": {
        "value": "string",
        "type": "EnvironmentFileType",
      },
    },
    "EphemeralStorage": {
      "required": ["sizeInGiB"],
      "members": {
        "sizeInGiB": "number",
      },
    },
    "ExecuteCommandConfiguration": {
      "members": {
        "kmsKeyId": "string",
        "logging": "ExecuteCommandLogging",
        "logConfiguration": "ExecuteCommandLogConfiguration",
      },
    },
    "ExecuteCommandLogConfiguration": {
      "members": {
        "cloudWatchLogGroupName": "string",
        "cloudWatchEncryptionEnabled": "boolean",
        "s3BucketName": "string",
        "s3EncryptionEnabled": "boolean",
        "s3KeyPrefix": "string",
      },
    },
    "ExecuteCommandRequest": {
      "required": ["command","interactive","task"],
      "members": {
        "command": "string",
        "interactive": "boolean",
        "task": "string",
        "cluster": "string",
        "container": "string",
      },
    },
    "ExecuteCommandResponse": {
      "members": {
        "clusterArn": "string",
        "containerArn": "string",
        "containerName": "string",
        "interactive": "boolean",
        "session": "Session",
        "taskArn": "string",
      },
    },
    "ExpressGatewayContainer": {
      "required": ["image"],
      "members": {
        "image": "string",
        "containerPort": "number",
        "awsLogsConfiguration": "ExpressGatewayServiceAwsLogsConfiguration",
        "repositoryCredentials": "ExpressGatewayRepositoryCredentials",
        "command": "[string]",
        "environment": {"type":"[KeyValuePair]","sensitive":true},
        "secrets": "[Secret]",
      },
    },
    "ExpressGatewayRepositoryCredentials": {
      "members": {
        "credentialsParameter": "string",
      },
    },
    "ExpressGatewayScalingTarget": {
      "members": {
        "minTaskCount": "number",
        "maxTaskCount": "number",
        "autoScalingMetric": "ExpressGatewayServiceScalingMetric",
        "autoScalingTargetValue": "number",
      },
    },
    "ExpressGatewayServiceAwsLogsConfiguration": {
      "required": ["logGroup","logStreamPrefix"],
      "members": {
        "logGroup": "string",
        "logStreamPrefix": "string",
      },
    },
    "ExpressGatewayServiceConfiguration": {
      "members": {
        "serviceRevisionArn": "string",
        "executionRoleArn": "string",
        "taskRoleArn": "string",
        "taskDefinitionArn": "string",
        "cpu": "string",
        "memory": "string",
        "cpuArchitecture": "ExpressCpuArchitecture",
        "networkConfiguration": "ExpressGatewayServiceNetworkConfiguration",
        "healthCheckPath": "string",
        "primaryContainer": "ExpressGatewayContainer",
        "scalingTarget": "ExpressGatewayScalingTarget",
        "ingressPaths": "[IngressPathSummary]",
        "createdAt": "timestamp",
      },
    },
    "ExpressGatewayServiceNetworkConfiguration": {
      "members": {
        "securityGroups": "[string]",
        "subnets": "[string]",
      },
    },
    "ExpressGatewayServiceStatus": {
      "members": {
        "statusCode": "ExpressGatewayServiceStatusCode",
        "statusReason": "string",
      },
    },
    "FSxWindowsFileServerAuthorizationConfig": {
      "required": ["credentialsParameter","domain"],
      "members": {
        "credentialsParameter": "string",
        "domain": "string",
      },
    },
    "FSxWindowsFileServerVolumeConfiguration": {
      "required": ["fileSystemId","rootDirectory","authorizationConfig"],
      "members": {
        "fileSystemId": "string",
        "rootDirectory": "string",
        "authorizationConfig": "FSxWindowsFileServerAuthorizationConfig",
      },
    },
    "Failure": {
      "members": {
        "arn": "string",
        "reason": "string",
        "detail": "string",
      },
    },
    "FirelensConfiguration": {
      "required": ["type"],
      "members": {
        "type": "FirelensConfigurationType",
        "options": "{string}",
      },
    },
    "GatewayConnection": {
      "members": {
        "gatewayArn": "string",
        "gatewayRouteArn": "string",
        "portName": "string",
        "serviceUrl": "string",
        "accessType": "AccessType",
        "status": "GatewayRouteStatus",
        "resources": "GatewayConnectionResources",
      },
    },
    "GatewayConnectionAlbResources": {
      "members": {
        "acmCertificateArn": "string",
        "loadBalancerArn": "string",
        "loadBalancerSecurityGroupArns": "[string]",
        "listenerArn": "string",
        "listenerRuleArn": "string",
        "testListenerRuleArn": "string",
        "targetGroupArn": "string",
        "alternateTargetGroupArn": "string",
      },
    },
    "GatewayConnectionResources": {
      "union": true,
      "members": {
        "hostSharedAlb": "[GatewayConnectionAlbResources]",
      },
    },
    "GatewayConnector": {
      "required": ["portName"],
      "members": {
        "portName": "string",
        "healthCheck": "GatewayConnectorHealthCheck",
        "filters": "GatewayConnectorFilters",
      },
    },
    "GatewayConnectorFilters": {
      "members": {
        "accessTypes": "[AccessType]",
      },
    },
    "GatewayConnectorHealthCheck": {
      "members": {
        "healthCheckProtocol": "GatewayConnectorHealthCheckProtocol",
        "healthCheckPort": "number",
        "healthCheckPath": "string",
        "healthCheckTimeoutSeconds": "number",
        "healthCheckIntervalSeconds": "number",
        "healthyThresholdCount": "number",
        "unhealthyThresholdCount": "number",
        "matcher": "GatewayConnectorHealthCheckMatcher",
      },
    },
    "GatewayConnectorHealthCheckMatcher": {
      "members": {
        "httpCode": "string",
        "grpcCode": "string",
      },
    },
    "GetTaskProtectionRequest": {
      "required": ["cluster"],
      "members": {
        "cluster": "string",
        "tasks": "[string]",
      },
    },
    "GetTaskProtectionResponse": {
      "members": {
        "protectedTasks": "[ProtectedTask]",
        "failures": "[Failure]",
      },
    },
    "GpuDevice": {
      "members": {
        "gpuId": "string",
        "sharingMode": "GpuSharingMode",
        "totalMemoryInMiB": "number",
        "remainingMemoryInMiB": "number",
        "containerCount": "number",
      },
    },
    "HealthCheck": {
      "required": ["command"],
      "members": {
        "command": "[string]",
        "interval": "number",
        "timeout": "number",
        "retries": "number",
        "startPeriod": "number",
      },
    },
    "HostEntry": {
      "required": ["hostname","ipAddress"],
      "members": {
        "hostname": "string",
        "ipAddress": "string",
      },
    },
    "HostVolumeProperties": {
      "members": {
        "sourcePath": "string",
      },
    },
    "InferenceAccelerator": {
      "required": ["deviceName","deviceType"],
      "members": {
        "deviceName": "string",
        "deviceType": "string",
      },
    },
    "InferenceAcceleratorOverride": {
      "members": {
        "deviceName": "string",
        "deviceType": "string",
      },
    },
    "InfrastructureOptimization": {
      "members": {
        "scaleInAfter": "number",
      },
    },
    "IngressPathSummary": {
      "required": ["accessType","endpoint"],
      "members": {
        "accessType": "AccessType",
        "endpoint": "string",
      },
    },
    "InstanceHealthCheckResult": {
      "members": {
        "type": "InstanceHealthCheckType",
        "status": "InstanceHealthCheckState",
        "statusReason": "string",
        "lastUpdated": "timestamp",
        "lastStatusChange": "timestamp",
      },
    },
    "InstanceLaunchTemplate": {
      "required": ["ec2InstanceProfileArn","networkConfiguration"],
      "members": {
        "ec2InstanceProfileArn": "string",
        "networkConfiguration": "ManagedInstancesNetworkConfiguration",
        "storageConfiguration": "ManagedInstancesStorageConfiguration",
        "localStorageConfiguration": "ManagedInstancesLocalStorageConfiguration",
        "monitoring": "ManagedInstancesMonitoringOptions",
        "capacityOptionType": "CapacityOptionType",
        "instanceMetadataTagsPropagation": "boolean",
        "instanceRequirements": "InstanceRequirementsRequest",
        "fipsEnabled": "boolean",
        "capacityReservations": "CapacityReservationRequest",
      },
    },
    "InstanceLaunchTemplateUpdate": {
      "members": {
        "ec2InstanceProfileArn": "string",
        "networkConfiguration": "ManagedInstancesNetworkConfiguration",
        "storageConfiguration": "ManagedInstancesStorageConfiguration",
        "instanceMetadataTagsPropagation": "boolean",
        "localStorageConfiguration": "ManagedInstancesLocalStorageConfiguration",
        "monitoring": "ManagedInstancesMonitoringOptions",
        "instanceRequirements": "InstanceRequirementsRequest",
        "capacityReservations": "CapacityReservationRequest",
      },
    },
    "InstanceRequirementsRequest": {
      "required": ["vCpuCount","memoryMiB"],
      "members": {
        "vCpuCount": "VCpuCountRangeRequest",
        "memoryMiB": "MemoryMiBRequest",
        "cpuManufacturers": "[CpuManufacturer]",
        "memoryGiBPerVCpu": "MemoryGiBPerVCpuRequest",
        "excludedInstanceTypes": "[string]",
        "instanceGenerations": "[InstanceGeneration]",
        "spotMaxPricePercentageOverLowestPrice": "number",
        "onDemandMaxPricePercentageOverLowestPrice": "number",
        "bareMetal": "BareMetal",
        "burstablePerformance": "BurstablePerformance",
        "requireHibernateSupport": "boolean",
        "networkInterfaceCount": "NetworkInterfaceCountRequest",
        "localStorage": "LocalStorage",
        "localStorageTypes": "[LocalStorageType]",
        "totalLocalStorageGB": "TotalLocalStorageGBRequest",
        "baselineEbsBandwidthMbps": "BaselineEbsBandwidthMbpsRequest",
        "acceleratorTypes": "[AcceleratorType]",
        "acceleratorCount": "AcceleratorCountRequest",
        "acceleratorManufacturers": "[AcceleratorManufacturer]",
        "acceleratorNames": "[AcceleratorName]",
        "acceleratorTotalMemoryMiB": "AcceleratorTotalMemoryMiBRequest",
        "networkBandwidthGbps": "NetworkBandwidthGbpsRequest",
        "allowedInstanceTypes": "[string]",
        "maxSpotPriceAsPercentageOfOptimalOnDemandPrice": "number",
      },
    },
    "KernelCapabilities": {
      "members": {
        "add": "[string]",
        "drop": "[string]",
      },
    },
    "KeyValuePair": {
      "members": {
        "name": "string",
        "value": "string",
      },
    },
    "LinearConfiguration": {
      "members": {
        "stepPercent": "number",
        "stepBakeTimeInMinutes": "number",
      },
    },
    "LinuxParameters": {
      "members": {
        "capabilities": "KernelCapabilities",
        "devices": "[Device]",
        "initProcessEnabled": "boolean",
        "sharedMemorySize": "number",
        "tmpfs": "[Tmpfs]",
        "maxSwap": "number",
        "swappiness": "number",
      },
    },
    "ListAccountSettingsRequest": {
      "members": {
        "name": "SettingName",
        "value": "string",
        "principalArn": "string",
        "effectiveSettings": "boolean",
        "nextToken": "string",
        "maxResults": "number",
      },
    },
    "ListAccountSettingsResponse": {
      "members": {
        "settings": "[Setting]",
        "nextToken": "string",
      },
    },
    "ListAttributesRequest": {
      "required": ["targetType"],
      "members": {
        "targetType": "TargetType",
        "cluster": "string",
        "attributeName": "string",
        "attributeValue": "string",
        "nextToken": "string",
        "maxResults": "number",
      },
    },
    "ListAttributesResponse": {
      "members": {
        "attributes": "[Attribute]",
        "nextToken": "string",
      },
    },
    "ListClustersRequest": {
      "members": {
        "nextToken": "string",
        "maxResults": "number",
      },
    },
    "ListClustersResponse": {
      "members": {
        "clusterArns": "[string]",
        "nextToken": "string",
      },
    },
    "ListContainerInstancesRequest": {
      "members": {
        "cluster": "string",
        "filter": "string",
        "nextToken": "string",
        "maxResults": "number",
        "status": "ContainerInstanceStatus",
      },
    },
    "ListContainerInstancesResponse": {
      "members": {
        "containerInstanceArns": "[string]",
        "nextToken": "string",
      },
    },
    "ListDaemonTaskDefinitionsRequest": {
      "members": {
        "familyPrefix": "string",
        "family": "string",
        "revision": "DaemonTaskDefinitionRevisionFilter",
        "status": "DaemonTaskDefinitionStatusFilter",
        "sort": "SortOrder",
        "nextToken": "string",
        "maxResults": "number",
      },
    },
    "ListDaemonTaskDefinitionsResponse": {
      "members": {
        "daemonTaskDefinitions": "[DaemonTaskDefinitionSummary]",
        "nextToken": "string",
      },
    },
    "ListServiceDeploymentsRequest": {
      "required": ["service"],
      "members": {
        "service": "string",
        "cluster": "string",
        "status": "[ServiceDeploymentStatus]",
        "createdAt": "CreatedAt",
        "nextToken": "string",
        "maxResults": "number",
      },
    },
    "ListServiceDeploymentsResponse": {
      "members": {
        "serviceDeployments": "[ServiceDeploymentBrief]",
        "nextToken": "string",
      },
    },
    "ListServicesByNamespaceRequest": {
      "required": ["namespace"],
      "members": {
        "namespace": "string",
        "nextToken": "string",
        "maxResults": "number",
      },
    },
    "ListServicesByNamespaceResponse": {
      "members": {
        "serviceArns": "[string]",
        "nextToken": "string",
      },
    },
    "ListServicesRequest": {
      "members": {
        "cluster": "string",
        "nextToken": "string",
        "maxResults": "number",
        "launchType": "LaunchType",
        "schedulingStrategy": "SchedulingStrategy",
        "resourceManagementType": "ResourceManagementType",
      },
    },
    "ListServicesResponse": {
      "members": {
        "serviceArns": "[string]",
        "nextToken": "string",
      },
    },
    "ListTagsForResourceRequest": {
      "required": ["resourceArn"],
      "members": {
        "resourceArn": "string",
      },
    },
    "ListTagsForResourceResponse": {
      "members": {
        "tags": "[Tag]",
      },
    },
    "ListTaskDefinitionFamiliesRequest": {
      "members": {
        "familyPrefix": "string",
        "status": "TaskDefinitionFamilyStatus",
        "nextToken": "string",
        "maxResults": "number",
      },
    },
    "ListTaskDefinitionFamiliesResponse": {
      "members": {
        "families": "[string]",
        "nextToken": "string",
      },
    },
    "ListTaskDefinitionsRequest": {
      "members": {
        "familyPrefix": "string",
        "status": "TaskDefinitionStatus",
        "sort": "SortOrder",
        "nextToken": "string",
        "maxResults": "number",
      },
    },
    "ListTaskDefinitionsResponse": {
      "members": {
        "taskDefinitionArns": "[string]",
        "nextToken": "string",
      },
    },
    "ListTasksRequest": {
      "members": {
        "cluster": "string",
        "containerInstance": "string",
        "family": "string",
        "nextToken": "string",
        "maxResults": "number",
        "startedBy": "string",
        "serviceName": "string",
        "desiredStatus": "DesiredStatus",
        "launchType": "LaunchType",
        "daemonName": "string",
      },
    },
    "ListTasksResponse": {
      "members": {
        "taskArns": "[string]",
        "nextToken": "string",
      },
    },
    "LoadBalancer": {
      "members": {
        "targetGroupArn": "string",
        "loadBalancerName": "string",
        "containerName": "string",
        "containerPort": "number",
        "advancedConfiguration": "AdvancedConfiguration",
      },
    },
    "LogConfiguration": {
      "required": ["logDriver"],
      "members": {
        "logDriver": "LogDriver",
        "options": "{string}",
        "secretOptions": "[Secret]",
      },
    },
    "LogDriverVolumeConfiguration": {
      "required": ["driver"],
      "members": {
        "driver": "LogDriver",
      },
    },
    "ManagedAgent": {
      "members": {
        "lastStartedAt": "timestamp",
        "name": "ManagedAgentName",
        "reason": "string",
        "lastStatus": "string",
      },
    },
    "ManagedApplicationAutoScalingPolicy": {
      "required": ["status","updatedAt","policyType","targetValue","metric"],
      "members": {
        "status": "ManagedResourceStatus",
        "updatedAt": "timestamp",
        "policyType": "string",
        "targetValue": "number",
        "metric": "string",
        "arn": "string",
        "statusReason": "string",
      },
    },
    "ManagedAutoScaling": {
      "members": {
        "scalableTarget": "ManagedScalableTarget",
        "applicationAutoScalingPolicies": "[ManagedApplicationAutoScalingPolicy]",
      },
    },
    "ManagedCertificate": {
      "required": ["status","updatedAt","domainName"],
      "members": {
        "status": "ManagedResourceStatus",
        "updatedAt": "timestamp",
        "domainName": "string",
        "arn": "string",
        "statusReason": "string",
      },
    },
    "ManagedIngressPath": {
      "required": ["accessType","endpoint"],
      "members": {
        "accessType": "AccessType",
        "endpoint": "string",
        "loadBalancer": "ManagedLoadBalancer",
        "loadBalancerSecurityGroups": "[ManagedSecurityGroup]",
        "certificate": "ManagedCertificate",
        "listener": "ManagedListener",
        "rule": "ManagedListenerRule",
        "targetGroups": "[ManagedTargetGroup]",
      },
    },
    "ManagedInstancesLocalStorageConfiguration": {
      "members": {
        "useLocalStorage": "boolean",
      },
    },
    "ManagedInstancesNetworkConfiguration": {
      "members": {
        "subnets": "[string]",
        "securityGroups": "[string]",
      },
    },
    "ManagedInstancesProvider": {
      "members": {
        "infrastructureRoleArn": "string",
        "instanceLaunchTemplate": "InstanceLaunchTemplate",
        "propagateTags": "PropagateMITags",
        "infrastructureOptimization": "InfrastructureOptimization",
        "autoRepairConfiguration": "AutoRepairConfiguration",
      },
    },
    "ManagedInstancesStorageConfiguration": {
      "members": {
        "storageSizeGiB": "number",
      },
    },
    "ManagedListener": {
      "required": ["status","updatedAt"],
      "members": {
        "status": "ManagedResourceStatus",
        "updatedAt": "timestamp",
        "arn": "string",
        "statusReason": "string",
      },
    },
    "ManagedListenerRule": {
      "required": ["status","updatedAt"],
      "members": {
        "status": "ManagedResourceStatus",
        "updatedAt": "timestamp",
        "arn": "string",
        "statusReason": "string",
      },
    },
    "ManagedLoadBalancer": {
      "required": ["status","updatedAt","scheme"],
      "members": {
        "status": "ManagedResourceStatus",
        "updatedAt": "timestamp",
        "scheme": "string",
        "arn": "string",
        "statusReason": "string",
        "subnetIds": "[string]",
        "securityGroupIds": "[string]",
      },
    },
    "ManagedLogGroup": {
      "required": ["status","updatedAt","logGroupName"],
      "members": {
        "status": "ManagedResourceStatus",
        "updatedAt": "timestamp",
        "logGroupName": "string",
        "arn": "string",
        "statusReason": "string",
      },
    },
    "ManagedMetricAlarm": {
      "required": ["status","updatedAt"],
      "members": {
        "status": "ManagedResourceStatus",
        "updatedAt": "timestamp",
        "arn": "string",
        "statusReason": "string",
      },
    },
    "ManagedScalableTarget": {
      "required": ["status","updatedAt","minCapacity","maxCapacity"],
      "members": {
        "status": "ManagedResourceStatus",
        "updatedAt": "timestamp",
        "minCapacity": "number",
        "maxCapacity": "number",
        "arn": "string",
        "statusReason": "string",
      },
    },
    "ManagedScaling": {
      "members": {
        "status": "ManagedScalingStatus",
        "targetCapacity": "number",
        "minimumScalingStepSize": "number",
        "maximumScalingStepSize": "number",
        "instanceWarmupPeriod": "number",
      },
    },
    "ManagedSecurityGroup": {
      "required": ["status","updatedAt"],
      "members": {
        "status": "ManagedResourceStatus",
        "updatedAt": "timestamp",
        "arn": "string",
        "statusReason": "string",
      },
    },
    "ManagedStorageConfiguration": {
      "members": {
        "kmsKeyId": "string",
        "fargateEphemeralStorageKmsKeyId": "string",
      },
    },
    "ManagedTargetGroup": {
      "required": ["status","updatedAt","healthCheckPath","healthCheckPort","port"],
      "members": {
        "status": "ManagedResourceStatus",
        "updatedAt": "timestamp",
        "healthCheckPath": "string",
        "healthCheckPort": "number",
        "port": "number",
        "arn": "string",
        "statusReason": "string",
      },
    },
    "MemoryGiBPerVCpuRequest": {
      "members": {
        "min": "number",
        "max": "number",
      },
    },
    "MemoryMiBRequest": {
      "required": ["min"],
      "members": {
        "min": "number",
        "max": "number",
      },
    },
    "MetricConfiguration": {
      "required": ["metricNames","resolutionSeconds"],
      "members": {
        "metricNames": "[string]",
        "resolutionSeconds": "number",
      },
    },
    "MonitoringConfiguration": {
      "members": {
        "metricConfigurations": "[MetricConfiguration]",
      },
    },
    "MountPoint": {
      "members": {
        "sourceVolume": "string",
        "containerPath": "string",
        "readOnly": "boolean",
      },
    },
    "NetworkBandwidthGbpsRequest": {
      "members": {
        "min": "number",
        "max": "number",
      },
    },
    "NetworkBinding": {
      "members": {
        "bindIP": "string",
        "containerPort": "number",
        "hostPort": "number",
        "protocol": "TransportProtocol",
        "containerPortRange": "string",
        "hostPortRange": "string",
      },
    },
    "NetworkConfiguration": {
      "members": {
        "awsvpcConfiguration": "AwsVpcConfiguration",
      },
    },
    "NetworkInterface": {
      "members": {
        "attachmentId": "string",
        "privateIpv4Address": "string",
        "ipv6Address": "string",
      },
    },
    "NetworkInterfaceCountRequest": {
      "members": {
        "min": "number",
        "max": "number",
      },
    },
    "NvidiaMpsAllocation": {
      "required": ["memory"],
      "members": {
        "memory": "number",
        "maxComputePercent": "number",
      },
    },
    "PlacementConstraint": {
      "members": {
        "type": "PlacementConstraintType",
        "expression": "string",
      },
    },
    "PlacementStrategy": {
      "members": {
        "type": "PlacementStrategyType",
        "field": "string",
      },
    },
    "PortMapping": {
      "members": {
        "containerPort": "number",
        "hostPort": "number",
        "protocol": "TransportProtocol",
        "name": "string",
        "appProtocol": "ApplicationProtocol",
        "containerPortRange": "string",
      },
    },
    "ProtectedTask": {
      "members": {
        "taskArn": "string",
        "protectionEnabled": "boolean",
        "expirationDate": "timestamp",
      },
    },
    "ProxyConfiguration": {
      "required": ["containerName"],
      "members": {
        "containerName": "string",
        "type": "ProxyConfigurationType",
        "properties": "[KeyValuePair]",
      },
    },
    "PutAccountSettingDefaultRequest": {
      "required": ["name","value"],
      "members": {
        "name": "SettingName",
        "value": "string",
      },
    },
    "PutAccountSettingDefaultResponse": {
      "members": {
        "setting": "Setting",
      },
    },
    "PutAccountSettingRequest": {
      "required": ["name","value"],
      "members": {
        "name": "SettingName",
        "value": "string",
        "principalArn": "string",
      },
    },
    "PutAccountSettingResponse": {
      "members": {
        "setting": "Setting",
      },
    },
    "PutAttributesRequest": {
      "required": ["attributes"],
      "members": {
        "attributes": "[Attribute]",
        "cluster": "string",
      },
    },
    "PutAttributesResponse": {
      "members": {
        "attributes": "[Attribute]",
      },
    },
    "PutClusterCapacityProvidersRequest": {
      "required": ["cluster","capacityProviders","defaultCapacityProviderStrategy"],
      "members": {
        "cluster": "string",
        "capacityProviders": "[string]",
        "defaultCapacityProviderStrategy": "[CapacityProviderStrategyItem]",
      },
    },
    "PutClusterCapacityProvidersResponse": {
      "members": {
        "cluster": "Cluster",
      },
    },
    "RegisterDaemonTaskDefinitionRequest": {
      "required": ["family","containerDefinitions"],
      "members": {
        "family": "string",
        "containerDefinitions": "[DaemonContainerDefinition]",
        "taskRoleArn": "string",
        "executionRoleArn": "string",
        "cpu": "string",
        "memory": "string",
        "volumes": "[DaemonVolume]",
        "tags": "[Tag]",
        "pidMode": "DaemonPidMode",
        "ipcMode": "DaemonIpcMode",
      },
    },
    "RegisterDaemonTaskDefinitionResponse": {
      "members": {
        "daemonTaskDefinitionArn": "string",
      },
    },
    "RegisterTaskDefinitionRequest": {
      "required": ["family","containerDefinitions"],
      "members": {
        "family": "string",
        "containerDefinitions": "[ContainerDefinition]",
        "taskRoleArn": "string",
        "executionRoleArn": "string",
        "networkMode": "NetworkMode",
        "volumes": "[Volume]",
        "placementConstraints": "[TaskDefinitionPlacementConstraint]",
        "requiresCompatibilities": "[Compatibility]",
        "cpu": "string",
        "memory": "string",
        "tags": "[Tag]",
        "pidMode": "PidMode",
        "ipcMode": "IpcMode",
        "proxyConfiguration": "ProxyConfiguration",
        "inferenceAccelerators": "[InferenceAccelerator]",
        "ephemeralStorage": "EphemeralStorage",
        "runtimePlatform": "RuntimePlatform",
        "enableFaultInjection": "boolean",
      },
    },
    "RegisterTaskDefinitionResponse": {
      "members": {
        "taskDefinition": "TaskDefinition",
        "tags": "[Tag]",
      },
    },
    "RepositoryCredentials": {
      "required": ["credentialsParameter"],
      "members": {
        "credentialsParameter": "string",
      },
    },
    "ResolvedConfiguration": {
      "members": {
        "loadBalancers": "[ServiceRevisionLoadBalancer]",
        "vpcLatticeConfigurations": "[ServiceRevisionVpcLatticeConfiguration]",
      },
    },
    "Resource": {
      "members": {
        "name": "string",
        "type": "string",
        "doubleValue": "number",
        "longValue": "number",
        "integerValue": "number",
        "stringSetValue": "[string]",
      },
    },
    "ResourceRequirement": {
      "required": ["type"],
      "members": {
        "type": "ResourceType",
        "value": "string",
        "sharingStrategy": "SharingStrategy",
      },
    },
    "Rollback": {
      "members": {
        "reason": "string",
        "startedAt": "timestamp",
        "serviceRevisionArn": "string",
      },
    },
    "RunTaskRequest": {
      "required": ["taskDefinition"],
      "members": {
        "taskDefinition": "string",
        "capacityProviderStrategy": "[CapacityProviderStrategyItem]",
        "cluster": "string",
        "count": "number",
        "enableECSManagedTags": "boolean",
        "enableExecuteCommand": "boolean",
        "group": "string",
        "launchType": "LaunchType",
        "networkConfiguration": "NetworkConfiguration",
        "overrides": "TaskOverride",
        "placementConstraints": "[PlacementConstraint]",
        "placementStrategy": "[PlacementStrategy]",
        "platformVersion": "string",
        "propagateTags": "PropagateTags",
        "referenceId": "string",
        "startedBy": "string",
        "tags": "[Tag]",
        "clientToken": {"type":"string","token":true},
        "volumeConfigurations": "[TaskVolumeConfiguration]",
      },
    },
    "RunTaskResponse": {
      "members": {
        "tasks": "[Task]",
        "failures": "[Failure]",
      },
    },
    "RuntimePlatform": {
      "members": {
        "cpuArchitecture": "CPUArchitecture",
        "operatingSystemFamily": "OSFamily",
      },
    },
    "RuntimePlatformOverride": {
      "members": {
        "cpuArchitecture": "string",
      },
    },
    "S3FilesVolumeConfiguration": {
      "required": ["fileSystemArn"],
      "members": {
        "fileSystemArn": "string",
        "rootDirectory": "string",
        "transitEncryptionPort": "number",
        "accessPointArn": "string",
      },
    },
    "Scale": {
      "members": {
        "value": "number",
        "unit": "ScaleUnit",
      },
    },
    "Secret": {
      "required": ["name","valueFrom"],
      "members": {
        "name": "string",
        "valueFrom": "string",
      },
    },
    "Service": {
      "members": {
        "serviceArn": "string",
        "serviceName": "string",
        "clusterArn": "string",
        "loadBalancers": "[LoadBalancer]",
        "serviceRegistries": "[ServiceRegistry]",
        "status": "string",
        "desiredCount": "number",
        "runningCount": "number",
        "pendingCount": "number",
        "launchType": "LaunchType",
        "capacityProviderStrategy": "[CapacityProviderStrategyItem]",
        "platformVersion": "string",
        "platformFamily": "string",
        "taskDefinition": "string",
        "deploymentConfiguration": "DeploymentConfiguration",
        "taskSets": "[TaskSet]",
        "deployments": "[Deployment]",
        "roleArn": "string",
        "events": "[ServiceEvent]",
        "createdAt": "timestamp",
        "currentServiceDeployment": "string",
        "currentServiceRevisions": "[ServiceCurrentRevisionSummary]",
        "placementConstraints": "[PlacementConstraint]",
        "placementStrategy": "[PlacementStrategy]",
        "networkConfiguration": "NetworkConfiguration",
        "healthCheckGracePeriodSeconds": "number",
        "schedulingStrategy": "SchedulingStrategy",
        "deploymentController": "DeploymentController",
        "tags": "[Tag]",
        "createdBy": "string",
        "enableECSManagedTags": "boolean",
        "propagateTags": "PropagateTags",
        "enableExecuteCommand": "boolean",
        "availabilityZoneRebalancing": "AvailabilityZoneRebalancing",
        "resourceManagementType": "ResourceManagementType",
      },
    },
    "ServiceConnectAccessLogConfiguration": {
      "required": ["format"],
      "members": {
        "format": "ServiceConnectAccessLoggingFormat",
        "includeQueryParameters": "ServiceConnectIncludeQueryParameters",
      },
    },
    "ServiceConnectClientAlias": {
      "required": ["port"],
      "members": {
        "port": "number",
        "dnsName": "string",
        "testTrafficRules": "ServiceConnectTestTrafficRules",
      },
    },
    "ServiceConnectConfiguration": {
      "required": ["enabled"],
      "members": {
        "enabled": "boolean",
        "namespace": "string",
        "services": "[ServiceConnectService]",
        "logConfiguration": "LogConfiguration",
        "accessLogConfiguration": "ServiceConnectAccessLogConfiguration",
        "containerConfigurations": "[ServiceConnectContainerConfiguration]",
      },
    },
    "ServiceConnectContainerConfiguration": {
      "union": true,
      "members": {
        "logLevel": "string",
      },
    },
    "ServiceConnectService": {
      "required": ["portName"],
      "members": {
        "portName": "string",
        "discoveryName": "string",
        "clientAliases": "[ServiceConnectClientAlias]",
        "ingressPortOverride": "number",
        "timeout": "TimeoutConfiguration",
        "tls": "ServiceConnectTlsConfiguration",
      },
    },
    "ServiceConnectServiceResource": {
      "members": {
        "discoveryName": "string",
        "discoveryArn": "string",
      },
    },
    "ServiceConnectTestTrafficHeaderMatchRules": {
      "required": ["exact"],
      "members": {
        "exact": "string",
      },
    },
    "ServiceConnectTestTrafficHeaderRules": {
      "required": ["name"],
      "members": {
        "name": "string",
        "value": "ServiceConnectTestTrafficHeaderMatchRules",
      },
    },
    "ServiceConnectTestTrafficRules": {
      "required": ["header"],
      "members": {
        "header": "ServiceConnectTestTrafficHeaderRules",
      },
    },
    "ServiceConnectTlsCertificateAuthority": {
      "members": {
        "awsPcaAuthorityArn": "string",
      },
    },
    "ServiceConnectTlsConfiguration": {
      "required": ["issuerCertificateAuthority"],
      "members": {
        "issuerCertificateAuthority": "ServiceConnectTlsCertificateAuthority",
        "kmsKey": "string",
        "roleArn": "string",
      },
    },
    "ServiceCurrentRevisionSummary": {
      "members": {
        "arn": "string",
        "requestedTaskCount": "number",
        "runningTaskCount": "number",
        "pendingTaskCount": "number",
      },
    },
    "ServiceDeployment": {
      "members": {
        "serviceDeploymentArn": "string",
        "serviceArn": "string",
        "clusterArn": "string",
        "createdAt": "timestamp",
        "startedAt": "timestamp",
        "finishedAt": "timestamp",
        "stoppedAt": "timestamp",
        "updatedAt": "timestamp",
        "sourceServiceRevisions": "[ServiceRevisionSummary]",
        "targetServiceRevision": "ServiceRevisionSummary",
        "status": "ServiceDeploymentStatus",
        "statusReason": "string",
        "lifecycleStage": "ServiceDeploymentLifecycleStage",
        "lifecycleHookDetails": "[DeploymentLifecycleHookDetail]",
        "deploymentConfiguration": "DeploymentConfiguration",
        "rollback": "Rollback",
        "deploymentCircuitBreaker": "ServiceDeploymentCircuitBreaker",
        "alarms": "ServiceDeploymentAlarms",
      },
    },
    "ServiceDeploymentAlarms": {
      "members": {
        "status": "ServiceDeploymentRollbackMonitorsStatus",
        "alarmNames": "[string]",
        "triggeredAlarmNames": "[string]",
      },
    },
    "ServiceDeploymentBrief": {
      "members": {
        "serviceDeploymentArn": "string",
        "serviceArn": "string",
        "clusterArn": "string",
        "startedAt": "timestamp",
        "createdAt": "timestamp",
        "finishedAt": "timestamp",
        "targetServiceRevisionArn": "string",
        "status": "ServiceDeploymentStatus",
        "statusReason": "string",
      },
    },
    "ServiceDeploymentCircuitBreaker": {
      "members": {
        "status": "ServiceDeploymentRollbackMonitorsStatus",
        "failureCount": "number",
        "threshold": "number",
      },
    },
    "ServiceEvent": {
      "members": {
        "id": "string",
        "createdAt": "timestamp",
        "message": "string",
      },
    },
    "ServiceManagedEBSVolumeConfiguration": {
      "required": ["roleArn"],
      "members": {
        "roleArn": "string",
        "encrypted": "boolean",
        "kmsKeyId": "string",
        "volumeType": "string",
        "sizeInGiB": "number",
        "snapshotId": "string",
        "volumeInitializationRate": "number",
        "iops": "number",
        "throughput": "number",
        "tagSpecifications": "[EBSTagSpecification]",
        "filesystemType": "TaskFilesystemType",
      },
    },
    "ServiceRegistry": {
      "members": {
        "registryArn": "string",
        "port": "number",
        "containerName": "string",
        "containerPort": "number",
      },
    },
    "ServiceRevision": {
      "members": {
        "serviceRevisionArn": "string",
        "serviceArn": "string",
        "clusterArn": "string",
        "taskDefinition": "string",
        "capacityProviderStrategy": "[CapacityProviderStrategyItem]",
        "launchType": "LaunchType",
        "platformVersion": "string",
        "platformFamily": "string",
        "loadBalancers": "[LoadBalancer]",
        "serviceRegistries": "[ServiceRegistry]",
        "networkConfiguration": "NetworkConfiguration",
        "containerImages": "[ContainerImage]",
        "guardDutyEnabled": "boolean",
        "serviceConnectConfiguration": "ServiceConnectConfiguration",
        "volumeConfigurations": "[ServiceVolumeConfiguration]",
        "fargateEphemeralStorage": "DeploymentEphemeralStorage",
        "createdAt": "timestamp",
        "vpcLatticeConfigurations": "[VpcLatticeConfiguration]",
        "resolvedConfiguration": "ResolvedConfiguration",
        "ecsManagedResources": "ECSManagedResources",
        "overrides": "ServiceRevisionOverrides",
        "gatewayConnectors": "[GatewayConnector]",
        "monitoring": "MonitoringConfiguration",
      },
    },
    "ServiceRevisionLoadBalancer": {
      "members": {
        "targetGroupArn": "string",
        "productionListenerRule": "string",
      },
    },
    "ServiceRevisionOverrides": {
      "members": {
        "runtimePlatform": "RuntimePlatformOverride",
      },
    },
    "ServiceRevisionSummary": {
      "members": {
        "arn": "string",
        "requestedTaskCount": "number",
        "runningTaskCount": "number",
        "pendingTaskCount": "number",
        "requestedTestTrafficWeight": "number",
        "requestedProductionTrafficWeight": "number",
      },
    },
    "ServiceRevisionVpcLatticeConfiguration": {
      "members": {
        "targetGroupArn": "string",
        "productionListenerRule": "string",
      },
    },
    "ServiceVolumeConfiguration": {
      "required": ["name"],
      "members": {
        "name": "string",
        "managedEBSVolume": "ServiceManagedEBSVolumeConfiguration",
      },
    },
    "Session": {
      "members": {
        "sessionId": "string",
        "streamUrl": "string",
        "tokenValue": {"type":"string","sensitive":true},
      },
    },
    "Setting": {
      "members": {
        "name": "SettingName",
        "value": "string",
        "principalArn": "string",
        "type": "SettingType",
      },
    },
    "SharingStrategy": {
      "union": true,
      "members": {
        "nvidiaMps": "NvidiaMpsAllocation",
      },
    },
    "StartTaskRequest": {
      "required": ["containerInstances","taskDefinition"],
      "members": {
        "containerInstances": "[string]",
        "taskDefinition": "string",
        "cluster": "string",
        "enableECSManagedTags": "boolean",
        "enableExecuteCommand": "boolean",
        "group": "string",
        "networkConfiguration": "NetworkConfiguration",
        "overrides": "TaskOverride",
        "propagateTags": "PropagateTags",
        "referenceId": "string",
        "startedBy": "string",
        "tags": "[Tag]",
        "volumeConfigurations": "[TaskVolumeConfiguration]",
      },
    },
    "StartTaskResponse": {
      "members": {
        "tasks": "[Task]",
        "failures": "[Failure]",
      },
    },
    "StopServiceDeploymentRequest": {
      "required": ["serviceDeploymentArn"],
      "members": {
        "serviceDeploymentArn": "string",
        "stopType": "StopServiceDeploymentStopType",
      },
    },
    "StopServiceDeploymentResponse": {
      "members": {
        "serviceDeploymentArn": "string",
      },
    },
    "StopTaskRequest": {
      "required": ["task"],
      "members": {
        "task": "string",
        "cluster": "string",
        "reason": "string",
      },
    },
    "StopTaskResponse": {
      "members": {
        "task": "Task",
      },
    },
    "SystemControl": {
      "members": {
        "namespace": "string",
        "value": "string",
      },
    },
    "Tag": {
      "members": {
        "key": "string",
        "value": "string",
      },
    },
    "TagResourceRequest": {
      "required": ["resourceArn","tags"],
      "members": {
        "resourceArn": "string",
        "tags": "[Tag]",
      },
    },
    "TagResourceResponse": {
      "members": {},
    },
    "Task": {
      "members": {
        "attachments": "[Attachment]",
        "attributes": "[Attribute]",
        "availabilityZone": "string",
        "capacityProviderName": "string",
        "clusterArn": "string",
        "connectivity": "Connectivity",
        "connectivityAt": "timestamp",
        "containerInstanceArn": "string",
        "containers": "[Container]",
        "cpu": "string",
        "createdAt": "timestamp",
        "desiredStatus": "string",
        "enableExecuteCommand": "boolean",
        "executionStoppedAt": "timestamp",
        "group": "string",
        "healthStatus": "HealthStatus",
        "inferenceAccelerators": "[InferenceAccelerator]",
        "lastStatus": "string",
        "launchType": "LaunchType",
        "memory": "string",
        "overrides": "TaskOverride",
        "platformVersion": "string",
        "platformFamily": "string",
        "pullStartedAt": "timestamp",
        "pullStoppedAt": "timestamp",
        "startedAt": "timestamp",
        "startedBy": "string",
        "stopCode": "TaskStopCode",
        "stoppedAt": "timestamp",
        "stoppedReason": "string",
        "stoppingAt": "timestamp",
        "tags": "[Tag]",
        "taskArn": "string",
        "taskDefinitionArn": "string",
        "version": "number",
        "ephemeralStorage": "EphemeralStorage",
        "fargateEphemeralStorage": "TaskEphemeralStorage",
      },
    },
    "TaskDefinition": {
      "members": {
        "taskDefinitionArn": "string",
        "containerDefinitions": "[ContainerDefinition]",
        "family": "string",
        "taskRoleArn": "string",
        "executionRoleArn": "string",
        "networkMode": "NetworkMode",
        "revision": "number",
        "volumes": "[Volume]",
        "status": "TaskDefinitionStatus",
        "requiresAttributes": "[Attribute]",
        "placementConstraints": "[TaskDefinitionPlacementConstraint]",
        "compatibilities": "[Compatibility]",
        "runtimePlatform": "RuntimePlatform",
        "requiresCompatibilities": "[Compatibility]",
        "cpu": "string",
        "memory": "string",
        "inferenceAccelerators": "[InferenceAccelerator]",
        "pidMode": "PidMode",
        "ipcMode": "IpcMode",
        "proxyConfiguration": "ProxyConfiguration",
        "registeredAt": "timestamp",
        "deregisteredAt": "timestamp",
        "deleteRequestedAt": "timestamp",
        "registeredBy": "string",
        "ephemeralStorage": "EphemeralStorage",
        "enableFaultInjection": "boolean",
      },
    },
    "TaskDefinitionPlacementConstraint": {
      "members": {
        "type": "TaskDefinitionPlacementConstraintType",
        "expression": "string",
      },
    },
    "TaskEphemeralStorage": {
      "members": {
        "sizeInGiB": "number",
        "kmsKeyId": "string",
      },
    },
    "TaskManagedEBSVolumeConfiguration": {
      "required": ["roleArn"],
      "members": {
        "roleArn": "string",
        "encrypted": "boolean",
        "kmsKeyId": "string",
        "volumeType": "string",
        "sizeInGiB": "number",
        "snapshotId": "string",
        "volumeInitializationRate": "number",
        "iops": "number",
        "throughput": "number",
        "tagSpecifications": "[EBSTagSpecification]",
        "terminationPolicy": "TaskManagedEBSVolumeTerminationPolicy",
        "filesystemType": "TaskFilesystemType",
      },
    },
    "TaskManagedEBSVolumeTerminationPolicy": {
      "required": ["deleteOnTermination"],
      "members": {
        "deleteOnTermination": "boolean",
      },
    },
    "TaskOverride": {
      "members": {
        "containerOverrides": "[ContainerOverride]",
        "cpu": "string",
        "inferenceAcceleratorOverrides": "[InferenceAcceleratorOverride]",
        "executionRoleArn": "string",
        "memory": "string",
        "taskRoleArn": "string",
        "ephemeralStorage": "EphemeralStorage",
      },
    },
    "TaskSet": {
      "members": {
        "id": "string",
        "taskSetArn": "string",
        "serviceArn": "string",
        "clusterArn": "string",
        "startedBy": "string",
        "externalId": "string",
        "status": "string",
        "taskDefinition": "string",
        "computedDesiredCount": "number",
        "pendingCount": "number",
        "runningCount": "number",
        "createdAt": "timestamp",
        "updatedAt": "timestamp",
        "launchType": "LaunchType",
        "capacityProviderStrategy": "[CapacityProviderStrategyItem]",
        "platformVersion": "string",
        "platformFamily": "string",
        "networkConfiguration": "NetworkConfiguration",
        "loadBalancers": "[LoadBalancer]",
        "serviceRegistries": "[ServiceRegistry]",
        "scale": "Scale",
        "stabilityStatus": "StabilityStatus",
        "stabilityStatusAt": "timestamp",
        "tags": "[Tag]",
        "fargateEphemeralStorage": "DeploymentEphemeralStorage",
      },
    },
    "TaskVolumeConfiguration": {
      "required": ["name"],
      "members": {
        "name": "string",
        "managedEBSVolume": "TaskManagedEBSVolumeConfiguration",
      },
    },
    "ThresholdConfiguration": {
      "required": ["type","value"],
      "members": {
        "type": "ThresholdType",
        "value": "number",
      },
    },
    "TimeoutConfiguration": {
      "members": {
        "idleTimeoutSeconds": "number",
        "perRequestTimeoutSeconds": "number",
      },
    },
    "Tmpfs": {
      "required": ["containerPath","size"],
      "members": {
        "containerPath": "string",
        "size": "number",
        "mountOptions": "[string]",
      },
    },
    "TotalLocalStorageGBRequest": {
      "members": {
        "min": "number",
        "max": "number",
      },
    },
    "Ulimit": {
      "required": ["name","softLimit","hardLimit"],
      "members": {
        "name": "UlimitName",
        "softLimit": "number",
        "hardLimit": "number",
      },
    },
    "UntagResourceRequest": {
      "required": ["resourceArn","tagKeys"],
      "members": {
        "resourceArn": "string",
        "tagKeys": "[string]",
      },
    },
    "UntagResourceResponse": {
      "members": {},
    },
    "UpdateCapacityProviderRequest": {
      "required": ["name"],
      "members": {
        "name": "string",
        "cluster": "string",
        "autoScalingGroupProvider": "AutoScalingGroupProviderUpdate",
        "managedInstancesProvider": "UpdateManagedInstancesProviderConfiguration",
      },
    },
    "UpdateCapacityProviderResponse": {
      "members": {
        "capacityProvider": "CapacityProvider",
      },
    },
    "UpdateClusterRequest": {
      "required": ["cluster"],
      "members": {
        "cluster": "string",
        "settings": "[ClusterSetting]",
        "configuration": "ClusterConfiguration",
        "serviceConnectDefaults": "ClusterServiceConnectDefaultsRequest",
      },
    },
    "UpdateClusterResponse": {
      "members": {
        "cluster": "Cluster",
      },
    },
    "UpdateClusterSettingsRequest": {
      "required": ["cluster","settings"],
      "members": {
        "cluster": "string",
        "settings": "[ClusterSetting]",
      },
    },
    "UpdateClusterSettingsResponse": {
      "members": {
        "cluster": "Cluster",
      },
    },
    "UpdateContainerInstancesStateRequest": {
      "required": ["containerInstances","status"],
      "members": {
        "containerInstances": "[string]",
        "status": "ContainerInstanceStatus",
        "cluster": "string",
      },
    },
    "UpdateContainerInstancesStateResponse": {
      "members": {
        "containerInstances": "[ContainerInstance]",
        "failures": "[Failure]",
      },
    },
    "UpdateExpressGatewayServiceRequest": {
      "required": ["serviceArn"],
      "members": {
        "serviceArn": "string",
        "executionRoleArn": "string",
        "healthCheckPath": "string",
        "primaryContainer": "ExpressGatewayContainer",
        "taskRoleArn": "string",
        "networkConfiguration": "ExpressGatewayServiceNetworkConfiguration",
        "cpu": "string",
        "memory": "string",
        "cpuArchitecture": "ExpressCpuArchitecture",
        "scalingTarget": "ExpressGatewayScalingTarget",
        "taskDefinitionArn": "string",
      },
    },
    "UpdateExpressGatewayServiceResponse": {
      "members": {
        "service": "UpdatedExpressGatewayService",
      },
    },
    "UpdateManagedInstancesProviderConfiguration": {
      "required": ["infrastructureRoleArn","instanceLaunchTemplate"],
      "members": {
        "infrastructureRoleArn": "string",
        "instanceLaunchTemplate": "InstanceLaunchTemplateUpdate",
        "propagateTags": "PropagateMITags",
        "infrastructureOptimization": "InfrastructureOptimization",
        "autoRepairConfiguration": "AutoRepairConfiguration",
      },
    },
    "UpdateServicePrimaryTaskSetRequest": {
      "required": ["cluster","service","primaryTaskSet"],
      "members": {
        "cluster": "string",
        "service": "string",
        "primaryTaskSet": "string",
      },
    },
    "UpdateServicePrimaryTaskSetResponse": {
      "members": {
        "taskSet": "TaskSet",
      },
    },
    "UpdateServiceRequest": {
      "required": ["service"],
      "members": {
        "service": "string",
        "cluster": "string",
        "desiredCount": "number",
        "taskDefinition": "string",
        "capacityProviderStrategy": "[CapacityProviderStrategyItem]",
        "deploymentConfiguration": "DeploymentConfiguration",
        "availabilityZoneRebalancing": "AvailabilityZoneRebalancing",
        "networkConfiguration": "NetworkConfiguration",
        "placementConstraints": "[PlacementConstraint]",
        "placementStrategy": "[PlacementStrategy]",
        "platformVersion": "string",
        "forceNewDeployment": "boolean",
        "healthCheckGracePeriodSeconds": "number",
        "deploymentController": "DeploymentController",
        "enableExecuteCommand": "boolean",
        "enableECSManagedTags": "boolean",
        "loadBalancers": "[LoadBalancer]",
        "propagateTags": "PropagateTags",
        "serviceRegistries": "[ServiceRegistry]",
        "serviceConnectConfiguration": "ServiceConnectConfiguration",
        "volumeConfigurations": "[ServiceVolumeConfiguration]",
        "vpcLatticeConfigurations": "[VpcLatticeConfiguration]",
        "gatewayConnectors": "[GatewayConnector]",
        "monitoring": "MonitoringConfiguration",
      },
    },
    "UpdateServiceResponse": {
      "members": {
        "service": "Service",
      },
    },
    "UpdateTaskProtectionRequest": {
      "required": ["cluster","tasks","protectionEnabled"],
      "members": {
        "cluster": "string",
        "tasks": "[string]",
        "protectionEnabled": "boolean",
        "expiresInMinutes": "number",
      },
    },
    "UpdateTaskProtectionResponse": {
      "members": {
        "protectedTasks": "[ProtectedTask]",
        "failures": "[Failure]",
      },
    },
    "UpdateTaskSetRequest": {
      "required": ["cluster","service","taskSet","scale"],
      "members": {
        "cluster": "string",
        "service": "string",
        "taskSet": "string",
        "scale": "Scale",
      },
    },
    "UpdateTaskSetResponse": {
      "members": {
        "taskSet": "TaskSet",
      },
    },
    "UpdatedExpressGatewayService": {
      "members": {
        "serviceArn": "string",
        "cluster": "string",
        "serviceName": "string",
        "status": "ExpressGatewayServiceStatus",
        "targetConfiguration": "ExpressGatewayServiceConfiguration",
        "createdAt": "timestamp",
        "updatedAt": "timestamp",
      },
    },
    "VCpuCountRangeRequest": {
      "required": ["min"],
      "members": {
        "min": "number",
        "max": "number",
      },
    },
    "VersionInfo": {
      "members": {
        "agentVersion": "string",
        "agentHash": "string",
        "dockerVersion": "string",
      },
    },
    "Volume": {
      "members": {
        "name": "string",
        "host": "HostVolumeProperties",
        "dockerVolumeConfiguration": "DockerVolumeConfiguration",
        "efsVolumeConfiguration": "EFSVolumeConfiguration",
        "s3filesVolumeConfiguration": "S3FilesVolumeConfiguration",
        "fsxWindowsFileServerVolumeConfiguration": "FSxWindowsFileServerVolumeConfiguration",
        "configuredAtLaunch": "boolean",
      },
    },
    "VolumeFrom": {
      "members": {
        "sourceContainer": "string",
        "readOnly": "boolean",
      },
    },
    "VpcLatticeAdvancedConfiguration": {
      "members": {
        "alternateTargetGroupArn": "string",
        "productionListenerRule": "string",
        "testListenerRule": "string",
      },
    },
    "VpcLatticeConfiguration": {
      "required": ["roleArn","targetGroupArn","portName"],
      "members": {
        "roleArn": "string",
        "targetGroupArn": "string",
        "portName": "string",
        "advancedConfiguration": "VpcLatticeAdvancedConfiguration",
      },
    },
  },
} as const satisfies ShapeTable
