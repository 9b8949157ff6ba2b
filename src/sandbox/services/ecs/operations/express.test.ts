import { describe, expect, test } from 'vitest'
import type { JsonObject } from '../../../service.ts'
import { autoScalingState } from '../../application-autoscaling/store.ts'
import { cloudWatchState } from '../../cloudwatch/store.ts'
import { loadBalancingState } from '../../elasticloadbalancing/store.ts'
import { createTestWorld, expressService, type TestWorld, webDefinition, webService } from '../test-world.ts'

const serviceArn = 'arn:aws:ecs:eu-west-1:111122223333:service/app/express'
const role = 'arn:aws:iam::111122223333:role/infrastructure'

function begin(change: JsonObject = {}): TestWorld {
  const world = createTestWorld()
  world.call('CreateExpressGatewayService', expressService(change))
  return world
}

function describeExpress(world: TestWorld): JsonObject {
  return world.call('DescribeExpressGatewayService', { serviceArn, include: ['TAGS'] })['service'] as JsonObject
}

function configurations(world: TestWorld): JsonObject[] {
  return describeExpress(world)['activeConfigurations'] as JsonObject[]
}

function update(world: TestWorld, change: JsonObject): JsonObject {
  return world.call('UpdateExpressGatewayService', { serviceArn, ...change })['service'] as JsonObject
}

function describeService(world: TestWorld): JsonObject {
  const { services } = world.call('DescribeServices', { cluster: 'app', services: ['express'] })
  return (services as JsonObject[])[0] ?? {}
}

/** Everything that other services show of it: load balancer, target groups, rules, alarms, scalable targets. */
function managed(world: TestWorld): number[] {
  const { loadBalancers, listeners, rules, targetGroups } = loadBalancingState(world.context.state)
  const { targets, policies } = autoScalingState(world.context.state)
  const alarms = Object.keys(cloudWatchState(world.context.state).alarms)
  return [loadBalancers, listeners, rules, targetGroups, targets, policies, alarms].map(({ length }) => length)
}

const secondImage = { primaryContainer: { image: 'registry.example/web:2' } }

describe('CreateExpressGatewayService', () => {
  test('fills in what an image and two roles leave open', () => {
    const world = createTestWorld()
    const { service } = world.call('CreateExpressGatewayService', expressService({ tags: [{ key: 'a', value: 'b' }] }))
    expect(service).toMatchObject({
      cluster: 'app',
      serviceName: 'express',
      serviceArn,
      infrastructureRoleArn: role,
      status: { statusCode: 'ACTIVE' },
      tags: [{ key: 'a', value: 'b' }],
      activeConfigurations: [
        {
          executionRoleArn: 'arn:aws:iam::111122223333:role/execution',
          taskDefinitionArn: 'arn:aws:ecs:eu-west-1:111122223333:task-definition/app-express:1',
          cpu: '1024',
          memory: '2048',
          cpuArchitecture: 'X86_64',
          healthCheckPath: '/',
          networkConfiguration: { securityGroups: [expect.stringMatching(/^sg-/)] },
          primaryContainer: {
            image: 'registry.example/web:1',
            containerPort: 80,
            awsLogsConfiguration: { logStreamPrefix: 'ecs' },
          },
          scalingTarget: { minTaskCount: 1, maxTaskCount: 20, autoScalingMetric: 'AVERAGE_CPU' },
          ingressPaths: [
            { accessType: 'PUBLIC', endpoint: expect.stringMatching(/^ex-[0-9a-f]+\.ecs\.eu-west-1\.on\.aws$/) },
          ],
        },
      ],
    })
    expect(managed(world)).toEqual([1, 1, 1, 2, 1, 1, 1])
  })

  test('is a service that ECS manages: a canary, and the task definition in its deployments alone', () => {
    const world = begin()
    world.run(600)
    const service = describeService(world)
    expect(service).toMatchObject({
      resourceManagementType: 'ECS',
      desiredCount: 1,
      runningCount: 1,
      deploymentConfiguration: {
        strategy: 'CANARY',
        canaryConfiguration: { canaryPercent: 5, canaryBakeTimeInMinutes: 3 },
        bakeTimeInMinutes: 3,
        deploymentCircuitBreaker: { enable: true, rollback: true },
      },
      deployments: [{ taskDefinition: expect.stringMatching(/app-express:1$/), rolloutState: 'COMPLETED' }],
      loadBalancers: [{ containerName: 'Main', containerPort: 80, advancedConfiguration: { roleArn: role } }],
    })
    expect(service).not.toHaveProperty('taskDefinition')
  })

  test('makes the default cluster where there is none, and no other', () => {
    const world = createTestWorld()
    const { cluster: _cluster, ...input } = expressService()
    expect(world.refusal('CreateExpressGatewayService', { ...input, cluster: 'ghost' })).toMatchObject({
      code: 'ClusterNotFoundException',
    })
    world.call('CreateExpressGatewayService', input)
    expect(world.call('DescribeClusters', { clusters: ['default'] })).toMatchObject({
      clusters: [{ status: 'ACTIVE', capacityProviders: ['FARGATE'] }],
    })
  })

  test.each([
    ['a role', { infrastructureRoleArn: null }],
    ['an image', { primaryContainer: {} }],
    ['an execution role', { executionRoleArn: null }],
    ['a path that is one', { healthCheckPath: 'health' }],
    ['bounds in order', { scalingTarget: { minTaskCount: 3, maxTaskCount: 2 } }],
    ['a metric that there is', { scalingTarget: { autoScalingMetric: 'LOAD' } }],
    ['processors that there are', { cpuArchitecture: 'RISC' }],
    ['one description of the tasks', { taskDefinitionArn: 'web' }],
    ['a size that Fargate has', { cpu: '256', memory: '8192' }],
    ['a name that can be one', { serviceName: 'a b' }],
  ])('wants %s, and keeps nothing otherwise', (_what, change) => {
    const world = createTestWorld()
    const before = JSON.stringify({ ...world.context.state, drawn: 0, ids: 0 })
    world.refusal('CreateExpressGatewayService', expressService(change))
    expect(JSON.stringify({ ...world.context.state, drawn: 0, ids: 0 })).toBe(before)
  })

  test('a service of that name that has not gone is in the way', () => {
    const world = begin()
    expect(world.refusal('CreateExpressGatewayService', expressService())).toMatchObject({
      message: 'Creation of service was not idempotent.',
    })
  })
})

describe('a task definition of one’s own', () => {
  const own = { primaryContainer: null, executionRoleArn: null, taskDefinitionArn: 'web' }

  test.each([
    ['a container Main', {}],
    ['a port of it that has a name', { name: 'Main', portMappings: [{ containerPort: 80 }] }],
    [
      'no other ports',
      {
        name: 'Main',
        portMappings: [
          { containerPort: 80, name: 'a' },
          { containerPort: 81, name: 'b' },
        ],
      },
    ],
  ])('needs %s', (_what, container) => {
    const world = createTestWorld()
    world.call('RegisterTaskDefinition', webDefinition({}, container))
    expect(world.refusal('CreateExpressGatewayService', expressService(own)).code).toBe('InvalidParameterException')
  })

  test('is shown as what the service runs', () => {
    const world = createTestWorld()
    const container = { name: 'Main', portMappings: [{ containerPort: 8080, name: 'web' }] }
    world.call('RegisterTaskDefinition', webDefinition({ runtimePlatform: { cpuArchitecture: 'ARM64' } }, container))
    world.call('CreateExpressGatewayService', expressService(own))
    expect(configurations(world)).toMatchObject([
      {
        taskDefinitionArn: expect.stringMatching(/web:1$/),
        cpuArchitecture: 'ARM64',
        cpu: '256',
        primaryContainer: { image: 'registry.example/web:1', containerPort: 8080 },
      },
    ])
  })
})

describe('UpdateExpressGatewayService', () => {
  test('shifts traffic from the old configuration to the new one', () => {
    const world = begin({ primaryContainer: { image: 'registry.example/web:1', command: ['serve'] } })
    world.run(900)
    expect(update(world, secondImage)).toMatchObject({
      targetConfiguration: { primaryContainer: { image: 'registry.example/web:2', command: ['serve'] } },
    })
    world.run(120)
    expect(configurations(world).map(({ taskDefinitionArn }) => String(taskDefinitionArn).split('/')[1])).toEqual([
      'app-express:2',
      'app-express:1',
    ])
    const { currentServiceRevisions, currentServiceDeployment } = describeService(world)
    expect(currentServiceRevisions).toMatchObject([
      { requestedProductionTrafficWeight: 5 },
      { requestedProductionTrafficWeight: 95 },
    ])
    expect(describeExpress(world)['currentDeployment']).toBe(currentServiceDeployment)
    world.run(900)
    expect(configurations(world)).toHaveLength(1)
    expect(describeExpress(world)).not.toHaveProperty('currentDeployment')
  })

  test('goes back when its alarm goes off', () => {
    const world = begin()
    world.run(900)
    update(world, secondImage)
    world.run(120)
    const [alarm] = Object.values(cloudWatchState(world.context.state).alarms)
    if (alarm) alarm.state = 'ALARM'
    world.run(900)
    expect(configurations(world)).toMatchObject([{ primaryContainer: { image: 'registry.example/web:1' } }])
    expect(world.call('ListServiceDeployments', { service: 'express', cluster: 'app' })).toMatchObject({
      serviceDeployments: [{ status: 'ROLLBACK_SUCCESSFUL' }, { status: 'SUCCESSFUL' }],
    })
  })

  test('starts nothing where nothing changes', () => {
    const world = begin()
    world.run(900)
    update(world, { primaryContainer: { image: 'registry.example/web:1' }, cpu: '1024' })
    expect(describeService(world)['deployments']).toHaveLength(1)
    expect(world.call('ListTaskDefinitions', { familyPrefix: 'app-express' })['taskDefinitionArns']).toHaveLength(1)
  })

  test('has as many tasks as scaling has at least', () => {
    const world = begin()
    world.run(900)
    update(world, { scalingTarget: { minTaskCount: 3 } })
    expect(describeService(world)['desiredCount']).toBe(3)
    expect(autoScalingState(world.context.state).targets).toMatchObject([{ minimum: 3, maximum: 20 }])
  })

  test('is for Express services, as UpdateService is not for what ECS manages', () => {
    const world = begin()
    world.call('RegisterTaskDefinition', webDefinition())
    world.call('CreateService', webService())
    const web = serviceArn.replace('express', 'web')
    expect(world.refusal('UpdateExpressGatewayService', { serviceArn: web }).code).toBe('InvalidParameterException')
    const ghost = { serviceArn: serviceArn.replace('express', 'ghost') }
    expect(world.refusal('UpdateExpressGatewayService', ghost).code).toBe('ServiceNotFoundException')
    const change = { cluster: 'app', service: 'express', deploymentConfiguration: { bakeTimeInMinutes: 0 } }
    expect(world.refusal('UpdateService', change).code).toBe('InvalidParameterException')
    world.call('UpdateService', { cluster: 'app', service: 'express', forceNewDeployment: true })
  })
})

test('DescribeServiceRevisions shows what ECS manages', () => {
  const world = begin()
  const [{ serviceRevisionArn } = {}] = configurations(world)
  expect(world.call('DescribeServiceRevisions', { serviceRevisionArns: [serviceRevisionArn ?? ''] })).toMatchObject({
    serviceRevisions: [
      {
        ecsManagedResources: {
          ingressPaths: [{ loadBalancer: { status: 'ACTIVE' }, targetGroups: [{ port: 80 }, { port: 80 }] }],
          autoScaling: { scalableTarget: { minCapacity: 1, maxCapacity: 20 } },
          logGroups: [{ status: 'ACTIVE' }],
        },
      },
    ],
  })
})

describe('DeleteExpressGatewayService', () => {
  test('drains the service and takes back all that was made for it', () => {
    const world = begin()
    world.run(900)
    expect(world.call('DeleteExpressGatewayService', { serviceArn })).toMatchObject({
      service: { status: { statusCode: 'DRAINING' } },
    })
    expect(managed(world)).toEqual([0, 0, 0, 0, 0, 0, 0])
    world.run(300)
    expect(describeExpress(world)).toMatchObject({ status: { statusCode: 'INACTIVE' } })
    expect(world.refusal('DeleteExpressGatewayService', { serviceArn }).code).toBe('ServiceNotActiveException')
    world.call('CreateExpressGatewayService', expressService())
  })

  test('leaves the load balancer to others that are behind it', () => {
    const world = begin()
    world.call('CreateExpressGatewayService', expressService({ serviceName: 'second' }))
    expect(managed(world)).toEqual([1, 1, 2, 4, 2, 2, 2])
    world.call('DeleteExpressGatewayService', { serviceArn })
    expect(managed(world)).toEqual([1, 1, 1, 2, 1, 1, 1])
  })
})
