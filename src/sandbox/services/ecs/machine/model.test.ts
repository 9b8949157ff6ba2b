import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Behaviour } from '../../../behaviour.ts'
import { type JsonObject, ServiceError } from '../../../service.ts'
import { firstDue } from '../derived.ts'
import { ecsState, findService, type ServiceRecord, tasksIn, tasksOf } from '../store.ts'
import { createTestWorld, type TestWorld, webDefinition, webService } from '../test-world.ts'
import { isUnderWay } from './deployment.ts'

// Whatever strategy a service is deployed with, and whatever users, hooks and alarms do meanwhile, some things always hold.

const images = ['good', 'crash', 'slow', 'no-image'] as const
const behaviours: Behaviour[] = [
  { image: '*:crash', crashAfterSeconds: 5 },
  { image: '*:slow', startSeconds: 120 },
  { image: '*:no-image', pullFailure: true },
  { rule: 'hook', function: 'fails', answers: ['IN_PROGRESS', 'FAILED'] },
  { rule: 'hook', function: 'waits', answers: ['IN_PROGRESS', 'IN_PROGRESS', 'SUCCEEDED'] },
  { rule: 'alarm', name: 'goes-off', afterSeconds: 200 },
]

const aHook = fc.oneof(
  fc.record({
    targetType: fc.constant('PAUSE'),
    lifecycleStages: fc.constantFrom(['PRE_SCALE_UP'], ['POST_TEST_TRAFFIC_SHIFT'], ['PRE_PRODUCTION_TRAFFIC_SHIFT']),
    timeoutConfiguration: fc.record({
      timeoutInMinutes: fc.constantFrom(1, 1440),
      action: fc.constantFrom('CONTINUE', 'ROLLBACK'),
    }),
  }),
  fc.record({
    hookTargetArn: fc
      .constantFrom('fails', 'waits')
      .map((name) => `arn:aws:lambda:eu-west-1:111122223333:function:${name}`),
    roleArn: fc.constant('arn:aws:iam::111122223333:role/hooks'),
    lifecycleStages: fc.constantFrom(['POST_SCALE_UP'], ['TEST_TRAFFIC_SHIFT'], ['PRODUCTION_TRAFFIC_SHIFT']),
  }),
)

const aConfiguration: fc.Arbitrary<JsonObject> = fc
  .record({
    strategy: fc.constantFrom('ROLLING', 'BLUE_GREEN', 'LINEAR', 'CANARY'),
    bakeTimeInMinutes: fc.constantFrom(0, 2),
    lifecycleHooks: fc.array(aHook, { maxLength: 2 }),
    deploymentCircuitBreaker: fc.record({ enable: fc.boolean(), rollback: fc.boolean() }),
    alarms: fc.record({
      alarmNames: fc.constantFrom(['quiet'], ['goes-off']),
      enable: fc.boolean(),
      rollback: fc.boolean(),
    }),
  })
  // As it would be sent: drawn values are shared and frozen.
  .map((one) => JSON.parse(JSON.stringify(one)) as JsonObject)
  .map((one) => ({ ...one, lifecycleHooks: one['strategy'] === 'ROLLING' ? [] : (one['lifecycleHooks'] ?? []) }))

const anAct = fc.oneof(
  { weight: 5, arbitrary: fc.record({ do: fc.constant('wait' as const), seconds: fc.integer({ min: 1, max: 400 }) }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('deploy' as const), image: fc.constantFrom(...images) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('configure' as const), to: aConfiguration }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('scale' as const), count: fc.integer({ min: 0, max: 5 }) }) },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('continue' as const), action: fc.constantFrom('CONTINUE', 'ROLLBACK') }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('stop' as const), stopType: fc.constantFrom('ABORT', 'ROLLBACK') }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('stop task' as const), index: fc.nat({ max: 7 }) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('protect' as const), index: fc.nat({ max: 7 }) }) },
)

function perform(world: TestWorld, act: typeof anAct extends fc.Arbitrary<infer Act> ? Act : never): void {
  const update = (change: JsonObject) => world.call('UpdateService', { cluster: 'app', service: 'web', ...change })
  const [newest] = web(world).serviceDeployments
  const serviceDeploymentArn = `arn:aws:ecs:eu-west-1:111122223333:service-deployment/app/web/${newest?.id}`
  try {
    switch (act.do) {
      case 'wait':
        world.run(act.seconds)
        return
      case 'deploy':
        world.call('RegisterTaskDefinition', webDefinition({}, { image: `registry.example/web:${act.image}` }))
        update({ taskDefinition: 'web' })
        return
      case 'configure':
        update({ deploymentConfiguration: act.to, forceNewDeployment: true })
        return
      case 'scale':
        update({ desiredCount: act.count })
        return
      case 'continue': {
        const hookId = newest?.hooks.find(({ status }) => status === 'AWAITING_ACTION')?.hookId ?? 'ecs-pause-x'
        world.call('ContinueServiceDeployment', { serviceDeploymentArn, hookId, action: act.action })
        return
      }
      case 'stop':
        world.call('StopServiceDeployment', { serviceDeploymentArn, stopType: act.stopType })
        return
      case 'stop task':
      case 'protect': {
        const task = tasksOf(world.context.state, web(world))[act.index]?.id ?? 'none'
        if (act.do === 'stop task') world.call('StopTask', { cluster: 'app', task })
        else
          world.call('UpdateTaskProtection', {
            cluster: 'app',
            tasks: [task],
            protectionEnabled: true,
            expiresInMinutes: 3,
          })
      }
    }
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error
  }
}

function web(world: TestWorld): ServiceRecord {
  const service = findService(world.context.state, 'app', 'web')
  if (!service) throw new Error('there is no service')
  return service
}

function checkInvariants(world: TestWorld): void {
  const service = web(world)
  for (const { last, revisions } of ecsState(world.context.state).families) {
    const numbers = revisions.map(({ revision }) => revision)
    expect(numbers).toEqual([...new Set(numbers)].sort((a, b) => a - b))
    expect(last).toBe(numbers.at(-1))
  }
  checkCounts(world, service)
  const [primary, ...others] = service.deployments
  expect(primary?.status).toBe('PRIMARY')
  expect(others.every(({ status }) => status !== 'PRIMARY')).toBe(true)
  expect(service.blueprint).toEqual(primary?.blueprint)
  expect(service.serviceDeployments.filter(({ status }) => isUnderWay(status)).length).toBeLessThanOrEqual(1)
  const times = service.revisions.map(({ createdAt }) => createdAt)
  expect(times).toEqual([...times].sort((a, b) => b - a))
  const said = service.events.map(({ createdAt }) => createdAt)
  expect(said).toEqual([...said].sort((a, b) => b - a))
  expect(said.length).toBeLessThanOrEqual(100)
  const weights = service.deployments.flatMap((one) => (one.weights ? [one.weights] : []))
  const sum = (kind: 'production' | 'test') => weights.reduce((total, one) => total + one[kind], 0)
  // Nothing is served before the first revision is.
  expect([0, 100]).toContain(Math.round(sum('production')))
  expect([0, 100]).toContain(Math.round(sum('test')))
}

const quiet = { alarmNames: ['quiet'], enable: false, rollback: false }

/** No more tasks than two revisions may have, of the largest count that was ever asked for; new ones not above it at all. */
function checkCounts(world: TestWorld, service: ServiceRecord): void {
  const wanted = tasksOf(world.context.state, service).filter(({ desiredStatus }) => desiredStatus === 'RUNNING')
  expect(wanted.length).toBeLessThanOrEqual(2 * most)
  for (const { number } of service.deployments)
    expect(wanted.filter((task) => task.deployment === number).length).toBeLessThanOrEqual(most)
}

/** The counts that stories draw are at most so many. */
const most = 5

const aStory = fc.record({
  configuration: aConfiguration,
  count: fc.integer({ min: 0, max: 4 }),
  acts: fc.array(anAct, { minLength: 1, maxLength: 15 }),
})

function begin(configuration: JsonObject, count: number): TestWorld {
  const world = createTestWorld({ behaviours })
  world.call('RegisterTaskDefinition', webDefinition({}, { image: 'registry.example/web:good' }))
  world.call('CreateService', webService({ desiredCount: count, deploymentConfiguration: configuration }))
  return world
}

test('one deployment is PRIMARY, one at most under way, weights sum to 100, and events are in order', () => {
  fc.assert(
    fc.property(aStory, ({ configuration, count, acts }) => {
      const world = begin(configuration, count)
      for (const act of acts) {
        perform(world, act)
        checkInvariants(world)
      }
    }),
    { numRuns: 60 },
  )
})

test('every deployment ends, or is paused, or has tasks that never run', () => {
  fc.assert(
    fc.property(aStory, ({ configuration, count, acts }) => {
      const world = begin(configuration, count)
      for (const act of acts) perform(world, act)
      world.settle(4 * 3600)
      checkInvariants(world)
      const [newest] = web(world).serviceDeployments
      const isPaused = newest?.hooks.some(({ status }) => status === 'AWAITING_ACTION')
      const isRestless = firstDue(ecsState(world.context.state), 'pulling') !== undefined
      if (newest && !isPaused && !isRestless) expect(isUnderWay(newest.status)).toBe(false)
      if (isPaused || isRestless) return
      for (const task of tasksIn(world.context.state, 'app')) {
        if (task.desiredStatus === 'STOPPED') expect(task.lastStatus).toBe('STOPPED')
      }
    }),
    { numRuns: 60 },
  )
})

test('left in peace a service comes to rest, all its deployments have ended, and deleted it leaves nothing', () => {
  fc.assert(
    fc.property(aStory, ({ configuration, count, acts }) => {
      const world = begin(configuration, count)
      for (const act of acts) perform(world, act)
      // A rolling deployment of what runs, without hooks and alarms, takes the place of whatever is under way.
      perform(world, {
        do: 'configure',
        to: { strategy: 'ROLLING', bakeTimeInMinutes: 0, lifecycleHooks: [], alarms: quiet },
      })
      perform(world, { do: 'deploy', image: 'good' })
      world.run(4 * 3600)
      checkInvariants(world)
      const service = web(world)
      expect(service.serviceDeployments.filter(({ status }) => isUnderWay(status))).toEqual([])
      expect(service.deployments).toMatchObject([{ status: 'PRIMARY', rolloutState: 'COMPLETED' }])
      expect(tasksOf(world.context.state, service)).toHaveLength(service.desiredCount)
      world.call('DeleteService', { cluster: 'app', service: 'web', force: true })
      world.run(3600)
      expect(web(world).status).toBe('INACTIVE')
      expect(tasksIn(world.context.state, 'app').filter(({ lastStatus }) => lastStatus !== 'STOPPED')).toEqual([])
    }),
    { numRuns: 60 },
  )
})

test('a story goes on in the same way after its state was written and read', () => {
  fc.assert(
    fc.property(aStory, fc.nat({ max: 14 }), ({ configuration, count, acts }, cut) => {
      const whole = begin(configuration, count)
      for (const act of acts) perform(whole, act)
      const first = begin(configuration, count)
      for (const act of acts.slice(0, cut)) perform(first, act)
      const second = createTestWorld({ state: JSON.stringify(first.context.state) })
      for (const act of acts.slice(cut)) perform(second, act)
      expect(second.context.state).toEqual(JSON.parse(JSON.stringify(whole.context.state)))
      expect(tasksOf(second.context.state, web(second)).length).toBe(tasksOf(whole.context.state, web(whole)).length)
    }),
    { numRuns: 60 },
  )
})
