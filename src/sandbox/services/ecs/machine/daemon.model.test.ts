import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ServiceError } from '../../../service.ts'
import { seed } from '../seed.ts'
import { ecsState, findService, type ServiceRecord, tasksIn, tasksOf } from '../store.ts'
import { createTestWorld, type TestWorld, webService } from '../test-world.ts'

// Whatever becomes of its instances, its tasks and its revisions, a daemon has one task on each instance at most, and in the end one on each.

const images = ['good', 'crash', 'no-image'] as const
const index = fc.nat({ max: 3 })

const anAct = fc.oneof(
  { weight: 5, arbitrary: fc.record({ do: fc.constant('wait' as const), seconds: fc.integer({ min: 1, max: 300 }) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('deploy' as const), image: fc.constantFrom(...images) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('join' as const), memory: fc.constantFrom(256, 4096) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('drain' as const), index }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('activate' as const), index }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('leave' as const), index }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('stop task' as const), index }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('protect' as const), index }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('least' as const), percent: fc.constantFrom(0, 50, 100) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('breaker' as const), rollback: fc.boolean() }) },
)
type Act = typeof anAct extends fc.Arbitrary<infer One> ? One : never

function deploy(world: TestWorld, image: string): void {
  const container = { name: 'app', image: `registry.example/web:${image}`, memory: 512 }
  world.call('RegisterTaskDefinition', { family: 'web', containerDefinitions: [container] })
  world.call('UpdateService', { cluster: 'app', service: 'web', taskDefinition: 'web' })
}

function perform(world: TestWorld, act: Act): void {
  const { containerInstances } = ecsState(world.context.state)
  const instance = 'index' in act ? (containerInstances[act.index]?.id ?? 'none') : 'none'
  const update = (deploymentConfiguration: Parameters<TestWorld['call']>[1]) =>
    world.call('UpdateService', { cluster: 'app', service: 'web', deploymentConfiguration })
  try {
    switch (act.do) {
      case 'wait':
        for (let second = 0; second < act.seconds; second += 10) {
          world.run(Math.min(10, act.seconds - second))
          checkInvariants(world)
        }
        return
      case 'deploy':
        deploy(world, act.image)
        return
      case 'join': {
        // Those that are there are left alone: of the list the last one is new, unless one has gone.
        const all = [...containerInstances.map(() => ({ cluster: 'app' })), { cluster: 'app', memory: act.memory }]
        seed({ containerInstances: all }, world.context)
        return
      }
      case 'drain':
      case 'activate':
        world.call('UpdateContainerInstancesState', {
          cluster: 'app',
          containerInstances: [instance],
          status: act.do === 'drain' ? 'DRAINING' : 'ACTIVE',
        })
        return
      case 'leave':
        world.call('DeregisterContainerInstance', { cluster: 'app', containerInstance: instance, force: true })
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
        return
      }
      case 'least':
        update({ minimumHealthyPercent: act.percent })
        return
      case 'breaker':
        update({ deploymentCircuitBreaker: { enable: true, rollback: act.rollback } })
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

/** Instances with tasks of the daemon, once for each task that takes up room. */
function taken(world: TestWorld): (string | undefined)[] {
  return tasksOf(world.context.state, web(world))
    .filter(({ lastStatus }) => lastStatus !== 'STOPPED')
    .map(({ containerInstance }) => containerInstance)
}

function checkInvariants(world: TestWorld): void {
  const service = web(world)
  const on = taken(world)
  expect(new Set(on).size).toBe(on.length)
  expect(service.deployments.filter(({ status }) => status === 'PRIMARY')).toHaveLength(1)
  const said = service.events.map(({ createdAt }) => createdAt)
  expect(said).toEqual([...said].sort((a, b) => b - a))
  expect(said.length).toBeLessThanOrEqual(100)
}

test('a daemon has one task on an instance at most, in the end one on each, and all of them stop', () => {
  fc.assert(
    fc.property(fc.array(anAct, { minLength: 1, maxLength: 15 }), (acts) => {
      const world = createTestWorld({
        behaviours: [
          { image: '*:crash', crashAfterSeconds: 5 },
          { image: '*:no-image', pullFailure: true },
        ],
      })
      seed({ containerInstances: [{ cluster: 'app' }, { cluster: 'app' }] }, world.context)
      const container = { name: 'app', image: 'registry.example/web:good', memory: 512 }
      world.call('RegisterTaskDefinition', { family: 'web', containerDefinitions: [container] })
      const daemon = { schedulingStrategy: 'DAEMON', desiredCount: null, launchType: 'EC2', networkConfiguration: null }
      world.call('CreateService', webService(daemon))
      for (const act of acts) {
        perform(world, act)
        checkInvariants(world)
      }
      // Left in peace, with room to replace and an image that runs, it comes to rest.
      perform(world, { do: 'least', percent: 0 })
      deploy(world, 'good')
      world.run(2 * 3600)
      checkInvariants(world)
      const { containerInstances } = ecsState(world.context.state)
      const able = containerInstances.filter(({ status, memory }) => status === 'ACTIVE' && memory >= 512)
      const active = containerInstances.filter(({ status }) => status === 'ACTIVE')
      expect(new Set(taken(world))).toEqual(new Set(able.map(({ id }) => id)))
      expect(web(world).desiredCount).toBe(active.length)
      if (able.length === active.length) expect(web(world).deployments).toMatchObject([{ rolloutState: 'COMPLETED' }])
      world.call('DeleteService', { cluster: 'app', service: 'web', force: true })
      world.run(3600)
      expect(web(world).status).toBe('INACTIVE')
      expect(tasksIn(world.context.state, 'app').filter(({ lastStatus }) => lastStatus !== 'STOPPED')).toEqual([])
    }),
    { numRuns: 60 },
  )
})
