import { describe, expect, test } from 'vitest'
import type { ContainerBehaviour } from '../../../behaviour.ts'
import type { JsonObject } from '../../../service.ts'
import { createTestWorld, describeWeb, eventsOf, type TestWorld, webDefinition, webService } from '../test-world.ts'

function breaker(rollback: boolean): JsonObject {
  return {
    deploymentConfiguration: { deploymentCircuitBreaker: { enable: true, rollback } },
  }
}

/** A service that runs a good first image, then a deployment of `image`. */
function deployOver(image: string, behaviours: readonly ContainerBehaviour[], service: JsonObject = {}): TestWorld {
  const world = createTestWorld({ behaviours })
  world.call('RegisterTaskDefinition', webDefinition())
  world.call('CreateService', webService(service))
  world.settle()
  deploy(world, image)
  return world
}

function deploy(world: TestWorld, image: string, container: JsonObject = {}): void {
  world.call('RegisterTaskDefinition', webDefinition({}, { image, ...container }))
  world.call('UpdateService', { cluster: 'app', service: 'web', taskDefinition: 'web' })
}

/** Each deployment on a line: status, state, revision, counts wanted/running/pending, failed tasks. */
function deploymentsOf(service: JsonObject): string[] {
  return (service['deployments'] as JsonObject[]).map((one) => {
    const revision = String(one['taskDefinition']).split(':').at(-1)
    const counts = `${one['desiredCount']}/${one['runningCount']}/${one['pendingCount']}`
    return `${one['status']} ${one['rolloutState']} web:${revision} ${counts} failed ${one['failedTasks']}`
  })
}

function serviceDeployments(world: TestWorld): JsonObject[] {
  const { serviceDeployments: found } = world.call('ListServiceDeployments', { cluster: 'app', service: 'web' })
  const arns = (found as JsonObject[]).map((one) => one['serviceDeploymentArn'] ?? null)
  const answer = world.call('DescribeServiceDeployments', { serviceDeploymentArns: arns })
  return answer['serviceDeployments'] as JsonObject[]
}

function started(count: number) {
  return `(service web) has started ${count} tasks: ${'(task) '.repeat(count).trim()}.`
}
function stopped(count: number) {
  return `(service web) has stopped ${count} running tasks: ${'(task) '.repeat(count).trim()}.`
}
const completed = '(service web) (deployment ecs-svc/N) deployment completed.'
const steady = '(service web) has reached a steady state.'
const failed = '(service web) (deployment ecs-svc/N) deployment failed: tasks failed to start.'
const rollingBack = '(service web) rolling back to deployment ecs-svc/N.'

describe('a service that works', () => {
  test('starts, completes and is steady, each at its time', () => {
    const world = createTestWorld()
    world.call('RegisterTaskDefinition', webDefinition())
    world.call('CreateService', webService({ desiredCount: 2 }))
    world.runUntil(12)
    expect(eventsOf(describeWeb(world))).toEqual([])
    world.runUntil(13)
    expect(deploymentsOf(describeWeb(world))).toEqual(['PRIMARY IN_PROGRESS web:1 2/0/2 failed 0'])
    world.runUntil(34)
    expect(deploymentsOf(describeWeb(world))).toEqual(['PRIMARY IN_PROGRESS web:1 2/2/0 failed 0'])
    world.runUntil(41)
    expect(deploymentsOf(describeWeb(world))).toEqual(['PRIMARY COMPLETED web:1 2/2/0 failed 0'])
    expect(eventsOf(describeWeb(world))).toEqual([started(2), completed, steady])
  })

  test('replaces its tasks, the old ones after the new ones are healthy', () => {
    const world = deployOver('registry.example/web:2', [], { desiredCount: 2 })
    const seen: string[][] = []
    for (let second = 0; second < 120; second += 1) {
      world.run(1)
      const now = deploymentsOf(describeWeb(world))
      if (seen.at(-1)?.join() !== now.join()) seen.push(now)
    }
    expect(seen).toEqual([
      ['PRIMARY IN_PROGRESS web:2 2/0/0 failed 0', 'ACTIVE COMPLETED web:1 2/2/0 failed 0'],
      ['PRIMARY IN_PROGRESS web:2 2/0/2 failed 0', 'ACTIVE COMPLETED web:1 2/2/0 failed 0'],
      ['PRIMARY IN_PROGRESS web:2 2/2/0 failed 0', 'ACTIVE COMPLETED web:1 2/2/0 failed 0'],
      ['PRIMARY IN_PROGRESS web:2 2/2/0 failed 0', 'ACTIVE COMPLETED web:1 0/0/0 failed 0'],
      ['PRIMARY COMPLETED web:2 2/2/0 failed 0'],
    ])
    expect(eventsOf(describeWeb(world)).slice(3)).toEqual([started(2), stopped(2), completed, steady])
  })

  test('replaces them in portions where there is little room', () => {
    const world = deployOver('registry.example/web:2', [], {
      desiredCount: 4,
      deploymentConfiguration: { maximumPercent: 150, minimumHealthyPercent: 100 },
    })
    world.settle()
    const later = eventsOf(describeWeb(world)).slice(3)
    expect(later).toEqual([started(2), stopped(2), started(2), stopped(2), completed, steady])
  })

  test('stops first where it may, and is between the two for a while', () => {
    const world = deployOver('registry.example/web:2', [], {
      deploymentConfiguration: { maximumPercent: 100, minimumHealthyPercent: 0 },
    })
    world.settle()
    expect(eventsOf(describeWeb(world)).slice(3)).toEqual([stopped(1), started(1), completed, steady])
  })

  test('goes to another count without a new deployment', () => {
    const world = createTestWorld()
    world.call('RegisterTaskDefinition', webDefinition())
    world.call('CreateService', webService())
    world.settle()
    const before = describeWeb(world)['deployments'] as JsonObject[]
    world.call('UpdateService', { cluster: 'app', service: 'web', desiredCount: 3 })
    world.settle()
    world.call('UpdateService', { cluster: 'app', service: 'web', desiredCount: 1 })
    world.settle()
    const after = describeWeb(world)['deployments'] as JsonObject[]
    expect(after.map(({ id }) => id)).toEqual(before.map(({ id }) => id))
    expect(eventsOf(describeWeb(world)).slice(3)).toEqual([started(2), steady, stopped(2), steady])
  })

  test('says every six hours that it is steady, which is nothing to wait for', () => {
    const world = createTestWorld()
    world.call('RegisterTaskDefinition', webDefinition())
    world.call('CreateService', webService())
    world.settle()
    const settled = world.seconds()
    world.settle(24 * 3600)
    expect(world.seconds()).toBe(settled)
    world.run(13 * 3600)
    expect(eventsOf(describeWeb(world)).filter((text) => text === steady)).toHaveLength(3)
  })
})

describe('a deployment that is replaced', () => {
  test('stays listed until the newest one is complete', () => {
    const world = deployOver('registry.example/web:2', [])
    world.run(30)
    deploy(world, 'registry.example/web:3')
    expect(deploymentsOf(describeWeb(world)).map((line) => line.split(' failed')[0])).toEqual([
      'PRIMARY IN_PROGRESS web:3 1/0/0',
      'ACTIVE IN_PROGRESS web:2 1/0/1',
      'ACTIVE COMPLETED web:1 1/1/0',
    ])
    world.settle()
    expect(deploymentsOf(describeWeb(world))).toEqual(['PRIMARY COMPLETED web:3 1/1/0 failed 0'])
    expect(serviceDeployments(world).map(({ status }) => status)).toEqual(['SUCCESSFUL', 'STOPPED', 'SUCCESSFUL'])
  })

  test('is started again by force with the same definition', () => {
    const world = deployOver('registry.example/web:2', [])
    world.settle()
    const update = (change: JsonObject) => {
      const { service } = world.call('UpdateService', { cluster: 'app', service: 'web', ...change })
      return ((service as JsonObject)['deployments'] as JsonObject[]).length
    }
    expect(update({ taskDefinition: 'web:2' })).toBe(1)
    expect(update({ forceNewDeployment: true })).toBe(2)
  })
})

const bad = 'registry.example/web:bad'
const crashes: ContainerBehaviour[] = [{ image: bad, crashAfterSeconds: 2 }]

describe('the circuit breaker', () => {
  test('goes back to the old deployment under its old id', () => {
    const world = deployOver(bad, crashes, breaker(true))
    const first = (describeWeb(world)['deployments'] as JsonObject[])[1]
    world.settle()
    const service = describeWeb(world)
    expect(deploymentsOf(service)).toEqual(['PRIMARY COMPLETED web:1 1/1/0 failed 0'])
    expect((service['deployments'] as JsonObject[])[0]?.['id']).toBe(first?.['id'])
    expect(service['taskDefinition']).toMatch(/web:1$/)
    const last = eventsOf(service).slice(-4)
    expect(last).toEqual([failed, rollingBack, completed, steady])
    const [newest] = serviceDeployments(world)
    expect(newest).toMatchObject({
      status: 'ROLLBACK_SUCCESSFUL',
      deploymentCircuitBreaker: { status: 'TRIGGERED', failureCount: 3, threshold: 3 },
      rollback: { reason: 'Service deployment rolled back because the circuit breaker threshold was exceeded.' },
    })
  })

  test('shows the failed one as DRAINING while it goes back', () => {
    const world = deployOver(bad, crashes, breaker(true))
    const seen = new Set<string>()
    for (let second = 0; second < 400; second += 1) {
      world.run(1)
      const [one, two] = describeWeb(world)['deployments'] as JsonObject[]
      seen.add([one, two].map((line) => line && `${line['status']} ${line['rolloutState']}`).join(' | '))
    }
    expect([...seen]).toEqual([
      'PRIMARY IN_PROGRESS | ACTIVE COMPLETED',
      'PRIMARY IN_PROGRESS | DRAINING FAILED',
      'PRIMARY COMPLETED | ',
    ])
  })

  test('only fails the deployment without rollback, and the old tasks stay', () => {
    const world = deployOver(bad, crashes, breaker(false))
    world.settle()
    const service = describeWeb(world)
    expect(deploymentsOf(service).map((line) => line.slice(0, 24))).toEqual([
      'PRIMARY FAILED web:2 1/0',
      'ACTIVE COMPLETED web:1 1',
    ])
    expect(service['runningCount']).toBe(1)
    expect(service['taskDefinition']).toMatch(/web:2$/)
    expect(eventsOf(service).at(-1)).toBe(failed)
  })

  test('leaves nothing to wait for once the deployment failed', () => {
    const world = createTestWorld({ behaviours: [{ pullFailure: true }] })
    world.call('RegisterTaskDefinition', webDefinition())
    world.call('CreateService', webService(breaker(false)))
    world.settle()
    expect(JSON.stringify(describeWeb(world))).toContain('"rolloutState":"FAILED"')
    const [{ createdAt } = { createdAt: 0 }] = describeWeb(world)['events'] as { createdAt: number }[]
    expect(world.context.now / 1000 - createdAt).toBeLessThan(60)
  })

  test('has nothing to go back to at the first deployment', () => {
    const world = createTestWorld({ behaviours: crashes })
    world.call('RegisterTaskDefinition', webDefinition({}, { image: bad }))
    world.call('CreateService', webService(breaker(true)))
    world.settle()
    const [only] = describeWeb(world)['deployments'] as JsonObject[]
    expect(only).toMatchObject({
      status: 'PRIMARY',
      rolloutState: 'FAILED',
      rolloutStateReason: 'ECS deployment circuit breaker: tasks failed to start.',
      failedTasks: 3,
    })
  })

  test.each([
    ['an image that is not there', [{ image: bad, pullFailure: true }], {}],
    ['tasks that cannot be placed', [{ image: bad, placementFailure: 'RESOURCE:MEMORY' }], {}],
    [
      'a health check that never passes',
      [{ image: bad, neverHealthy: true }],
      { healthCheck: { command: ['CMD', 'x'] } },
    ],
  ] as const)('trips on %s', (_what, behaviours, container) => {
    const world = createTestWorld({ behaviours })
    world.call('RegisterTaskDefinition', webDefinition())
    world.call('CreateService', webService(breaker(true)))
    world.settle()
    deploy(world, bad, container as JsonObject)
    world.settle()
    expect(eventsOf(describeWeb(world)).slice(-4)).toEqual([failed, rollingBack, completed, steady])
  })

  test('does not count failures from before a task that became healthy', () => {
    // Three of four tasks crash before they are healthy, but one by one the four come up: only failures in a row count.
    const world = createTestWorld({ behaviours: [{ image: bad, crashAfterSeconds: 60 }] })
    world.call('RegisterTaskDefinition', webDefinition({}, { image: bad }))
    world.call('CreateService', webService({ ...breaker(true), desiredCount: 2 }))
    world.run(1800)
    expect(eventsOf(describeWeb(world))).not.toContain(failed)
  })
})

describe('a service that does not work', () => {
  test('tries again and again without a breaker, at once where its tasks had run', () => {
    const world = deployOver(bad, crashes)
    world.run(600)
    expect(deploymentsOf(describeWeb(world))[0]).toMatch(/^PRIMARY IN_PROGRESS web:2 1\/\d\/\d failed 1\d$/)
    expect(describeWeb(world)['runningCount']).toBeGreaterThanOrEqual(1)
  })

  test('waits longer each time where its tasks never ran', () => {
    const world = deployOver(bad, [{ image: bad, pullFailure: true }])
    world.run(3600)
    const service = describeWeb(world)
    expect(eventsOf(service)).toContain('(service web) is unable to consistently start tasks successfully.')
    const { failedTasks } = (service['deployments'] as JsonObject[])[0] ?? {}
    expect(failedTasks).toBeGreaterThan(4)
    expect(failedTasks).toBeLessThan(10)
  })

  test('waits once for tasks that fail together', () => {
    const attempts = (desiredCount: number) => {
      const world = createTestWorld({ behaviours: [{ pullFailure: true }] })
      world.call('RegisterTaskDefinition', webDefinition())
      world.call('CreateService', webService({ desiredCount }))
      world.run(400)
      return eventsOf(describeWeb(world)).filter((text) => text.includes('has started')).length
    }
    expect(attempts(10)).toBe(attempts(1))
  })

  test('is stuck where it may neither start nor stop a task, says so once and is quiet', () => {
    const world = deployOver('registry.example/web:2', [], {
      deploymentConfiguration: { maximumPercent: 100, minimumHealthyPercent: 100 },
    })
    world.settle()
    const quiet = world.seconds()
    world.settle()
    expect(world.seconds()).toBe(quiet)
    expect(eventsOf(describeWeb(world)).at(-1)).toBe(
      '(service web) was unable to stop or start tasks during a deployment because of the service deployment configuration. ' +
        'Update the minimumHealthyPercent or maximumPercent value and try again.',
    )
    world.call('UpdateService', {
      cluster: 'app',
      service: 'web',
      deploymentConfiguration: { maximumPercent: 200 },
    })
    world.settle()
    expect(deploymentsOf(describeWeb(world))).toEqual(['PRIMARY COMPLETED web:2 1/1/0 failed 0'])
  })

  test('tells whose role cannot be taken up', () => {
    const world = createTestWorld()
    const role = 'arn:aws:iam::111122223333:role/stranger'
    world.call('RegisterTaskDefinition', webDefinition({ taskRoleArn: role }))
    world.call('CreateService', webService())
    world.run(60)
    expect(eventsOf(describeWeb(world))[0]).toContain(`ECS was unable to assume the role '${role}'`)
  })

  test('takes unhealthy tasks away and names what replaces them', () => {
    const behaviours = [{ image: bad, neverHealthy: true }]
    const world = createTestWorld({ behaviours })
    const healthCheck = { command: ['CMD', 'x'], interval: 5, retries: 1 }
    world.call('RegisterTaskDefinition', webDefinition({}, { image: bad, healthCheck }))
    world.call('CreateService', webService())
    world.run(50)
    expect(eventsOf(describeWeb(world)).slice(1)).toEqual([
      '(service web) (task) failed container health checks.',
      stopped(1),
      '(service web) has started 1 tasks: (task). Amazon ECS replaced 1 tasks due to an unhealthy status.',
    ])
  })
})

describe('behind a load balancer', () => {
  const targetGroupArn = 'arn:aws:elasticloadbalancing:eu-west-1:111122223333:targetgroup/web/0123456789abcdef'
  const ports = { portMappings: [{ containerPort: 80 }] }
  const balanced = webService({ loadBalancers: [{ targetGroupArn, containerName: 'app', containerPort: 80 }] })

  test('targets are registered before it is steady', () => {
    const world = createTestWorld()
    world.call('RegisterTaskDefinition', webDefinition({}, ports))
    world.call('CreateService', balanced)
    world.settle()
    expect(eventsOf(describeWeb(world))).toEqual([
      started(1),
      `(service web) registered 1 targets in (target-group ${targetGroupArn})`,
      completed,
      steady,
    ])
  })

  test('targets that fail are replaced, but not within the grace period', () => {
    const world = createTestWorld({ behaviours: [{ neverHealthy: true }] })
    world.call('RegisterTaskDefinition', webDefinition({}, ports))
    world.call('CreateService', { ...balanced, healthCheckGracePeriodSeconds: 300 })
    world.runUntil(300)
    expect(eventsOf(describeWeb(world))).toHaveLength(2)
    world.runUntil(340)
    expect(eventsOf(describeWeb(world)).join()).toContain('is unhealthy in (target-group')
    const { taskArns } = world.call('ListTasks', { cluster: 'app', desiredStatus: 'STOPPED' })
    const { tasks } = world.call('DescribeTasks', { cluster: 'app', tasks: taskArns ?? null })
    expect((tasks as JsonObject[])[0]?.['stoppedReason']).toBe(
      `Task failed ELB health checks in (target-group ${targetGroupArn})`,
    )
  })
})

describe('stopping a service deployment', () => {
  const stop = (world: TestWorld, stopType?: string) =>
    world.call('StopServiceDeployment', {
      serviceDeploymentArn: serviceDeployments(world)[0]?.['serviceDeploymentArn'] ?? null,
      ...(stopType ? { stopType } : {}),
    })

  test('rolls back unless told otherwise', () => {
    const world = deployOver('registry.example/web:2', [])
    world.run(30)
    stop(world)
    world.settle()
    expect(deploymentsOf(describeWeb(world))).toEqual(['PRIMARY COMPLETED web:1 1/1/0 failed 0'])
    expect(serviceDeployments(world)[0]?.['status']).toBe('ROLLBACK_SUCCESSFUL')
  })

  test('ABORT leaves things as they are', () => {
    const world = deployOver('registry.example/web:2', [])
    world.run(30)
    stop(world, 'ABORT')
    world.settle()
    expect(deploymentsOf(describeWeb(world)).map((line) => line.split(' ').slice(0, 2).join(' '))).toEqual([
      'PRIMARY FAILED',
      'ACTIVE COMPLETED',
    ])
    expect(serviceDeployments(world)[0]?.['status']).toBe('STOPPED')
  })

  test('is refused once it is over', () => {
    const world = deployOver('registry.example/web:2', [])
    world.settle()
    const [done] = serviceDeployments(world)
    const input = { serviceDeploymentArn: done?.['serviceDeploymentArn'] ?? null }
    expect(world.refusal('StopServiceDeployment', input).code).toBe('ConflictException')
  })
})

describe('deleting a service', () => {
  test('stops its tasks, then it is INACTIVE and its name is free', () => {
    const world = createTestWorld()
    world.call('RegisterTaskDefinition', webDefinition())
    world.call('CreateService', webService())
    world.settle()
    expect(world.refusal('DeleteService', { cluster: 'app', service: 'web' }).message).toBe(
      'The service cannot be stopped while it is scaled above 0.',
    )
    world.call('DeleteService', { cluster: 'app', service: 'web', force: true })
    expect(world.call('ListServices', { cluster: 'app' })).toEqual({ serviceArns: [] })
    expect(world.refusal('CreateService', webService()).message).toBe(
      'Unable to Start a service that is still Draining.',
    )
    expect(world.refusal('UpdateService', { cluster: 'app', service: 'web' }).code).toBe('ServiceNotActiveException')
    world.run(90)
    expect(describeWeb(world)['status']).toBe('DRAINING')
    world.settle()
    expect(describeWeb(world)).toMatchObject({ status: 'INACTIVE', events: [], runningCount: 0 })
    world.call('CreateService', webService())
    world.settle()
    expect(describeWeb(world)).toMatchObject({ status: 'ACTIVE', runningCount: 1 })
  })
})

describe('a rolling deployment that is watched by alarms', () => {
  const alarms = { alarms: { alarmNames: ['errors'], enable: true, rollback: true } }

  test('goes back when one goes off while it is baked', () => {
    const world = deployOver('registry.example/web:2', [], {
      deploymentConfiguration: { ...alarms, bakeTimeInMinutes: 5 },
    })
    world.context.state['behaviours'] = [{ rule: 'alarm', name: 'errors', afterSeconds: 200 }]
    world.run(120)
    expect(deploymentsOf(describeWeb(world))[0]).toMatch(/^PRIMARY IN_PROGRESS web:2 1\/1\/0/)
    world.settle()
    expect(serviceDeployments(world)[0]).toMatchObject({
      status: 'ROLLBACK_SUCCESSFUL',
      alarms: { status: 'TRIGGERED', triggeredAlarmNames: ['errors'] },
    })
    expect(deploymentsOf(describeWeb(world))).toEqual(['PRIMARY COMPLETED web:1 1/1/0 failed 0'])
  })

  test('is complete when the bake time is over', () => {
    const world = deployOver('registry.example/web:2', [], {
      deploymentConfiguration: { ...alarms, bakeTimeInMinutes: 5 },
    })
    const begun = world.seconds()
    world.settle()
    expect(world.seconds() - begun).toBeGreaterThan(300)
    expect(serviceDeployments(world)[0]).toMatchObject({
      status: 'SUCCESSFUL',
      alarms: { status: 'MONITORING_COMPLETE' },
    })
  })
})

describe('early success criteria', () => {
  const early = (sourceServiceRevisionCleanup: string) => ({
    desiredCount: 4,
    deploymentConfiguration: {
      minimumHealthyPercent: 50,
      maximumPercent: 100,
      earlySuccessCriteria: { enable: true, healthyPercent: 50, sourceServiceRevisionCleanup },
    },
  })

  /** The deployment at the moment in which it is called successful. */
  function completion(cleanup: string): JsonObject {
    const world = deployOver('registry.example/web:2', [], early(cleanup))
    for (let second = 0; second < 600; second += 1) {
      world.run(1)
      if (serviceDeployments(world)[0]?.['status'] === 'SUCCESSFUL') break
    }
    const [first] = describeWeb(world)['deployments'] as JsonObject[]
    world.settle()
    expect(deploymentsOf(describeWeb(world))).toEqual(['PRIMARY COMPLETED web:2 4/4/0 failed 0'])
    return first ?? {}
  }

  test.each(['DEFERRED', 'BLOCKING'])('call a deployment done when enough tasks are healthy: %s', (cleanup) => {
    expect(completion(cleanup)).toMatchObject({ rolloutState: 'COMPLETED', runningCount: 2 })
  })
})
