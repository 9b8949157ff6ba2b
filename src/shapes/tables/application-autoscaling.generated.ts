// Made by scripts/shapes.mjs from @aws-sdk/client-application-auto-scaling 3.1141.0 (Apache License 2.0, see NOTICE). Not to be edited.
import type { ShapeTable } from '../table.ts'

export const applicationAutoscaling = {
  "service": "application-autoscaling",
  "protocol": "awsJson1.1",
  "version": "2016-02-06",
  "target": "AnyScaleFrontendService",
  "operations": {
    "DeleteScalingPolicy": {"input":"DeleteScalingPolicyRequest","output":"DeleteScalingPolicyResponse"},
    "DeleteScheduledAction": {"input":"DeleteScheduledActionRequest","output":"DeleteScheduledActionResponse"},
    "DeregisterScalableTarget": {"input":"DeregisterScalableTargetRequest","output":"DeregisterScalableTargetResponse"},
    "DescribeScalableTargets": {"input":"DescribeScalableTargetsRequest","output":"DescribeScalableTargetsResponse"},
    "DescribeScalingActivities": {"input":"DescribeScalingActivitiesRequest","output":"DescribeScalingActivitiesResponse"},
    "DescribeScalingPolicies": {"input":"DescribeScalingPoliciesRequest","output":"DescribeScalingPoliciesResponse"},
    "DescribeScheduledActions": {"input":"DescribeScheduledActionsRequest","output":"DescribeScheduledActionsResponse"},
    "PutScalingPolicy": {"input":"PutScalingPolicyRequest","output":"PutScalingPolicyResponse"},
    "PutScheduledAction": {"input":"PutScheduledActionRequest","output":"PutScheduledActionResponse"},
    "RegisterScalableTarget": {"input":"RegisterScalableTargetRequest","output":"RegisterScalableTargetResponse"},
  },
  "enums": {
    "AdjustmentType": ["ChangeInCapacity","ExactCapacity","PercentChangeInCapacity"],
    "MetricAggregationType": ["Average","Maximum","Minimum"],
    "MetricStatistic": ["Average","Maximum","Minimum","SampleCount","Sum"],
    "MetricType": ["ALBRequestCountPerTarget","AppStreamAverageCapacityUtilization","CassandraReadCapacityUtilization","CassandraWriteCapacityUtilization","ComprehendInferenceUtilization","DynamoDBReadCapacityUtilization","DynamoDBWriteCapacityUtilization","EC2SpotFleetRequestAverageCPUUtilization","EC2SpotFleetRequestAverageNetworkIn","EC2SpotFleetRequestAverageNetworkOut","ECSServiceAverageCPUUtilization","ECSServiceAverageCPUUtilizationHighResolution","ECSServiceAverageMemoryUtilization","ECSServiceAverageMemoryUtilizationHighResolution","ElastiCacheDatabaseCapacityUsageCountedForEvictPercentage","ElastiCacheDatabaseMemoryUsageCountedForEvictPercentage","ElastiCacheDatabaseMemoryUsagePercentage","ElastiCacheEngineCPUUtilization","ElastiCachePrimaryEngineCPUUtilization","ElastiCacheReplicaEngineCPUUtilization","KafkaBrokerStorageUtilization","LambdaProvisionedConcurrencyUtilization","NeptuneReaderAverageCPUUtilization","RDSReaderAverageCPUUtilization","RDSReaderAverageDatabaseConnections","SageMakerInferenceComponentConcurrentRequestsPerCopyHighResolution","SageMakerInferenceComponentInvocationsPerCopy","SageMakerVariantConcurrentRequestsPerModelHighResolution","SageMakerVariantInvocationsPerInstance","SageMakerVariantProvisionedConcurrencyUtilization","WorkSpacesAverageUserSessionsCapacityUtilization"],
    "PolicyType": ["PredictiveScaling","StepScaling","TargetTrackingScaling"],
    "PredictiveScalingMaxCapacityBreachBehavior": ["HonorMaxCapacity","IncreaseMaxCapacity"],
    "PredictiveScalingMode": ["ForecastAndScale","ForecastOnly"],
    "ScalableDimension": ["appstream:fleet:DesiredCapacity","cassandra:table:ReadCapacityUnits","cassandra:table:WriteCapacityUnits","comprehend:document-classifier-endpoint:DesiredInferenceUnits","comprehend:entity-recognizer-endpoint:DesiredInferenceUnits","custom-resource:ResourceType:Property","dynamodb:index:ReadCapacityUnits","dynamodb:index:WriteCapacityUnits","dynamodb:table:ReadCapacityUnits","dynamodb:table:WriteCapacityUnits","ec2:spot-fleet-request:TargetCapacity","ecs:service:DesiredCount","elasticmapreduce:instancegroup:InstanceCount","elasticache:cache-cluster:Nodes","elasticache:replication-group:NodeGroups","elasticache:replication-group:Replicas","kafka:broker-storage:VolumeSize","lambda:function:ProvisionedConcurrency","neptune:cluster:ReadReplicaCount","rds:cluster:ReadReplicaCount","sagemaker:inference-component:DesiredCopyCount","sagemaker:variant:DesiredInstanceCount","sagemaker:variant:DesiredProvisionedConcurrency","workspaces:workspacespool:DesiredUserSessions"],
    "ScalingActivityStatusCode": ["Failed","InProgress","Overridden","Pending","Successful","Unfulfilled"],
    "ServiceNamespace": ["appstream","cassandra","comprehend","custom-resource","dynamodb","ec2","ecs","elasticache","elasticmapreduce","kafka","lambda","neptune","rds","sagemaker","workspaces"],
  },
  "shapes": {
    "Alarm": {
      "required": ["AlarmName","AlarmARN"],
      "members": {
        "AlarmName": "string",
        "AlarmARN": "string",
      },
    },
    "CustomizedMetricSpecification": {
      "members": {
        "MetricName": "string",
        "Namespace": "string",
        "Dimensions": "[MetricDimension]",
        "Statistic": "MetricStatistic",
        "Unit": "string",
        "Metrics": "[TargetTrackingMetricDataQuery]",
      },
    },
    "DeleteScalingPolicyRequest": {
      "required": ["PolicyName","ServiceNamespace","ResourceId","ScalableDimension"],
      "members": {
        "PolicyName": "string",
        "ServiceNamespace": "ServiceNamespace",
        "ResourceId": "string",
        "ScalableDimension": "ScalableDimension",
      },
    },
    "DeleteScalingPolicyResponse": {
      "members": {},
    },
    "DeleteScheduledActionRequest": {
      "required": ["ServiceNamespace","ScheduledActionName","ResourceId","ScalableDimension"],
      "members": {
        "ServiceNamespace": "ServiceNamespace",
        "ScheduledActionName": "string",
        "ResourceId": "string",
        "ScalableDimension": "ScalableDimension",
      },
    },
    "DeleteScheduledActionResponse": {
      "members": {},
    },
    "DeregisterScalableTargetRequest": {
      "required": ["ServiceNamespace","ResourceId","ScalableDimension"],
      "members": {
        "ServiceNamespace": "ServiceNamespace",
        "ResourceId": "string",
        "ScalableDimension": "ScalableDimension",
      },
    },
    "DeregisterScalableTargetResponse": {
      "members": {},
    },
    "DescribeScalableTargetsRequest": {
      "required": ["ServiceNamespace"],
      "members": {
        "ServiceNamespace": "ServiceNamespace",
        "ResourceIds": "[string]",
        "ScalableDimension": "ScalableDimension",
        "MaxResults": "number",
        "NextToken": "string",
      },
    },
    "DescribeScalableTargetsResponse": {
      "members": {
        "ScalableTargets": "[ScalableTarget]",
        "NextToken": "string",
      },
    },
    "DescribeScalingActivitiesRequest": {
      "required": ["ServiceNamespace"],
      "members": {
        "ServiceNamespace": "ServiceNamespace",
        "ResourceId": "string",
        "ScalableDimension": "ScalableDimension",
        "MaxResults": "number",
        "NextToken": "string",
        "IncludeNotScaledActivities": "boolean",
      },
    },
    "DescribeScalingActivitiesResponse": {
      "members": {
        "ScalingActivities": "[ScalingActivity]",
        "NextToken": "string",
      },
    },
    "DescribeScalingPoliciesRequest": {
      "required": ["ServiceNamespace"],
      "members": {
        "ServiceNamespace": "ServiceNamespace",
        "PolicyNames": "[string]",
        "ResourceId": "string",
        "ScalableDimension": "ScalableDimension",
        "MaxResults": "number",
        "NextToken": "string",
      },
    },
    "DescribeScalingPoliciesResponse": {
      "members": {
        "ScalingPolicies": "[ScalingPolicy]",
        "NextToken": "string",
      },
    },
    "DescribeScheduledActionsRequest": {
      "required": ["ServiceNamespace"],
      "members": {
        "ServiceNamespace": "ServiceNamespace",
        "ScheduledActionNames": "[string]",
        "ResourceId": "string",
        "ScalableDimension": "ScalableDimension",
        "MaxResults": "number",
        "NextToken": "string",
      },
    },
    "DescribeScheduledActionsResponse": {
      "members": {
        "ScheduledActions": "[ScheduledAction]",
        "NextToken": "string",
      },
    },
    "MetricDimension": {
      "required": ["Name","Value"],
      "members": {
        "Name": "string",
        "Value": "string",
      },
    },
    "NotScaledReason": {
      "required": ["Code"],
      "members": {
        "Code": "string",
        "MaxCapacity": "number",
        "MinCapacity": "number",
        "CurrentCapacity": "number",
      },
    },
    "PredefinedMetricSpecification": {
      "required": ["PredefinedMetricType"],
      "members": {
        "PredefinedMetricType": "MetricType",
        "ResourceLabel": "string",
      },
    },
    "PredictiveScalingCustomizedMetricSpecification": {
      "required": ["MetricDataQueries"],
      "members": {
        "MetricDataQueries": "[PredictiveScalingMetricDataQuery]",
      },
    },
    "PredictiveScalingMetric": {
      "members": {
        "Dimensions": "[PredictiveScalingMetricDimension]",
        "MetricName": "string",
        "Namespace": "string",
      },
    },
    "PredictiveScalingMetricDataQuery": {
      "required": ["Id"],
      "members": {
        "Id": "string",
        "Expression": "string",
        "MetricStat": "PredictiveScalingMetricStat",
        "Label": "string",
        "ReturnData": "boolean",
      },
    },
    "PredictiveScalingMetricDimension": {
      "required": ["Name","Value"],
      "members": {
        "Name": "string",
        "Value": "string",
      },
    },
    "PredictiveScalingMetricSpecification": {
      "required": ["TargetValue"],
      "members": {
        "TargetValue": "number",
        "PredefinedMetricPairSpecification": "PredictiveScalingPredefinedMetricPairSpecification",
        "PredefinedScalingMetricSpecification": "PredictiveScalingPredefinedScalingMetricSpecification",
        "PredefinedLoadMetricSpecification": "PredictiveScalingPredefinedLoadMetricSpecification",
        "CustomizedScalingMetricSpecification": "PredictiveScalingCustomizedMetricSpecification",
        "CustomizedLoadMetricSpecification": "PredictiveScalingCustomizedMetricSpecification",
        "CustomizedCapacityMetricSpecification": "PredictiveScalingCustomizedMetricSpecification",
      },
    },
    "PredictiveScalingMetricStat": {
      "required": ["Metric","Stat"],
      "members": {
        "Metric": "PredictiveScalingMetric",
        "Stat": "string",
        "Unit": "string",
      },
    },
    "PredictiveScalingPolicyConfiguration": {
      "required": ["MetricSpecifications"],
      "members": {
        "MetricSpecifications": "[PredictiveScalingMetricSpecification]",
        "Mode": "PredictiveScalingMode",
        "SchedulingBufferTime": "number",
        "MaxCapacityBreachBehavior": "PredictiveScalingMaxCapacityBreachBehavior",
        "MaxCapacityBuffer": "number",
      },
    },
    "PredictiveScalingPredefinedLoadMetricSpecification": {
      "required": ["PredefinedMetricType"],
      "members": {
        "PredefinedMetricType": "string",
        "ResourceLabel": "string",
      },
    },
    "PredictiveScalingPredefinedMetricPairSpecification": {
      "required": ["PredefinedMetricType"],
      "members": {
        "PredefinedMetricType": "string",
        "ResourceLabel": "string",
      },
    },
    "PredictiveScalingPredefinedScalingMetricSpecification": {
      "required": ["PredefinedMetricType"],
      "members": {
        "PredefinedMetricType": "string",
        "ResourceLabel": "string",
      },
    },
    "PutScalingPolicyRequest": {
      "required": ["PolicyName","ServiceNamespace","ResourceId","ScalableDimension"],
      "members": {
        "PolicyName": "string",
        "ServiceNamespace": "ServiceNamespace",
        "ResourceId": "string",
        "ScalableDimension": "ScalableDimension",
        "PolicyType": "PolicyType",
        "StepScalingPolicyConfiguration": "StepScalingPolicyConfiguration",
        "TargetTrackingScalingPolicyConfiguration": "TargetTrackingScalingPolicyConfiguration",
        "PredictiveScalingPolicyConfiguration": "PredictiveScalingPolicyConfiguration",
      },
    },
    "PutScalingPolicyResponse": {
      "required": ["PolicyARN"],
      "members": {
        "PolicyARN": "string",
        "Alarms": "[Alarm]",
      },
    },
    "PutScheduledActionRequest": {
      "required": ["ServiceNamespace","ScheduledActionName","ResourceId","ScalableDimension"],
      "members": {
        "ServiceNamespace": "ServiceNamespace",
        "ScheduledActionName": "string",
        "ResourceId": "string",
        "ScalableDimension": "ScalableDimension",
        "Schedule": "string",
        "Timezone": "string",
        "StartTime": "timestamp",
        "EndTime": "timestamp",
        "ScalableTargetAction": "ScalableTargetAction",
      },
    },
    "PutScheduledActionResponse": {
      "members": {},
    },
    "RegisterScalableTargetRequest": {
      "required": ["ServiceNamespace","ResourceId","ScalableDimension"],
      "members": {
        "ServiceNamespace": "ServiceNamespace",
        "ResourceId": "string",
        "ScalableDimension": "ScalableDimension",
        "MinCapacity": "number",
        "MaxCapacity": "number",
        "RoleARN": "string",
        "SuspendedState": "SuspendedState",
        "Tags": "{string}",
      },
    },
    "RegisterScalableTargetResponse": {
      "members": {
        "ScalableTargetARN": "string",
      },
    },
    "ScalableTarget": {
      "required": ["ServiceNamespace","ResourceId","ScalableDimension","MinCapacity","MaxCapacity","RoleARN","CreationTime"],
      "members": {
        "ServiceNamespace": "ServiceNamespace",
        "ResourceId": "string",
        "ScalableDimension": "ScalableDimension",
        "MinCapacity": "number",
        "MaxCapacity": "number",
        "RoleARN": "string",
        "CreationTime": "timestamp",
        "PredictedCapacity": "number",
        "SuspendedState": "SuspendedState",
        "ScalableTargetARN": "string",
      },
    },
    "ScalableTargetAction": {
      "members": {
        "MinCapacity": "number",
        "MaxCapacity": "number",
      },
    },
    "ScalingActivity": {
      "required": ["ActivityId","ServiceNamespace","ResourceId","ScalableDimension","Description","Cause","StartTime","StatusCode"],
      "members": {
        "ActivityId": "string",
        "ServiceNamespace": "ServiceNamespace",
        "ResourceId": "string",
        "ScalableDimension": "ScalableDimension",
        "Description": "string",
        "Cause": "string",
        "StartTime": "timestamp",
        "StatusCode": "ScalingActivityStatusCode",
        "EndTime": "timestamp",
        "StatusMessage": "string",
        "Details": "string",
        "NotScaledReasons": "[NotScaledReason]",
      },
    },
    "ScalingPolicy": {
      "required": ["PolicyARN","PolicyName","ServiceNamespace","ResourceId","ScalableDimension","PolicyType","CreationTime"],
      "members": {
        "PolicyARN": "string",
        "PolicyName": "string",
        "ServiceNamespace": "ServiceNamespace",
        "ResourceId": "string",
        "ScalableDimension": "ScalableDimension",
        "PolicyType": "PolicyType",
        "CreationTime": "timestamp",
        "StepScalingPolicyConfiguration": "StepScalingPolicyConfiguration",
        "TargetTrackingScalingPolicyConfiguration": "TargetTrackingScalingPolicyConfiguration",
        "PredictiveScalingPolicyConfiguration": "PredictiveScalingPolicyConfiguration",
        "Alarms": "[Alarm]",
      },
    },
    "ScheduledAction": {
      "required": ["ScheduledActionName","ScheduledActionARN","ServiceNamespace","Schedule","ResourceId","CreationTime"],
      "members": {
        "ScheduledActionName": "string",
        "ScheduledActionARN": "string",
        "ServiceNamespace": "ServiceNamespace",
        "Schedule": "string",
        "ResourceId": "string",
        "CreationTime": "timestamp",
        "Timezone": "string",
        "ScalableDimension": "ScalableDimension",
        "StartTime": "timestamp",
        "EndTime": "timestamp",
        "ScalableTargetAction": "ScalableTargetAction",
      },
    },
    "StepAdjustment": {
      "required": ["ScalingAdjustment"],
      "members": {
        "ScalingAdjustment": "number",
        "MetricIntervalLowerBound": "number",
        "MetricIntervalUpperBound": "number",
      },
    },
    "StepScalingPolicyConfiguration": {
      "members": {
        "AdjustmentType": "AdjustmentType",
        "StepAdjustments": "[StepAdjustment]",
        "MinAdjustmentMagnitude": "number",
        "Cooldown": "number",
        "MetricAggregationType": "MetricAggregationType",
      },
    },
    "SuspendedState": {
      "members": {
        "DynamicScalingInSuspended": "boolean",
        "DynamicScalingOutSuspended": "boolean",
        "ScheduledScalingSuspended": "boolean",
      },
    },
    "TargetTrackingMetric": {
      "members": {
        "Dimensions": "[TargetTrackingMetricDimension]",
        "MetricName": "string",
        "Namespace": "string",
      },
    },
    "TargetTrackingMetricDataQuery": {
      "required": ["Id"],
      "members": {
        "Id": "string",
        "Expression": "string",
        "Label": "string",
        "MetricStat": "TargetTrackingMetricStat",
        "ReturnData": "boolean",
      },
    },
    "TargetTrackingMetricDimension": {
      "required": ["Name","Value"],
      "members": {
        "Name": "string",
        "Value": "string",
      },
    },
    "TargetTrackingMetricStat": {
      "required": ["Metric","Stat"],
      "members": {
        "Metric": "TargetTrackingMetric",
        "Stat": "string",
        "Unit": "string",
      },
    },
    "TargetTrackingScalingPolicyConfiguration": {
      "required": ["TargetValue"],
      "members": {
        "TargetValue": "number",
        "PredefinedMetricSpecification": "PredefinedMetricSpecification",
        "CustomizedMetricSpecification": "CustomizedMetricSpecification",
        "ScaleOutCooldown": "number",
        "ScaleInCooldown": "number",
        "DisableScaleIn": "boolean",
      },
    },
  },
} as const satisfies ShapeTable
