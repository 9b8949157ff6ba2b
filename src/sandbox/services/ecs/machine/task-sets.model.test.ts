import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ServiceError } from '../../../service.ts'
import { findService, type ServiceRecord, tasksOf } from '../store.ts'
import { createTestWorld, network, type TestWorld, webDefinition, webService } from '../test-world.ts'
import { computedCountOf } from './task-sets.ts'

// A program deploys by task sets, in whatever order it makes, scales, promotes and deletes them while tasks crash and are stopped.

const images = ['good', 'crash', 'no-image'] as const
const index = fc.nat({ max: 3 })

const anAct = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constant('wait' as const), seconds: fc.integer({ min: 1, max: 200 }) }) },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('make' as const),
      image: fc.constantFrom(...images),
      scale: fc.nat({ max: 100 }),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('scale' as const), index, to: fc.nat({ max: 100 }) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('promote' as const), index }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('delete' as const), index }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('count' as const), to: fc.nat({ max: 5 }) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('stop task' as const), index }) },
)

function perform(world: TestWorld, act: typeof anAct extends fc.Arbitrary<infer Act> ? Act : never): void {
  const service = { cluster: 'app', service: 'web' }
  const setOf = (at: number): string => `ecs-svc/${web(world).taskSets[at]?.number ?? '1'}`
  try {
    switch (act.do) {
      case 'wait':
        world.run(act.seconds)
        return
      case 'make':
        world.call('RegisterTaskDefinition', webDefinition({}, { image: `registry.example/web:${act.image}` }))
        world.call('CreateTaskSet', {
          ...service,
          taskDefinition: 'web',
          launchType: 'FARGATE',
          networkConfiguration: network,
          scale: { unit: 'PERCENT', value: act.scale },
        })
        return
      case 'scale':
        world.call('UpdateTaskSet', {
          ...service,
          taskSet: setOf(act.index),
          scale: { unit: 'PERCENT', value: act.to },
        })
        return
      case 'promote':
        world.call('UpdateServicePrimaryTaskSet', { ...service, primaryTaskSet: setOf(act.index) })
        return
      case 'delete':
        world.call('DeleteTaskSet', { ...service, taskSet: setOf(act.index), force: true })
        return
      case 'count':
        world.call('UpdateService', { ...service, desiredCount: act.to })
        return
      case 'stop task': {
        const task = tasksOf(world.context.state, web(world))[act.index]?.id ?? 'none'
        world.call('StopTask', { cluster: 'app', task })
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

test('task sets: one is primary at most, each comes to its size, and events are in order', () => {
  const aStory = fc.record({ count: fc.nat({ max: 4 }), acts: fc.array(anAct, { minLength: 1, maxLength: 15 }) })
  fc.assert(
    fc.property(aStory, ({ count, acts }) => {
      const world = createTestWorld({
        behaviours: [
          { image: '*:crash', crashAfterSeconds: 5 },
          { image: '*:no-image', pullFailure: true },
        ],
      })
      const external = { deploymentController: { type: 'EXTERNAL' }, taskDefinition: null, launchType: null }
      world.call('CreateService', webService({ ...external, networkConfiguration: null, desiredCount: count }))
      for (const act of acts) {
        perform(world, act)
        const service = web(world)
        expect(service.taskSets.filter(({ status }) => status === 'PRIMARY').length).toBeLessThanOrEqual(1)
        expect(service.deployments).toEqual([])
        expect(service.events.length).toBeLessThanOrEqual(100)
        const said = service.events.map(({ createdAt }) => createdAt)
        expect(said).toEqual([...said].sort((a, b) => b - a))
      }
      world.run(900)
      const service = web(world)
      for (const set of service.taskSets) {
        const tasks = tasksOf(world.context.state, service).filter((task) => task.deployment === set.number)
        const wanted = tasks.filter(({ desiredStatus }) => desiredStatus === 'RUNNING').length
        expect(wanted).toBeLessThanOrEqual(computedCountOf(service, set))
        if (set.stability === 'STEADY_STATE') expect(wanted).toBe(computedCountOf(service, set))
      }
      const known = new Set(service.taskSets.map(({ number }) => number))
      for (const task of tasksOf(world.context.state, service)) {
        expect(task.desiredStatus === 'STOPPED' || known.has(task.deployment ?? '')).toBe(true)
      }
    }),
    { numRuns: 100 },
  )
})
