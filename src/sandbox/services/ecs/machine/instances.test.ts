import { describe, expect, test } from 'vitest'
import type { JsonObject } from '../../../service.ts'
import { type SeedInstance, seed } from '../seed.ts'
import { ecsState, findService, tasksOf } from '../store.ts'
import { createTestWorld, describeWeb, eventsOf, type TestWorld, webService } from '../test-world.ts'

// Services and tasks on container instances: what finds a place, one daemon on each, and what happens when one is drained or goes.

function onInstances(instances: readonly SeedInstance[], container: JsonObject = {}): TestWorld {
  const world = createTestWorld()
  seed({ containerInstances: instances.map((one) => ({ cluster: 'app', ...one })) }, world.context)
  register(world, container)
  return world
}

function register(world: TestWorld, container: JsonObject = {}): void {
  const containerDefinitions = [{ name: 'app', image: 'registry.example/web:1', memory: 512, ...container }]
  world.call('RegisterTaskDefinition', { family: 'web', containerDefinitions })
}

function create(world: TestWorld, change: JsonObject = {}): void {
  world.call('CreateService', webService({ launchType: 'EC2', networkConfiguration: null, ...change }))
}

const daemon = { schedulingStrategy: 'DAEMON', desiredCount: null }

/** Tasks that are wanted and run, on each instance of the cluster in its order. */
function placed(world: TestWorld): number[] {
  const { state } = world.context
  const service = findService(state, 'app', 'web')
  const tasks = service ? tasksOf(state, service).filter(({ desiredStatus }) => desiredStatus === 'RUNNING') : []
  return ecsState(state).containerInstances.map(
    ({ id }) => tasks.filter((task) => task.containerInstance === id).length,
  )
}

function setStatus(world: TestWorld, index: number, status: 'ACTIVE' | 'DRAINING'): void {
  const { containerInstanceArns } = world.call('ListContainerInstances', { cluster: 'app' })
  const id = ecsState(world.context.state).containerInstances[index]?.id ?? ''
  const arn = (containerInstanceArns as string[]).find((one) => one.endsWith(id)) ?? ''
  world.call('UpdateContainerInstancesState', { cluster: 'app', containerInstances: [arn], status })
}

const noInstance =
  '(service web) was unable to place a task because no container instance met all of its requirements. ' +
  'Reason: No Container Instances were found in your cluster. For more information, see the Troubleshooting section of the Amazon ECS Developer Guide.'

describe('a cluster without instances', () => {
  test('has no place for a service, and says so', () => {
    const world = onInstances([])
    create(world, { desiredCount: 2 })
    world.settle(600)
    expect(describeWeb(world)).toMatchObject({
      runningCount: 0,
      pendingCount: 0,
      deployments: [{ rolloutState: 'IN_PROGRESS' }],
    })
    expect(eventsOf(describeWeb(world))).toContain(noInstance)
  })

  test('has one for a daemon that wants none', () => {
    const world = onInstances([])
    create(world, daemon)
    world.settle(600)
    expect(describeWeb(world)).toMatchObject({
      desiredCount: 0,
      runningCount: 0,
      deployments: [{ rolloutState: 'COMPLETED' }],
    })
  })

  test('refuses RunTask', () => {
    const { message } = onInstances([]).refusal('RunTask', { cluster: 'app', taskDefinition: 'web', launchType: 'EC2' })
    expect(message).toBe('No Container Instances were found in your cluster.')
  })

  test('fails a deployment by its circuit breaker', () => {
    const world = onInstances([])
    create(world, { deploymentConfiguration: { deploymentCircuitBreaker: { enable: true, rollback: false } } })
    world.settle(3 * 3600)
    expect(describeWeb(world)).toMatchObject({ deployments: [{ rolloutState: 'FAILED' }] })
  })

  test('has instances where its capacity provider scales', () => {
    const world = onInstances([])
    const autoScalingGroupArn = 'arn:aws:autoscaling:eu-west-1:111122223333:autoScalingGroup:x'
    const make = (name: string, status: string) =>
      world.call('CreateCapacityProvider', {
        name,
        autoScalingGroupProvider: { autoScalingGroupArn, managedScaling: { status } },
      })
    make('fixed', 'DISABLED')
    make('scaling', 'ENABLED')
    const strategy = (capacityProvider: string) => ({ capacityProviderStrategy: [{ capacityProvider, weight: 1 }] })
    const run = (name: string) => ({ cluster: 'app', taskDefinition: 'web', ...strategy(name) })
    expect(world.refusal('RunTask', run('fixed')).message).toBe('No Container Instances were found in your cluster.')
    expect(world.call('RunTask', run('scaling'))).toMatchObject({
      tasks: [{ capacityProviderName: 'scaling' }],
      failures: [],
    })
  })
})

describe('instances that scale', () => {
  test('have room for whatever comes, as large as it may be', () => {
    const world = onInstances([{ memory: 1024, scales: true }], {
      memory: 1024,
      portMappings: [{ containerPort: 80, hostPort: 80 }],
    })
    create(world, { desiredCount: 3 })
    world.settle(600)
    expect(placed(world)).toEqual([1, 1, 1])
    register(world, { memory: 4096 })
    world.call('UpdateService', { cluster: 'app', service: 'web', taskDefinition: 'web', desiredCount: 1 })
    world.settle(900)
    expect(describeWeb(world)).toMatchObject({ runningCount: 1, deployments: [{ rolloutState: 'COMPLETED' }] })
    expect(ecsState(world.context.state).containerInstances.at(-1)).toMatchObject({ memory: 4096 })
  })

  test('do not get an attribute that they lack', () => {
    const lacks = ['com.amazonaws.ecs.capability.logging-driver.fluentd']
    const world = onInstances([{ scales: true, lacks }], { logConfiguration: { logDriver: 'fluentd' } })
    const answer = world.call('RunTask', { cluster: 'app', taskDefinition: 'web', launchType: 'EC2' })
    expect(answer).toMatchObject({ tasks: [], failures: [{ reason: 'ATTRIBUTE' }] })
    expect(placed(world)).toEqual([0])
  })
})

describe('a daemon', () => {
  test('has one task on each instance, and on each that comes', () => {
    const world = onInstances([{}, {}])
    create(world, daemon)
    expect(describeWeb(world)).toMatchObject({ desiredCount: 2 })
    world.settle()
    expect(placed(world)).toEqual([1, 1])
    seed({ containerInstances: [{ cluster: 'app' }, { cluster: 'app' }, { cluster: 'app' }] }, world.context)
    world.settle()
    expect(placed(world)).toEqual([1, 1, 1])
    expect(describeWeb(world)).toMatchObject({ desiredCount: 3, runningCount: 3, deployments: [{ desiredCount: 3 }] })
  })

  test('is on no instance that lacks what it requires', () => {
    const lacks = ['com.amazonaws.ecs.capability.logging-driver.fluentd']
    const world = onInstances([{}, { lacks }], { logConfiguration: { logDriver: 'fluentd' } })
    create(world, daemon)
    world.settle()
    expect(describeWeb(world)).toMatchObject({ desiredCount: 1, runningCount: 1 })
    expect(placed(world)).toEqual([1, 0])
  })

  test.each([0, 50])(
    'is replaced in place, with %i percent left: never two on an instance',
    (minimumHealthyPercent) => {
      const world = onInstances([{}, {}, {}, {}])
      create(world, { ...daemon, deploymentConfiguration: { minimumHealthyPercent, maximumPercent: 100 } })
      world.settle()
      world.call('UpdateService', { cluster: 'app', service: 'web', forceNewDeployment: true })
      let least = 4
      for (let second = 0; second < 600; second += 1) {
        world.run(1)
        const service = findService(world.context.state, 'app', 'web')
        const here = service
          ? tasksOf(world.context.state, service).filter((task) => task.lastStatus !== 'STOPPED')
          : []
        const on = here.map(({ containerInstance }) => containerInstance)
        expect(new Set(on).size).toBe(on.length)
        least = Math.min(
          least,
          here.filter((task) => task.lastStatus === 'RUNNING' && task.desiredStatus === 'RUNNING').length,
        )
      }
      expect(least).toBe((4 * minimumHealthyPercent) / 100)
      expect(placed(world)).toEqual([1, 1, 1, 1])
      expect(describeWeb(world)).toMatchObject({ deployments: [{ rolloutState: 'COMPLETED' }] })
    },
  )

  test('leaves an instance that is drained, and comes back', () => {
    const world = onInstances([{}, {}])
    create(world, daemon)
    world.settle()
    setStatus(world, 0, 'DRAINING')
    world.settle()
    expect(placed(world)).toEqual([0, 1])
    expect(describeWeb(world)).toMatchObject({ desiredCount: 1, runningCount: 1 })
    setStatus(world, 0, 'ACTIVE')
    world.settle()
    expect(placed(world)).toEqual([1, 1])
  })
})

describe('an instance that is drained', () => {
  test('gives its tasks up when others are healthy elsewhere', () => {
    const world = onInstances([{}, {}])
    create(world, { desiredCount: 4 })
    world.settle()
    const before = placed(world)
    expect(before.every((count) => count > 0)).toBe(true)
    setStatus(world, 0, 'DRAINING')
    let least = 4
    for (let second = 0; second < 400; second += 1) {
      world.run(1)
      least = Math.min(least, Number(describeWeb(world)['runningCount']))
    }
    expect(least).toBe(4)
    expect(placed(world)).toEqual([0, 4])
    expect(describeWeb(world)).toMatchObject({
      runningCount: 4,
      deployments: [{ rolloutState: 'COMPLETED', runningCount: 4 }],
    })
  })

  test('keeps them while there is no other, and the minimum has to be kept', () => {
    const world = onInstances([{}])
    create(world, { desiredCount: 2 })
    world.settle()
    setStatus(world, 0, 'DRAINING')
    world.settle(900)
    expect(placed(world)).toEqual([2])
    expect(eventsOf(describeWeb(world))).toContain(noInstance)
    seed({ containerInstances: [{ cluster: 'app' }, { cluster: 'app' }] }, world.context)
    world.settle(3600)
    expect(placed(world)).toEqual([0, 2])
  })

  test('gives up at once what the percentages do not hold', () => {
    const world = onInstances([{}])
    create(world, { desiredCount: 2, deploymentConfiguration: { minimumHealthyPercent: 0, maximumPercent: 100 } })
    world.settle()
    setStatus(world, 0, 'DRAINING')
    world.settle(900)
    expect(placed(world)).toEqual([0])
  })

  test('lets tasks of nobody run on', () => {
    const world = onInstances([{}])
    world.call('RunTask', { cluster: 'app', taskDefinition: 'web', launchType: 'EC2' })
    world.run(2)
    setStatus(world, 0, 'DRAINING')
    expect(world.call('ListTasks', { cluster: 'app' })['taskArns']).toHaveLength(1)
  })
})
