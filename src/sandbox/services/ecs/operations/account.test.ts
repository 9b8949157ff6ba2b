import { describe, expect, test } from 'vitest'
import type { JsonObject } from '../../../service.ts'
import { seed } from '../seed.ts'
import {
  balanced,
  createTestWorld,
  describeWeb,
  eventsOf,
  type TestWorld,
  webDefinition,
  webService,
} from '../test-world.ts'

function onInstances(memory: number, count: number): TestWorld {
  const world = createTestWorld()
  const instances = Array.from({ length: count }, () => ({ cluster: 'app', cpu: 1024, memory }))
  seed({ containerInstances: instances }, world.context)
  world.call('RegisterTaskDefinition', {
    family: 'web',
    containerDefinitions: [{ name: 'app', image: 'example/web:1', memory: 512 }],
  })
  return world
}

describe('container instances of a scenario', () => {
  const ec2 = { launchType: 'EC2', networkConfiguration: null }

  test('take as many tasks as there is room for', () => {
    const world = onInstances(1024, 2)
    world.call('CreateService', webService({ ...ec2, desiredCount: 5 }))
    world.settle(600)
    const service = describeWeb(world)
    expect(service).toMatchObject({ desiredCount: 5, runningCount: 4 })
    expect(eventsOf(service).join('\n')).toMatch(
      /^\(service web\) was unable to place a task because no container instance met all of its requirements\. The closest matching \(container-instance \w{32}\) has insufficient memory available\. For more information, /m,
    )
    const { containerInstanceArns } = world.call('ListContainerInstances', { cluster: 'app' })
    const input = { cluster: 'app', containerInstances: containerInstanceArns as string[] }
    expect(world.call('DescribeContainerInstances', input)['containerInstances']).toMatchObject([
      { runningTasksCount: 2, remainingResources: [{ integerValue: 1024 }, { integerValue: 0 }] },
      { runningTasksCount: 2 },
    ])
  })

  test('have RunTask say which tasks found no place', () => {
    const world = onInstances(1024, 1)
    const answer = world.call('RunTask', { cluster: 'app', taskDefinition: 'web', launchType: 'EC2', count: 3 })
    expect(answer['tasks']).toHaveLength(2)
    expect(answer['failures']).toEqual([{ arn: expect.stringContaining('/app/'), reason: 'RESOURCE:MEMORY' }])
  })

  test.each([
    ['RESOURCE:CPU', { cpu: 2048 }, {}],
    ['RESOURCE:PORTS', {}, {}],
    [
      'ATTRIBUTE',
      { logConfiguration: { logDriver: 'fluentd' } },
      { lacks: ['com.amazonaws.ecs.capability.logging-driver.fluentd'] },
    ],
  ])('have RunTask say %s of the closest one', (reason, more, instance) => {
    const world = createTestWorld()
    seed({ containerInstances: [{ cluster: 'app', cpu: 1024, memory: 1024, ...instance }] }, world.context)
    const portMappings = [{ containerPort: 80, hostPort: 80 }]
    const container = { name: 'app', image: 'example/web:1', memory: 64, portMappings, ...more }
    world.call('RegisterTaskDefinition', { family: 'web', networkMode: 'bridge', containerDefinitions: [container] })
    const input = { cluster: 'app', taskDefinition: 'web', launchType: 'EC2', count: 2 }
    expect(world.call('RunTask', input)['failures']).toContainEqual({ arn: expect.any(String), reason })
  })

  test('that are none of the cluster refuse the request', () => {
    const world = onInstances(1024, 1)
    const [arn] = [world.call('ListContainerInstances', { cluster: 'app' })['containerInstanceArns']].flat().map(String)
    world.call('UpdateContainerInstancesState', { cluster: 'app', containerInstances: [arn ?? ''], status: 'DRAINING' })
    const input = { cluster: 'app', taskDefinition: 'web', launchType: 'EC2' }
    expect(world.refusal('RunTask', input).message).toBe('No Container Instances were found in your cluster.')
  })
})

test('StartTask puts tasks on the instances that are there', () => {
  const world = onInstances(1024, 1)
  const { containerInstanceArns } = world.call('ListContainerInstances', { cluster: 'app' })
  const [arn = ''] = containerInstanceArns as string[]
  const answer = world.call('StartTask', { cluster: 'app', taskDefinition: 'web', containerInstances: [arn, 'ghost'] })
  expect(answer['tasks']).toMatchObject([{ containerInstanceArn: arn, launchType: 'EC2' }])
  expect(answer['failures']).toMatchObject([{ reason: 'MISSING' }])
})

describe('account settings', () => {
  test('are those of the caller, then those of the account, then the usual ones', () => {
    const world = createTestWorld()
    const value = () => {
      const { settings } = world.call('ListAccountSettings', { name: 'containerInsights', effectiveSettings: true })
      return (settings as JsonObject[])[0]?.['value']
    }
    expect(value()).toBe('disabled')
    world.call('PutAccountSettingDefault', { name: 'containerInsights', value: 'enabled' })
    expect(value()).toBe('enabled')
    world.call('PutAccountSetting', { name: 'containerInsights', value: 'enhanced' })
    expect(value()).toBe('enhanced')
    world.call('DeleteAccountSetting', { name: 'containerInsights' })
    expect(value()).toBe('enabled')
    expect(world.refusal('PutAccountSetting', { name: 'colour', value: 'red' }).message).toMatch(/^name should be one/)
  })
})

describe('capacity providers', () => {
  test('are made, given to a cluster, and taken where nothing else is asked for', () => {
    const world = createTestWorld()
    const provider = { autoScalingGroupArn: 'arn:aws:autoscaling:eu-west-1:111122223333:autoScalingGroup:x' }
    world.call('CreateCapacityProvider', { name: 'spare', autoScalingGroupProvider: provider })
    const { capacityProviders } = world.call('DescribeCapacityProviders', {})
    expect((capacityProviders as JsonObject[]).map(({ name }) => name)).toEqual(['FARGATE', 'FARGATE_SPOT', 'spare'])
    const put = (providers: string[]) => ({
      cluster: 'app',
      capacityProviders: providers,
      defaultCapacityProviderStrategy: [{ capacityProvider: providers[0] ?? null, weight: 1 }],
    })
    expect(world.refusal('PutClusterCapacityProviders', put(['ghost'])).code).toBe('ClientException')
    world.call('PutClusterCapacityProviders', put(['FARGATE']))
    world.call('RegisterTaskDefinition', webDefinition())
    world.call('CreateService', webService({ launchType: null }))
    expect(describeWeb(world)).toMatchObject({ capacityProviderStrategy: [{ capacityProvider: 'FARGATE', weight: 1 }] })
  })
})

test('ListServicesByNamespace finds services of every cluster', () => {
  const world = createTestWorld()
  world.call('RegisterTaskDefinition', webDefinition())
  world.call('CreateService', webService({ serviceConnectConfiguration: { enabled: true, namespace: 'shop' } }))
  expect(world.call('ListServicesByNamespace', { namespace: 'shop' })['serviceArns']).toEqual([
    'arn:aws:ecs:eu-west-1:111122223333:service/app/web',
  ])
  expect(world.call('ListServicesByNamespace', { namespace: 'yard' })['serviceArns']).toEqual([])
})

describe('a container instance', () => {
  function arnOf(world: TestWorld): string {
    return (world.call('ListContainerInstances', { cluster: 'app' })['containerInstanceArns'] as string[])[0] ?? ''
  }

  test('has attributes, which can be put, listed by name and value, and deleted', () => {
    const world = onInstances(1024, 2)
    const targetId = arnOf(world)
    const zone = { name: 'rack', value: 'r1', targetType: 'container-instance', targetId }
    world.call('PutAttributes', { cluster: 'app', attributes: [zone] })
    const list = (more: JsonObject = {}) =>
      world.call('ListAttributes', { cluster: 'app', targetType: 'container-instance', attributeName: 'rack', ...more })
    expect(list()).toMatchObject({ attributes: [zone] })
    expect(list({ attributeValue: 'r2' })).toMatchObject({ attributes: [] })
    world.call('DeleteAttributes', { cluster: 'app', attributes: [{ name: 'rack', targetId }] })
    expect(list()).toMatchObject({ attributes: [] })
    expect(world.refusal('DeleteAttributes', { cluster: 'app', attributes: [zone] }).code).toBe(
      'TargetNotFoundException',
    )
  })

  test('that is drained has the tasks of services replaced on others', () => {
    const world = onInstances(2048, 2)
    const ec2 = { launchType: 'EC2', networkConfiguration: null }
    world.call('CreateService', webService({ ...ec2, desiredCount: 2 }))
    world.settle(600)
    const first = arnOf(world)
    world.call('UpdateContainerInstancesState', { cluster: 'app', containerInstances: [first], status: 'DRAINING' })
    world.settle(600)
    const { containerInstances } = world.call('DescribeContainerInstances', {
      cluster: 'app',
      containerInstances: world.call('ListContainerInstances', { cluster: 'app' })['containerInstanceArns'] ?? [],
    })
    expect(containerInstances).toMatchObject([
      { status: 'DRAINING', runningTasksCount: 0 },
      { status: 'ACTIVE', runningTasksCount: 2 },
    ])
  })

  test('goes when it is deregistered, with tasks only by force', () => {
    const world = onInstances(1024, 1)
    world.call('RunTask', { cluster: 'app', taskDefinition: 'web', launchType: 'EC2' })
    world.run(5)
    const input = { cluster: 'app', containerInstance: arnOf(world) }
    expect(world.refusal('DeregisterContainerInstance', input).message).toBe('Found running tasks on the instance.')
    world.call('DeregisterContainerInstance', { ...input, force: true })
    expect(arnOf(world)).toBe('')
  })
})

describe('capacity providers of a service', () => {
  test.each([
    [
      [
        { capacityProvider: 'FARGATE', base: 2, weight: 1 },
        { capacityProvider: 'FARGATE_SPOT', weight: 3 },
      ],
      10,
      4,
    ],
    [
      [
        { capacityProvider: 'FARGATE', weight: 1 },
        { capacityProvider: 'FARGATE_SPOT', weight: 1 },
      ],
      5,
      3,
    ],
    [
      [
        { capacityProvider: 'FARGATE', base: 3 },
        { capacityProvider: 'FARGATE_SPOT', weight: 1 },
      ],
      2,
      2,
    ],
    [[{ capacityProvider: 'FARGATE' }, { capacityProvider: 'FARGATE_SPOT', weight: 1 }], 4, 0],
  ])('%j of %i tasks: %i are on the first', (capacityProviderStrategy, desiredCount, expected) => {
    const world = createTestWorld()
    world.call('RegisterTaskDefinition', webDefinition())
    world.call('CreateService', webService({ launchType: null, capacityProviderStrategy, desiredCount }))
    world.settle(600)
    const { taskArns } = world.call('ListTasks', { cluster: 'app', serviceName: 'web' })
    const { tasks } = world.call('DescribeTasks', { cluster: 'app', tasks: taskArns ?? [] })
    const first = (tasks as JsonObject[]).filter((task) => task['capacityProviderName'] === 'FARGATE')
    expect([first.length, (tasks as JsonObject[]).length]).toEqual([expected, desiredCount])
  })

  test('can be changed, and deleted once no cluster has them', () => {
    const world = createTestWorld()
    const managedInstancesProvider = { infrastructureRoleArn: 'arn:aws:iam::111122223333:role/infrastructure' }
    world.call('CreateCapacityProvider', { name: 'spare', managedInstancesProvider })
    const change = { propagateTags: 'CAPACITY_PROVIDER' }
    expect(world.call('UpdateCapacityProvider', { name: 'spare', managedInstancesProvider: change })).toMatchObject({
      capacityProvider: { managedInstancesProvider: { ...managedInstancesProvider, ...change } },
    })
    const providers = { cluster: 'app', defaultCapacityProviderStrategy: [] }
    world.call('PutClusterCapacityProviders', { ...providers, capacityProviders: ['spare'] })
    expect(world.refusal('DeleteCapacityProvider', { capacityProvider: 'spare' }).code).toBe('ClientException')
    world.call('PutClusterCapacityProviders', { ...providers, capacityProviders: [] })
    world.call('DeleteCapacityProvider', { capacityProvider: 'spare' })
    expect(world.refusal('DeleteCapacityProvider', { capacityProvider: 'FARGATE' }).code).toBe(
      'InvalidParameterException',
    )
  })
})

describe('a change of the deployment controller', () => {
  const toEcs = { cluster: 'app', service: 'web', deploymentController: { type: 'ECS' } }

  function withTaskSets(): TestWorld {
    const world = createTestWorld()
    world.call('RegisterTaskDefinition', webDefinition({}, balanced.container))
    world.call('RegisterTaskDefinition', webDefinition({}, balanced.container))
    const codeDeploy = { deploymentController: { type: 'CODE_DEPLOY' }, taskDefinition: 'web:1', desiredCount: 2 }
    world.call('CreateService', webService({ ...codeDeploy, loadBalancers: balanced.loadBalancers }))
    world.settle(600)
    return world
  }

  test('to ECS replaces the tasks of the task set', () => {
    const world = withTaskSets()
    world.call('UpdateService', { ...toEcs, taskDefinition: 'web:2' })
    expect(describeWeb(world)['deployments']).toMatchObject([{ status: 'PRIMARY' }, { status: 'ACTIVE' }])
    world.settle(900)
    expect(describeWeb(world)).toMatchObject({
      deploymentController: { type: 'ECS' },
      runningCount: 2,
      taskDefinition: expect.stringMatching(/web:2$/),
      deployments: [{ rolloutState: 'COMPLETED', runningCount: 2 }],
    })
  })

  test('from ECS is refused by name', () => {
    const world = withTaskSets()
    world.call('UpdateService', { ...toEcs, taskDefinition: 'web:2' })
    const back = { ...toEcs, deploymentController: { type: 'CODE_DEPLOY' } }
    expect(world.refusal('UpdateService', back).code).toBe('UnsupportedFeatureException')
  })
})

test('UpdateCluster and UpdateClusterSettings change what they name', () => {
  const world = createTestWorld()
  const settings = [{ name: 'containerInsights', value: 'enhanced' }]
  const configuration = { executeCommandConfiguration: { logging: 'DEFAULT' } }
  expect(world.call('UpdateCluster', { cluster: 'app', configuration })).toMatchObject({ cluster: { configuration } })
  expect(world.call('UpdateClusterSettings', { cluster: 'app', settings })).toMatchObject({
    cluster: { settings, configuration },
  })
  const wrong = { cluster: 'app', settings: [{ name: 'insights', value: 'x' }] }
  expect(world.refusal('UpdateClusterSettings', wrong).code).toBe('InvalidParameterException')
})

test('definitions of daemons are registered, read, listed and deleted', () => {
  const world = createTestWorld()
  const input = { family: 'agent', containerDefinitions: [{ name: 'agent', image: 'example/agent:1' }], cpu: '1 vCPU' }
  for (const revision of [1, 2]) {
    expect(world.call('RegisterDaemonTaskDefinition', input)).toEqual({
      daemonTaskDefinitionArn: `arn:aws:ecs:eu-west-1:111122223333:daemon-task-definition/agent:${revision}`,
    })
  }
  expect(world.call('DescribeDaemonTaskDefinition', { daemonTaskDefinition: 'agent' })).toMatchObject({
    daemonTaskDefinition: { family: 'agent', revision: 2, cpu: '1024', status: 'ACTIVE' },
  })
  const list = (more: JsonObject) => world.call('ListDaemonTaskDefinitions', more)
  const { nextToken, daemonTaskDefinitions } = list({ maxResults: 1, sort: 'DESC' })
  expect([daemonTaskDefinitions, typeof nextToken]).toMatchObject([
    [{ arn: expect.stringMatching(/agent:2$/) }],
    'string',
  ])
  world.call('DeleteDaemonTaskDefinition', { daemonTaskDefinition: 'agent:2' })
  expect(list({})['daemonTaskDefinitions']).toHaveLength(1)
  expect(list({ status: 'ALL', revision: 'LAST_REGISTERED' })['daemonTaskDefinitions']).toMatchObject([
    { status: 'DELETE_IN_PROGRESS' },
  ])
  expect(world.refusal('DescribeDaemonTaskDefinition', { daemonTaskDefinition: 'ghost' }).code).toBe('ClientException')
})
