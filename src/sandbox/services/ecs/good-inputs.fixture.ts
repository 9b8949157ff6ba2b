import type { JsonObject } from '../../service.ts'
import { createTestWorld, expressService, network, type TestWorld, webDefinition, webService } from './test-world.ts'

const prefix = 'arn:aws:ecs:eu-west-1:111122223333:'

/** For tests: an input of each operation that names what the world of `beginGood` has; most are let in. */
export const good: Readonly<Record<string, JsonObject>> = {
  CreateCluster: {
    clusterName: 'other',
    settings: [],
    capacityProviders: ['FARGATE'],
    tags: [{ key: 'a', value: 'b' }],
  },
  DescribeClusters: { clusters: ['app'], include: ['TAGS'] },
  ListClusters: { maxResults: 1 },
  DeleteCluster: { cluster: 'app' },
  RegisterTaskDefinition: webDefinition(
    {
      tags: [{ key: 'a', value: 'b' }],
      runtimePlatform: { cpuArchitecture: 'ARM64' },
      ephemeralStorage: { sizeInGiB: 30 },
    },
    {
      portMappings: [{ containerPort: 80, name: 'http' }],
      healthCheck: { command: ['CMD', 'x'], interval: 10 },
      dependsOn: [],
      secrets: [{ name: 'B', valueFrom: 'b' }],
      environment: [{ name: 'A', value: 'b' }],
    },
  ),
  DescribeTaskDefinition: { taskDefinition: 'web', include: ['TAGS'] },
  ListTaskDefinitions: { familyPrefix: 'web', status: 'ACTIVE', sort: 'ASC' },
  ListTaskDefinitionFamilies: { familyPrefix: 'web', status: 'ALL' },
  DeregisterTaskDefinition: { taskDefinition: 'web:1' },
  DeleteTaskDefinitions: { taskDefinitions: ['web:1'] },
  CreateService: webService({
    serviceName: 'other',
    tags: [{ key: 'a', value: 'b' }],
    serviceConnectConfiguration: { enabled: true, namespace: 'n', services: [{ portName: 'http' }] },
    deploymentConfiguration: {
      maximumPercent: 150,
      deploymentCircuitBreaker: { enable: true, rollback: true, thresholdConfiguration: { type: 'COUNT', value: 3 } },
    },
  }),
  UpdateService: {
    cluster: 'app',
    service: 'web',
    taskDefinition: 'web',
    desiredCount: 2,
    networkConfiguration: network,
    capacityProviderStrategy: [{ capacityProvider: 'FARGATE', weight: 1 }],
    deploymentConfiguration: { minimumHealthyPercent: 50, deploymentCircuitBreaker: { enable: true } },
    forceNewDeployment: true,
    monitoring: {},
  },
  DeleteService: { cluster: 'app', service: 'web', force: true },
  CreateExpressGatewayService: expressService({
    serviceName: 'other',
    taskRoleArn: 'arn:aws:iam::111122223333:role/task',
    cpu: '512',
    memory: '1024',
    cpuArchitecture: 'ARM64',
    healthCheckPath: '/health',
    networkConfiguration: { subnets: ['subnet-0aaa'], securityGroups: ['sg-0bbb'] },
    scalingTarget: { minTaskCount: 1, maxTaskCount: 2, autoScalingMetric: 'AVERAGE_CPU', autoScalingTargetValue: 50 },
    tags: [{ key: 'a', value: 'b' }],
  }),
  UpdateExpressGatewayService: {
    serviceArn: `${prefix}service/app/express`,
    healthCheckPath: '/up',
    primaryContainer: { image: 'registry.example/web:2', environment: [{ name: 'A', value: 'b' }], command: ['a'] },
    scalingTarget: { minTaskCount: 2 },
  },
  DescribeExpressGatewayService: { serviceArn: `${prefix}service/app/express`, include: ['TAGS'] },
  DeleteExpressGatewayService: { serviceArn: `${prefix}service/app/express` },
  DescribeServices: { cluster: 'app', services: ['web'], include: ['TAGS'] },
  ListServices: { cluster: 'app', launchType: 'FARGATE' },
  ListServiceDeployments: { cluster: 'app', service: 'web', status: ['IN_PROGRESS'], createdAt: { after: 1 } },
  DescribeServiceDeployments: { serviceDeploymentArns: [`${prefix}service-deployment/app/web/abc`] },
  DescribeServiceRevisions: { serviceRevisionArns: [`${prefix}service-revision/app/web/123`] },
  StopServiceDeployment: { serviceDeploymentArn: `${prefix}service-deployment/app/web/abc`, stopType: 'ABORT' },
  ContinueServiceDeployment: {
    serviceDeploymentArn: `${prefix}service-deployment/app/web/abc`,
    hookId: 'ecs-pause-abc',
    action: 'CONTINUE',
  },
  CreateTaskSet: {
    cluster: 'app',
    service: 'sets',
    taskDefinition: 'web',
    launchType: 'FARGATE',
    networkConfiguration: network,
    scale: { value: 50, unit: 'PERCENT' },
    tags: [{ key: 'a', value: 'b' }],
  },
  UpdateTaskSet: { cluster: 'app', service: 'sets', taskSet: 'ecs-svc/1', scale: { value: 50, unit: 'PERCENT' } },
  DeleteTaskSet: { cluster: 'app', service: 'sets', taskSet: 'ecs-svc/1', force: true },
  DescribeTaskSets: { cluster: 'app', service: 'sets', taskSets: ['ecs-svc/1'], include: ['TAGS'] },
  UpdateServicePrimaryTaskSet: { cluster: 'app', service: 'sets', primaryTaskSet: 'ecs-svc/1' },
  ExecuteCommand: { cluster: 'app', task: 'abc', container: 'app', command: 'sh', interactive: true },
  GetTaskProtection: { cluster: 'app', tasks: ['abc'] },
  UpdateTaskProtection: { cluster: 'app', tasks: ['abc'], protectionEnabled: true, expiresInMinutes: 5 },
  ListContainerInstances: { cluster: 'app', status: 'ACTIVE' },
  DescribeContainerInstances: { cluster: 'app', containerInstances: ['abc'], include: ['TAGS'] },
  ListServicesByNamespace: { namespace: 'shop', maxResults: 5 },
  ListAccountSettings: { name: 'containerInsights', effectiveSettings: true },
  PutAccountSetting: { name: 'containerInsights', value: 'enabled' },
  PutAccountSettingDefault: { name: 'containerInsights', value: 'enabled' },
  DeleteAccountSetting: { name: 'containerInsights' },
  DescribeCapacityProviders: { capacityProviders: ['FARGATE'], include: ['TAGS'] },
  CreateCapacityProvider: {
    name: 'spare',
    autoScalingGroupProvider: { autoScalingGroupArn: 'arn:aws:autoscaling:eu-west-1:111122223333:autoScalingGroup:x' },
    tags: [{ key: 'a', value: 'b' }],
  },
  UpdateCapacityProvider: { name: 'spare', autoScalingGroupProvider: { managedScaling: { status: 'ENABLED' } } },
  DeleteCapacityProvider: { capacityProvider: 'spare' },
  UpdateCluster: { cluster: 'app', settings: [{ name: 'containerInsights', value: 'enabled' }], configuration: {} },
  UpdateClusterSettings: { cluster: 'app', settings: [{ name: 'containerInsights', value: 'enabled' }] },
  UpdateContainerInstancesState: { cluster: 'app', containerInstances: ['abc'], status: 'DRAINING' },
  DeregisterContainerInstance: { cluster: 'app', containerInstance: 'abc', force: true },
  PutAttributes: { cluster: 'app', attributes: [{ name: 'a', value: 'b', targetId: 'abc' }] },
  DeleteAttributes: { cluster: 'app', attributes: [{ name: 'a', targetId: 'abc' }] },
  ListAttributes: { cluster: 'app', targetType: 'container-instance', attributeName: 'a', maxResults: 1 },
  RegisterDaemonTaskDefinition: {
    family: 'agent',
    containerDefinitions: [{ name: 'agent', image: 'example/agent:1', privileged: true }],
    cpu: '256',
    memory: '512',
    executionRoleArn: 'execution',
    tags: [{ key: 'a', value: 'b' }],
  },
  DescribeDaemonTaskDefinition: { daemonTaskDefinition: 'agent:1' },
  DeleteDaemonTaskDefinition: { daemonTaskDefinition: 'agent' },
  ListDaemonTaskDefinitions: { familyPrefix: 'a', status: 'ALL', sort: 'DESC', maxResults: 1 },
  PutClusterCapacityProviders: {
    cluster: 'app',
    capacityProviders: ['FARGATE'],
    defaultCapacityProviderStrategy: [{ capacityProvider: 'FARGATE', weight: 1 }],
  },
  RunTask: {
    cluster: 'app',
    taskDefinition: 'web',
    count: 1,
    launchType: 'FARGATE',
    clientToken: 't',
    networkConfiguration: network,
    overrides: { cpu: '512', containerOverrides: [{ name: 'app', cpu: 1, environment: [] }], taskRoleArn: 'task' },
    tags: [{ key: 'a', value: 'b' }],
    propagateTags: 'TASK_DEFINITION',
  },
  StartTask: { cluster: 'app', taskDefinition: 'web', containerInstances: ['abc'] },
  StopTask: { cluster: 'app', task: 'abc', reason: 'x' },
  DescribeTasks: { cluster: 'app', tasks: ['abc'] },
  ListTasks: { cluster: 'app', serviceName: 'web', desiredStatus: 'RUNNING' },
  TagResource: { resourceArn: `${prefix}service/app/web`, tags: [{ key: 'a', value: 'b' }] },
  UntagResource: { resourceArn: `${prefix}service/app/web`, tagKeys: ['a'] },
  ListTagsForResource: { resourceArn: `${prefix}cluster/app` },
}

/** A world with what the good inputs are about. */
export function beginGood(): TestWorld {
  const world = createTestWorld()
  world.call('RegisterTaskDefinition', webDefinition({}, { portMappings: [{ containerPort: 80, name: 'http' }] }))
  world.call('CreateService', webService())
  world.call('CreateExpressGatewayService', expressService())
  const external = { cluster: 'app', serviceName: 'sets', deploymentController: { type: 'EXTERNAL' }, desiredCount: 2 }
  world.call('CreateService', external)
  world.call('RegisterDaemonTaskDefinition', good['RegisterDaemonTaskDefinition'] ?? {})
  world.call('CreateCapacityProvider', good['CreateCapacityProvider'] ?? {})
  return world
}
