import { describe, expect, test } from 'vitest'
import type { ContainerBehaviour } from '../../../behaviour.ts'
import type { Json, JsonObject } from '../../../service.ts'
import { findGroup } from '../../logs/index.ts'
import { seed } from '../seed.ts'
import { createTestWorld, describeWeb, network, type TestWorld, webDefinition, webService } from '../test-world.ts'
import { plannedHealth } from './run-container.ts'

function run(world: TestWorld, change: JsonObject = {}): string {
  const { tasks } = world.call('RunTask', {
    cluster: 'app',
    taskDefinition: 'web',
    launchType: 'FARGATE',
    networkConfiguration: network,
    ...change,
  })
  return String((tasks as JsonObject[])[0]?.['taskArn'])
}

function describeTask(world: TestWorld, arn: string): JsonObject {
  const { tasks } = world.call('DescribeTasks', { cluster: 'app', tasks: [arn] })
  const [task] = tasks as JsonObject[]
  if (!task) throw new Error(`there is no task ${arn}`)
  return task
}

function containersOf(task: JsonObject): (readonly [Json, Json, Json])[] {
  const containers = task['containers'] as JsonObject[]
  return containers.map((one) => [one['name'] ?? null, one['exitCode'] ?? null, one['reason'] ?? null])
}

function runToEnd(behaviours: readonly ContainerBehaviour[], definition = webDefinition()) {
  const world = createTestWorld({ behaviours })
  world.call('RegisterTaskDefinition', definition)
  const arn = run(world)
  world.settle()
  return { world, arn, task: describeTask(world, arn) }
}

function linesOf(world: TestWorld): Record<string, string[]> {
  const group = findGroup(world.context.state, '/ecs/web')
  return Object.fromEntries(
    Object.entries(group?.streams ?? {}).map(([name, stream]) => [
      name.replace(/[0-9a-f]{32}/, 'ID'),
      stream.events.map(({ message }) => message),
    ]),
  )
}

function two(sidecar: JsonObject, app: JsonObject = {}): JsonObject {
  return webDefinition({
    containerDefinitions: [
      { name: 'app', image: 'registry.example/web:1', ...app },
      { name: 'sidecar', image: 'registry.example/sidecar:1', ...sidecar },
    ],
  })
}

describe('a task', () => {
  test('goes from status to status', () => {
    const world = createTestWorld({ behaviours: [{ keepsRunning: true }] })
    world.call('RegisterTaskDefinition', webDefinition())
    const arn = run(world)
    const seen: string[] = []
    const look = (): void => {
      const task = describeTask(world, arn)
      const [attachment] = task['attachments'] as JsonObject[]
      const line = `${task['lastStatus']}/${task['desiredStatus']} ${attachment?.['status']} v${task['version']}`
      if (seen.at(-1) !== line) seen.push(line)
    }
    for (let second = 0; second < 60; second += 1) {
      look()
      world.run(1)
    }
    world.call('StopTask', { cluster: 'app', task: arn })
    for (let second = 0; second < 60; second += 1) {
      look()
      world.run(1)
    }
    expect(seen).toEqual([
      'PROVISIONING/RUNNING PRECREATED v1',
      'PROVISIONING/RUNNING ATTACHED v1',
      'PENDING/RUNNING ATTACHED v2',
      'RUNNING/RUNNING ATTACHED v3',
      'RUNNING/STOPPED ATTACHED v4',
      'DEPROVISIONING/STOPPED ATTACHED v5',
      'STOPPED/STOPPED DELETED v6',
    ])
    expect(describeTask(world, arn)).toMatchObject({ stopCode: 'UserInitiated', stoppedReason: 'Task stopped by user' })
    expect(containersOf(describeTask(world, arn))).toEqual([['app', 143, null]])
  })

  test.each([
    ['ends with 0', [{ exitCode: 0 }], [['app', 0, null]]],
    ['ends with 3 after a while', [{ exitCode: 3, exitAfterSeconds: 20 }], [['app', 3, null]]],
    ['crashes', [{ crashAfterSeconds: 5 }], [['app', 1, null]]],
    [
      'runs out of memory',
      [{ outOfMemory: true, exitAfterSeconds: 4 }],
      [['app', 137, 'OutOfMemoryError: Container killed due to memory usage']],
    ],
  ] as const)('%s', (_what, behaviours, containers) => {
    const { task } = runToEnd(behaviours)
    expect(containersOf(task)).toEqual(containers)
    expect(task).toMatchObject({
      lastStatus: 'STOPPED',
      stopCode: 'EssentialContainerExited',
      stoppedReason: 'Essential container in task exited',
      version: 6,
    })
  })

  test('ends its sidecars with 143 when the essential container ends', () => {
    const { task } = runToEnd([{ container: 'app', exitCode: 0, exitAfterSeconds: 9 }], two({}))
    expect(containersOf(task)).toEqual([
      ['app', 0, null],
      ['sidecar', 143, null],
    ])
  })

  test('runs on when a container ends that is not essential', () => {
    const { task } = runToEnd(
      [{ container: 'sidecar', exitCode: 7 }, { keepsRunning: true }],
      two({ essential: false }),
    )
    expect(task['lastStatus']).toBe('RUNNING')
    expect(containersOf(task)).toEqual([
      ['app', null, null],
      ['sidecar', 7, null],
    ])
  })

  test.each([
    ['START', {}, 21],
    ['COMPLETE', { exitCode: 1, exitAfterSeconds: 10 }, 31],
    ['SUCCESS', { exitCode: 0, exitAfterSeconds: 10 }, 31],
    ['HEALTHY', {}, 51],
  ] as const)('waits for %s of a dependency', (condition, behaviour, startsAt) => {
    const world = createTestWorld({ behaviours: [{ ...behaviour, container: 'sidecar' }] })
    const dependsOn = [{ containerName: 'sidecar', condition }]
    const healthCheck = { command: ['CMD', 'x'], interval: 30 }
    world.call('RegisterTaskDefinition', two({ essential: false, healthCheck }, { dependsOn }))
    const arn = run(world)
    world.run(startsAt - 0.5)
    expect(describeTask(world, arn)['lastStatus']).toBe('PENDING')
    world.run(1)
    expect(describeTask(world, arn)['lastStatus']).toBe('RUNNING')
  })

  test('does not start when a dependency that had to succeed fails', () => {
    const dependsOn = [{ containerName: 'sidecar', condition: 'SUCCESS' }]
    const { task } = runToEnd([{ container: 'sidecar', exitCode: 1 }], two({ essential: false }, { dependsOn }))
    expect(task).toMatchObject({ lastStatus: 'STOPPED', stopCode: 'TaskFailedToStart' })
    expect(task['startedAt']).toBeUndefined()
  })

  test('fails to start without its image, in the usual words or in others', () => {
    const usual = runToEnd([{ pullFailure: true }]).task
    expect(usual).toMatchObject({ lastStatus: 'STOPPED', stopCode: 'TaskFailedToStart' })
    expect(usual['stoppedReason']).toMatch(/^CannotPullContainerError: .*registry\.example\/web:1: not found$/)
    expect(usual['startedAt']).toBeUndefined()
    expect(containersOf(usual)).toEqual([['app', null, usual['stoppedReason']]])
    expect(runToEnd([{ pullFailure: 'no such thing' }]).task['stoppedReason']).toBe('no such thing')
  })

  test('is forgotten an hour after it stopped, which is nothing to wait for', () => {
    const { world, arn } = runToEnd([{ exitCode: 0 }])
    const stopped = world.seconds()
    world.settle()
    expect(world.seconds()).toBe(stopped)
    world.run(3599)
    expect(describeTask(world, arn)['lastStatus']).toBe('STOPPED')
    world.run(2)
    expect(world.call('DescribeTasks', { cluster: 'app', tasks: [arn] })).toEqual({
      tasks: [],
      failures: [{ arn, reason: 'MISSING' }],
    })
  })

  test('has no network interface of its own on EC2', () => {
    const world = createTestWorld({ behaviours: [{ exitCode: 0 }] })
    seed({ containerInstances: [{ cluster: 'app' }] }, world.context)
    const container = { name: 'app', image: 'registry.example/web:1', memory: 64 }
    world.call('RegisterTaskDefinition', { family: 'web', containerDefinitions: [container] })
    const { tasks } = world.call('RunTask', { cluster: 'app', taskDefinition: 'web' })
    expect((tasks as JsonObject[])[0]).toMatchObject({ lastStatus: 'PENDING', launchType: 'EC2', attachments: [] })
    world.settle()
    const { taskArns } = world.call('ListTasks', { cluster: 'app', desiredStatus: 'STOPPED' })
    expect(describeTask(world, String((taskArns as Json[])[0]))).toMatchObject({ lastStatus: 'STOPPED' })
  })
})

describe('the logs of a task', () => {
  test('are written at their times, up to the end', () => {
    const logLines = ['first', { afterSeconds: 5, message: 'second' }, { afterSeconds: 50, message: 'too late' }]
    const world = createTestWorld({ behaviours: [{ logLines, exitAfterSeconds: 10 }] })
    world.call('RegisterTaskDefinition', webDefinition())
    run(world)
    world.run(20)
    expect(linesOf(world)).toEqual({})
    world.run(2)
    expect(linesOf(world)).toEqual({ 'ecs/app/ID': ['first'] })
    world.run(100)
    expect(linesOf(world)).toEqual({ 'ecs/app/ID': ['first', 'second'] })
  })

  test('are all there when a container ends as soon as it can', () => {
    const logLines = ['one', { afterSeconds: 30, message: 'two' }]
    const { world, task } = runToEnd([{ logLines, exitCode: 0 }])
    expect(linesOf(world)).toEqual({ 'ecs/app/ID': ['one', 'two'] })
    expect(Number(task['executionStoppedAt']) - Number(task['startedAt'])).toBe(30)
  })

  test('need their group, unless the driver may make it', () => {
    const logging = (options: JsonObject) => ({
      logConfiguration: {
        logDriver: 'awslogs',
        options: {
          'awslogs-group': '/ecs/other',
          'awslogs-region': 'eu-west-1',
          'awslogs-stream-prefix': 'ecs',
          ...options,
        },
      },
    })
    const { task } = runToEnd([{ exitCode: 0 }], webDefinition({}, logging({})))
    expect(task['stoppedReason']).toMatch(/^ResourceInitializationError: .*The specified log group does not exist\./)
    const made = runToEnd([{ exitCode: 0 }], webDefinition({}, logging({ 'awslogs-create-group': 'true' })))
    expect(made.task['stopCode']).toBe('EssentialContainerExited')
    expect(findGroup(made.world.context.state, '/ecs/other')).toBeDefined()
  })
})

describe('a health check', () => {
  const check = { interval: 10, retries: 3, startPeriod: 0 }
  const turns = (behaviour: ContainerBehaviour, change: JsonObject = {}) =>
    plannedHealth(0, 'app', { ...check, ...change }, behaviour).map((step) =>
      step.do === 'health' ? `${step.health} ${step.at / 1000}` : step.do,
    )

  test.each([
    ['passes at its first run', {}, {}, ['HEALTHY 10']],
    ['passes later', { healthyAfterSeconds: 15 }, {}, ['HEALTHY 20']],
    ['never passes', { neverHealthy: true }, {}, ['UNHEALTHY 30']],
    ['fails before it passes', { healthyAfterSeconds: 60 }, {}, ['UNHEALTHY 30', 'HEALTHY 60']],
    ['is forgiven at the start', { healthyAfterSeconds: 60 }, { startPeriod: 60 }, ['HEALTHY 60']],
  ] as const)('%s', (_what, behaviour, change, expected) => {
    expect(turns(behaviour, change)).toEqual(expected)
  })
})

describe('containers of which the scenario does not say how they end', () => {
  test('end well and all at once in a task that RunTask started', () => {
    const { task } = runToEnd([], two({}, { essential: true }))
    expect(task).toMatchObject({ stopCode: 'EssentialContainerExited', lastStatus: 'STOPPED' })
    expect(containersOf(task)).toEqual([
      ['app', 0, null],
      ['sidecar', 0, null],
    ])
  })

  test('do not end before the one of which it does', () => {
    const { task } = runToEnd([{ container: 'app', exitAfterSeconds: 60, exitCode: 3 }], two({}))
    expect(containersOf(task)).toEqual([
      ['app', 3, null],
      ['sidecar', 143, null],
    ])
  })

  test('run on in a service, but for those whose end others wait for', () => {
    for (const condition of ['SUCCESS', 'COMPLETE']) {
      const world = createTestWorld()
      const dependsOn = [{ containerName: 'sidecar', condition }]
      world.call('RegisterTaskDefinition', two({ essential: false }, { dependsOn }))
      world.call('CreateService', webService())
      world.settle()
      expect(describeWeb(world)).toMatchObject({ runningCount: 1, deployments: [{ rolloutState: 'COMPLETED' }] })
      const { taskArns } = world.call('ListTasks', { cluster: 'app' })
      expect(containersOf(describeTask(world, String((taskArns as Json[])[0])))).toEqual([
        ['app', null, null],
        ['sidecar', 0, null],
      ])
    }
  })
})

describe('where reads lag behind writes', () => {
  test('what was just made is MISSING for some seconds', () => {
    const world = createTestWorld({ behaviours: [{ rule: 'consistency', missingSeconds: 5 }] })
    world.call('RegisterTaskDefinition', webDefinition())
    world.call('CreateService', webService())
    const arn = run(world)
    const look = () => [
      world.call('DescribeServices', { cluster: 'app', services: ['web'] })['failures'],
      world.call('DescribeTasks', { cluster: 'app', tasks: [arn] })['failures'],
    ]
    expect(look()).toMatchObject([[{ reason: 'MISSING' }], [{ reason: 'MISSING', arn }]])
    world.run(5)
    expect(look()).toEqual([[], []])
  })

  test('an update is not seen for some seconds', () => {
    const world = createTestWorld({ behaviours: [{ rule: 'consistency', staleSeconds: 5 }] })
    world.call('RegisterTaskDefinition', webDefinition())
    world.call('CreateService', webService())
    world.settle()
    world.call('UpdateService', { cluster: 'app', service: 'web', forceNewDeployment: true, desiredCount: 3 })
    world.run(4)
    expect(describeWeb(world)).toMatchObject({ desiredCount: 1, deployments: [{ rolloutState: 'COMPLETED' }] })
    world.run(1)
    expect(describeWeb(world)).toMatchObject({ desiredCount: 3, deployments: [{ rolloutState: 'IN_PROGRESS' }, {}] })
  })
})
