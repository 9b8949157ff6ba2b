import { describe, expect, test } from 'vitest'
import type { JsonObject } from '../../../service.ts'
import { ec2 } from '../../ec2/index.ts'
import { createTestWorld, describeWeb, network, type TestWorld, webDefinition, webService } from '../test-world.ts'

function begin(): TestWorld {
  const world = createTestWorld()
  const container = { name: 'app', image: 'registry.example/web:1', memory: 64 }
  world.call('RegisterTaskDefinition', webDefinition({}, { portMappings: [{ containerPort: 80 }] }))
  world.call('RegisterTaskDefinition', { family: 'ec2', containerDefinitions: [container] })
  return world
}

function percentages(maximumPercent: number, minimumHealthyPercent: number): JsonObject {
  return {
    deploymentConfiguration: { maximumPercent, minimumHealthyPercent },
  }
}

function balancer(containerName: string, containerPort: number): JsonObject {
  return {
    loadBalancers: [{ targetGroupArn: 'arn:aws:elasticloadbalancing:x', containerName, containerPort }],
  }
}

const strategy = [{ capacityProvider: 'FARGATE_SPOT', weight: 1 }]

describe('CreateService', () => {
  test.each([
    [{ cluster: 'ghost', taskDefinition: 'ghost' }, 'ClusterNotFoundException', 'Cluster not found.'],
    [{ cluster: 'gh ost' }, 'InvalidParameterException', 'Cluster must match ^[a-zA-Z0-9\\-_]{1,255}$, but was gh ost'],
    [{ taskDefinition: 'ghost' }, 'ClientException', 'TaskDefinition not found.'],
    [
      { networkConfiguration: null },
      'InvalidParameterException',
      "Network Configuration must be provided when networkMode 'awsvpc' is specified.",
    ],
    [
      { networkConfiguration: null, desiredCount: -1 },
      'InvalidParameterException',
      "Network Configuration must be provided when networkMode 'awsvpc' is specified.",
    ],
    [{ desiredCount: null }, 'InvalidParameterException', 'DesiredCount is missing'],
    [{ desiredCount: -1, ...percentages(99, 0) }, 'InvalidParameterException', 'DesiredCount can not be lesser than 0'],
    [percentages(99, 0), 'InvalidParameterException', 'maximumPercent must be at least 100'],
    [percentages(200, 101), 'InvalidParameterException', 'minimumHealthyPercent must be at most 100'],
    [{ schedulingStrategy: 'X' }, 'InvalidParameterException', 'Scheduling strategy should be one of [REPLICA,DAEMON]'],
    [
      { capacityProviderStrategy: strategy },
      'InvalidParameterException',
      'You may choose a capacity provider or a launch type but not both.',
    ],
    [
      { launchType: null, capacityProviderStrategy: Array.from({ length: 21 }, () => strategy[0] ?? {}) },
      'InvalidParameterException',
      'A capacity provider strategy can have at most 20 capacity providers.',
    ],
    [
      {
        launchType: null,
        capacityProviderStrategy: [
          { capacityProvider: 'FARGATE', base: 1, weight: 1 },
          { capacityProvider: 'FARGATE_SPOT', base: 1 },
        ],
      },
      'InvalidParameterException',
      'There are multiple capacity providers in the specified capacity provider strategy with a base value defined. Only one capacity provider in a capacity provider strategy can have a base defined.',
    ],
    [
      {
        launchType: null,
        capacityProviderStrategy: [{ capacityProvider: 'FARGATE' }, { capacityProvider: 'FARGATE_SPOT', base: 1 }],
      },
      'InvalidParameterException',
      'There are no capacity providers in the capacity provider strategy with a weight value greater than zero. At least one capacity provider must have a weight value greater than zero specified. Specify a valid capacity provider strategy and try again.',
    ],
    [
      { healthCheckGracePeriodSeconds: 30 },
      'InvalidParameterException',
      'Health check grace period is only valid for services configured to use load balancers',
    ],
    [{ clientToken: 'x'.repeat(37) }, 'InvalidParameterException', 'idempotency token longer than 36.'],
    [
      { availabilityZoneRebalancing: 'ENABLED', ...percentages(100, 0) },
      'InvalidParameterException',
      'Availability Zone Rebalancing does not support maximumPercent <= 100 % as deployment configuration.',
    ],
    [balancer('ghost', 80), 'InvalidParameterException', 'The container ghost does not exist in the task definition.'],
    [balancer('app', 81), 'InvalidParameterException', 'The container app did not have a container port 81 defined.'],
    [
      { taskDefinition: 'ec2' },
      'InvalidParameterException',
      'Network Configuration is not valid for the given networkMode of this task definition.',
    ],
    [
      { taskDefinition: 'ec2', networkConfiguration: null },
      'InvalidParameterException',
      'Task definition does not support launch_type FARGATE.',
    ],
    [
      { deploymentController: { type: 'EXTERNAL' } },
      'InvalidParameterException',
      'NetworkConfiguration must be empty or null.',
    ],
  ] as const)('with %j is refused', (change, code, message) => {
    expect(begin().refusal('CreateService', webService(change as JsonObject))).toEqual({ code, message })
  })

  test('takes EC2 where nothing else is said, which has no public addresses', () => {
    const open = { awsvpcConfiguration: { subnets: ['subnet-0aaa'], assignPublicIp: 'ENABLED' } }
    const input = webService({ launchType: null, networkConfiguration: open })
    expect(begin().refusal('CreateService', input).message).toBe(
      'Assign public IP is not supported for this launch type.',
    )
  })

  test('takes the strategy of the cluster where it has one', () => {
    const world = begin()
    world.call('CreateCluster', { clusterName: 'spot', defaultCapacityProviderStrategy: strategy })
    const { service } = world.call('CreateService', webService({ cluster: 'spot', launchType: null }))
    expect(service).toMatchObject({
      capacityProviderStrategy: [{ capacityProvider: 'FARGATE_SPOT', weight: 1, base: 0 }],
    })
    expect(service).not.toHaveProperty('launchType')
  })

  test('looks subnets and groups up where it is known which there are', () => {
    const world = begin()
    ec2.seed?.({ subnets: ['subnet-0aaa'], securityGroups: ['sg-12345678'] }, world.context)
    expect(world.refusal('CreateService', webService()).message).toBe(
      'Error retrieving security group information for [sg-0bbb]: Invalid id: "sg-0bbb" (expecting "sg-...") (ErrorCode: InvalidGroupId.Malformed)',
    )
    const other = begin()
    ec2.seed?.({ subnets: ['subnet-1'] }, other.context)
    expect(other.refusal('CreateService', webService()).message).toBe(
      "Error retrieving subnet information for [subnet-0aaa]: The subnet ID 'subnet-0aaa' does not exist (ErrorCode: InvalidSubnetID.NotFound)",
    )
  })

  test('a second time is answered again with the same token and request only', () => {
    const world = begin()
    const input = webService({ clientToken: 't' })
    const { service } = world.call('CreateService', input)
    const tagged = { ...input, tags: [{ key: 'a', value: 'b' }] }
    expect(world.call('CreateService', tagged)['service']).toEqual(service)
    const refusal = { code: 'InvalidParameterException', message: 'Creation of service was not idempotent.' }
    expect(world.refusal('CreateService', webService())).toEqual(refusal)
    expect(world.refusal('CreateService', webService({ clientToken: 't', desiredCount: 2 }))).toEqual(refusal)
  })
})

test('a strategy names providers of its cluster, where the cluster names any', () => {
  const world = begin()
  const associated = ['arn:aws:ecs:eu-west-1:111122223333:capacity-provider/FARGATE']
  world.call('CreateCluster', { clusterName: 'plain', capacityProviders: associated })
  const by = (capacityProvider: string): JsonObject =>
    webService({ cluster: 'plain', launchType: null, capacityProviderStrategy: [{ capacityProvider, weight: 1 }] })
  const refusal = {
    code: 'InvalidParameterException',
    message:
      'The specified capacity provider strategy cannot contain a capacity provider that is not associated with the cluster. Associate the capacity provider with the cluster or specify a valid capacity provider and try again.',
  }
  expect(world.refusal('CreateService', by('FARGATE_SPOT'))).toEqual(refusal)
  expect(world.call('CreateService', by('FARGATE'))).toHaveProperty('service')
  const { capacityProviderStrategy } = by('FARGATE_SPOT')
  const change = { cluster: 'plain', service: 'web', forceNewDeployment: true, capacityProviderStrategy }
  expect(world.refusal('UpdateService', change)).toEqual(refusal)
})

test('a cluster whose default strategy has no weight runs nothing by it', () => {
  const world = begin()
  world.call('CreateCluster', {
    clusterName: 'idle',
    capacityProviders: ['FARGATE_SPOT'],
    defaultCapacityProviderStrategy: [{ capacityProvider: 'FARGATE_SPOT' }],
  })
  const weightless = expect.objectContaining({
    code: 'InvalidParameterException',
    message: expect.stringMatching(/^There are no capacity providers with a weight value greater than zero defined/),
  })
  const input = { ...webService({ cluster: 'idle' }), launchType: null }
  expect(() => world.call('CreateService', input)).toThrow(weightless)
  const run = { cluster: 'idle', taskDefinition: 'web', networkConfiguration: network }
  expect(() => world.call('RunTask', run)).toThrow(weightless)
})

describe('UpdateService', () => {
  test.each([
    ['a task definition', { taskDefinition: 'web' }, true],
    ['another network', { networkConfiguration: { awsvpcConfiguration: { subnets: ['subnet-1'] } } }, true],
    ['a platform version', { platformVersion: '1.4.0' }, true],
    ['load balancers', balancer('app', 80), true],
    ['service connect', { serviceConnectConfiguration: { enabled: true } }, true],
    ['monitoring', { monitoring: { metricConfigurations: [] } }, true],
    ['force', { forceNewDeployment: true }, true],
    ['the same task definition', { taskDefinition: 'web:1' }, false],
    ['the same network', { networkConfiguration: network }, false],
    ['no load balancers, as before', { loadBalancers: [] }, false],
    ['a count', { desiredCount: 5 }, false],
    ['percentages', percentages(150, 50), false],
    ['execute command', { enableExecuteCommand: true }, false],
    ['managed tags', { enableECSManagedTags: true }, false],
    ['propagated tags', { propagateTags: 'SERVICE' }, false],
    ['rebalancing', { availabilityZoneRebalancing: 'DISABLED' }, false],
    ['the platform version that is shown', { platformVersion: 'LATEST' }, false],
    ['empty lists where there were none', { volumeConfigurations: [], vpcLatticeConfigurations: [] }, false],
    ['a launch type, which it does not take', { launchType: 'EC2' }, false],
    ['an empty strategy where there is a launch type', { capacityProviderStrategy: [] }, false],
  ] as const)('with %s starts a deployment or not', (_what, change, starts) => {
    const world = begin()
    world.call('CreateService', webService())
    if (starts) world.call('RegisterTaskDefinition', webDefinition({}, { portMappings: [{ containerPort: 80 }] }))
    world.call('UpdateService', { cluster: 'app', service: 'web', ...(change as JsonObject) })
    expect(describeWeb(world)['deployments']).toHaveLength(starts ? 2 : 1)
  })

  test('with a grace period for its load balancer starts none', () => {
    const world = begin()
    world.call('CreateService', webService(balancer('app', 80)))
    world.call('UpdateService', { cluster: 'app', service: 'web', healthCheckGracePeriodSeconds: 60 })
    expect(describeWeb(world)).toMatchObject({ healthCheckGracePeriodSeconds: 60, deployments: [{}] })
  })

  test.each([
    [{ service: 'ghost' }, 'ServiceNotFoundException', 'Service not found.'],
    [{ service: 'ghost', taskDefinition: 'ghost' }, 'ClientException', 'TaskDefinition not found.'],
    [{ cluster: 'ghost', taskDefinition: 'ghost' }, 'ClusterNotFoundException', 'Cluster not found.'],
    [{ desiredCount: -1 }, 'InvalidParameterException', 'Task count can not be lesser than 0'],
    [
      { healthCheckGracePeriodSeconds: 60 },
      'InvalidParameterException',
      'Health check grace period is only valid for services configured to use load balancers',
    ],
    [
      { capacityProviderStrategy: strategy },
      'InvalidParameterException',
      'When switching from launch type to capacity provider strategy on an existing service, or making a change to a capacity provider strategy on a service that is already using one, you must force a new deployment.',
    ],
  ] as const)('with %j is refused', (change, code, message) => {
    const world = begin()
    world.call('CreateService', webService())
    const input = { cluster: 'app', service: 'web', ...(change as JsonObject) }
    expect(world.refusal('UpdateService', input)).toEqual({ code, message })
  })

  test('keeps what it does not name of the circuit breaker', () => {
    const world = begin()
    const thresholdConfiguration = { type: 'COUNT', value: 9 }
    world.call(
      'CreateService',
      webService({
        deploymentConfiguration: { deploymentCircuitBreaker: { enable: true, rollback: true, thresholdConfiguration } },
      }),
    )
    world.call('UpdateService', {
      cluster: 'app',
      service: 'web',
      deploymentConfiguration: { deploymentCircuitBreaker: { enable: true, rollback: false } },
    })
    expect(describeWeb(world)['deploymentConfiguration']).toMatchObject({
      deploymentCircuitBreaker: { enable: true, rollback: false, thresholdConfiguration },
    })
  })

  test('goes to capacity providers by force', () => {
    const world = begin()
    world.call('CreateService', webService())
    world.call('UpdateService', {
      cluster: 'app',
      service: 'web',
      capacityProviderStrategy: strategy,
      forceNewDeployment: true,
    })
    world.settle()
    expect(describeWeb(world)).not.toHaveProperty('launchType')
    const { taskArns } = world.call('ListTasks', { cluster: 'app', serviceName: 'web' })
    const { tasks } = world.call('DescribeTasks', { cluster: 'app', tasks: taskArns ?? null })
    expect(tasks).toMatchObject([{ capacityProviderName: 'FARGATE_SPOT', launchType: 'FARGATE' }])
  })

  test.each([
    ['FARGATE_SPOT', 'FARGATE'],
    ['spare-instances', 'EC2'],
  ])('an empty strategy leads from %s back to %s', (capacityProvider, launchType) => {
    const world = begin()
    world.call('RegisterTaskDefinition', webDefinition({ requiresCompatibilities: ['FARGATE', 'EC2'] }))
    const capacityProviderStrategy = [{ capacityProvider, weight: 1 }]
    world.call('CreateService', webService({ launchType: null, capacityProviderStrategy }))
    const back = { cluster: 'app', service: 'web', forceNewDeployment: true, capacityProviderStrategy: [] }
    const { service } = world.call('UpdateService', back)
    expect(service).toMatchObject({ launchType })
    expect(service).not.toHaveProperty('capacityProviderStrategy')
  })
})

describe('reading services', () => {
  test('finds them by name and ARN, ten at most', () => {
    const world = begin()
    world.call('CreateService', webService({ tags: [{ key: 'a', value: 'b' }] }))
    const arn = 'arn:aws:ecs:eu-west-1:111122223333:service/app/web'
    const { services } = world.call('DescribeServices', { cluster: 'app', services: [arn, 'web'] })
    expect(services).toHaveLength(1)
    expect((services as JsonObject[])[0]).not.toHaveProperty('tags')
    const many = Array.from({ length: 11 }, (_, index) => `s${index}`)
    expect(world.refusal('DescribeServices', { cluster: 'app', services: many }).code).toBe('InvalidParameterException')
    expect(world.refusal('DescribeServices', { cluster: 'app', services: [] }).code).toBe('InvalidParameterException')
  })

  test('lists ten to a page', () => {
    const world = begin()
    for (let index = 10; index < 22; index += 1) world.call('CreateService', webService({ serviceName: `s${index}` }))
    const first = world.call('ListServices', { cluster: 'app' })
    expect(first['serviceArns']).toHaveLength(10)
    const second = world.call('ListServices', { cluster: 'app', nextToken: first['nextToken'] ?? null })
    expect((second['serviceArns'] as string[]).map((arn) => arn.split('/').at(-1))).toEqual(['s20', 's21'])
    expect(second).not.toHaveProperty('nextToken')
  })
})

describe('clusters', () => {
  test('are not there until they are made', () => {
    const world = createTestWorld()
    const arn = 'arn:aws:ecs:eu-west-1:111122223333:cluster/default'
    expect(world.call('DescribeClusters', {})).toEqual({ clusters: [], failures: [{ arn, reason: 'MISSING' }] })
    world.call('CreateCluster', {})
    expect(world.call('DescribeClusters', {})['clusters']).toMatchObject([{ clusterName: 'default', status: 'ACTIVE' }])
  })

  test('show more when they are asked', () => {
    const world = begin()
    world.call('CreateService', webService())
    world.settle()
    const { clusters } = world.call('DescribeClusters', { clusters: ['app'], include: ['STATISTICS', 'SETTINGS'] })
    const [cluster] = clusters as JsonObject[]
    expect(cluster).toMatchObject({
      runningTasksCount: 1,
      activeServicesCount: 1,
      settings: [{ name: 'containerInsights', value: 'disabled' }],
    })
    const statistics = cluster?.['statistics'] as JsonObject[]
    expect(statistics).toHaveLength(16)
    expect(statistics).toContainEqual({ name: 'runningFargateTasksCount', value: '1' })
  })

  test('go when nothing lives in them', () => {
    const world = begin()
    world.call('CreateService', webService({ desiredCount: 0 }))
    expect(world.refusal('DeleteCluster', { cluster: 'app' })).toEqual({
      code: 'ClusterContainsServicesException',
      message: 'The Cluster cannot be deleted while Services are active.',
    })
    world.call('DeleteService', { cluster: 'app', service: 'web' })
    world.settle()
    expect(world.call('DeleteCluster', { cluster: 'app' })['cluster']).toMatchObject({ status: 'INACTIVE' })
    expect(world.call('ListClusters', {})).toEqual({ clusterArns: [] })
    expect(world.refusal('ListServices', { cluster: 'app' }).message).toBe('Cluster was not ACTIVE.')
    world.call('CreateCluster', { clusterName: 'app' })
    expect(world.call('ListServices', { cluster: 'app' })).toEqual({ serviceArns: [] })
  })
})
