import { describe, expect, test } from 'vitest'
import type { JsonObject } from '../../../service.ts'
import { seed } from '../seed.ts'
import { createTestWorld, describeWeb, eventsOf, type TestWorld, webDefinition, webService } from '../test-world.ts'

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
    expect(eventsOf(service)).toContain(
      '(service web) was unable to place a task because no container instance met all of its requirements.',
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
    expect(answer['failures']).toEqual([{ reason: 'RESOURCE:MEMORY' }])
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
