import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { ContainerBehaviour } from '../../../behaviour.ts'
import { type JsonObject, ServiceError } from '../../../service.ts'
import { firstDue, type Item, nextIdle, nextPulling } from '../derived.ts'
import { type EcsState, ecsState, findService, type ServiceRecord, tasksIn, tasksOf } from '../store.ts'
import { createTestWorld, type TestWorld, webDefinition, webService } from '../test-world.ts'
import { isHealthy } from './health.ts'
import { boundsOf } from './placer.ts'

// Whatever users do and however containers behave, the scheduler keeps its promises.

type Act =
  | { readonly do: 'wait'; readonly seconds: number }
  | { readonly do: 'scale'; readonly count: number }
  | { readonly do: 'deploy'; readonly image: string }
  | { readonly do: 'force' }
  | { readonly do: 'bounds'; readonly minimum: number; readonly maximum: number }
  | { readonly do: 'breaker'; readonly enable: boolean; readonly rollback: boolean }
  | { readonly do: 'stop a task'; readonly index: number }
  | { readonly do: 'delete' }
  | { readonly do: 'delete a revision'; readonly revision: number }
  | { readonly do: 'create' }

const behaviours: ContainerBehaviour[] = [
  { image: '*:crash', crashAfterSeconds: 5 },
  { image: '*:late-crash', crashAfterSeconds: 300 },
  { image: '*:no-image', pullFailure: true },
  { image: '*:no-place', placementFailure: 'RESOURCE:MEMORY' },
  { image: '*:slow', startSeconds: 120 },
  { image: '*:fast', startSeconds: 0 },
  { image: '*:sick', neverHealthy: true },
  { image: '*:late', healthyAfterSeconds: 100 },
]

const images = ['good', 'crash', 'late-crash', 'no-image', 'no-place', 'slow', 'fast', 'sick', 'late']

const anAct: fc.Arbitrary<Act> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ do: fc.constant('wait' as const), seconds: fc.integer({ min: 1, max: 200 }) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('scale' as const), count: fc.integer({ min: 0, max: 12 }) }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('deploy' as const), image: fc.constantFrom(...images) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('force' as const) }) },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('bounds' as const),
      minimum: fc.constantFrom(0, 34, 50, 100),
      maximum: fc.constantFrom(100, 150, 200),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('breaker' as const), enable: fc.boolean(), rollback: fc.boolean() }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('stop a task' as const), index: fc.nat({ max: 20 }) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('delete' as const) }) },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('delete a revision' as const), revision: fc.integer({ min: 1, max: 5 }) }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('create' as const) }) },
)

const healthCheck = { command: ['CMD', 'true'], interval: 10, retries: 2 }

function perform(world: TestWorld, act: Act): void {
  const update = (change: JsonObject) => world.call('UpdateService', { cluster: 'app', service: 'web', ...change })
  try {
    switch (act.do) {
      case 'wait':
        world.run(act.seconds)
        break
      case 'scale':
        update({ desiredCount: act.count })
        break
      case 'deploy':
        world.call('RegisterTaskDefinition', definition(act.image))
        update({ taskDefinition: 'web' })
        break
      case 'force':
        update({ forceNewDeployment: true })
        break
      case 'bounds':
        update({ deploymentConfiguration: { minimumHealthyPercent: act.minimum, maximumPercent: act.maximum } })
        break
      case 'breaker':
        update({
          deploymentConfiguration: { deploymentCircuitBreaker: { enable: act.enable, rollback: act.rollback } },
        })
        break
      case 'stop a task': {
        const { taskArns } = world.call('ListTasks', { cluster: 'app' })
        const arn = (taskArns as string[])[act.index]
        if (arn !== undefined) world.call('StopTask', { cluster: 'app', task: arn })
        break
      }
      case 'delete':
        world.call('DeleteService', { cluster: 'app', service: 'web', force: true })
        break
      case 'delete a revision': {
        const taskDefinition = `web:${act.revision}`
        world.call('DeregisterTaskDefinition', { taskDefinition })
        world.call('DeleteTaskDefinitions', { taskDefinitions: [taskDefinition] })
        break
      }
      case 'create':
        world.call('CreateService', webService({ desiredCount: 3 }))
    }
  } catch (error) {
    // What AWS refuses is refused here too: a second service of the name, an update of one that goes.
    if (!(error instanceof ServiceError)) throw error
  }
}

function definition(image: string): JsonObject {
  const startPeriod = image === 'late' ? 120 : 0
  const checked = image === 'sick' || image === 'late' ? { healthCheck: { ...healthCheck, startPeriod } } : {}
  return webDefinition({}, { image: `registry.example/web:${image}`, ...checked })
}

function begin(image: string, count: number): TestWorld {
  const world = createTestWorld({ behaviours })
  world.call('RegisterTaskDefinition', definition(image))
  world.call('CreateService', webService({ desiredCount: count }))
  return world
}

function web(world: TestWorld): ServiceRecord {
  const service = findService(world.context.state, 'app', 'web')
  if (!service) throw new Error('there is no service')
  return service
}

const aStory = fc.record({
  image: fc.constantFrom(...images),
  count: fc.integer({ min: 0, max: 6 }),
  acts: fc.array(anAct, { minLength: 1, maxLength: 25 }),
})

const runs = { numRuns: 30 }

describe('the scheduler, whatever happens', () => {
  test('keeps between the bounds', () => {
    fc.assert(
      fc.property(aStory, ({ image, count, acts }) => {
        const world = begin(image, count)
        for (const act of acts) {
          if (act.do !== 'wait') perform(world, act)
          else for (let second = 0; second < act.seconds; second += 1) checkStep(world)
        }
      }),
      runs,
    )
  })

  test('lists one PRIMARY deployment and COMPLETED ones that were completed', () => {
    fc.assert(
      fc.property(aStory, ({ image, count, acts }) => {
        const world = begin(image, count)
        for (const act of acts) {
          perform(world, act)
          const service = web(world)
          expect(service.deployments.filter(({ status }) => status === 'PRIMARY')).toHaveLength(1)
          expect(service.deployments[0]?.status).toBe('PRIMARY')
          expect(service.blueprint).toEqual(service.deployments[0]?.blueprint)
          expect(service.events.length).toBeLessThanOrEqual(100)
        }
      }),
      runs,
    )
  })

  test('says events and ends tasks in the order of time', () => {
    fc.assert(
      fc.property(aStory, ({ image, count, acts }) => {
        const world = begin(image, count)
        for (const act of acts) perform(world, act)
        const times = web(world).events.map(({ createdAt }) => createdAt)
        expect(times).toEqual([...times].sort((a, b) => b - a))
        for (const task of tasksIn(world.context.state, 'app')) {
          const path = [task.createdAt, task.connectivityAt, task.pullStartedAt, task.pullStoppedAt, task.startedAt]
          const passed = [...path, task.executionStoppedAt].filter((time) => time !== undefined)
          expect(passed).toEqual([...passed].sort((a, b) => a - b))
          if (task.stoppedAt !== undefined) expect(task.stoppedAt).toBeGreaterThanOrEqual(task.stoppingAt ?? Infinity)
          for (const step of task.steps) expect(step.at).toBeGreaterThanOrEqual(world.context.now)
        }
      }),
      runs,
    )
  })

  test('goes on in the same way after its state was written and read', () => {
    fc.assert(
      fc.property(aStory, fc.nat({ max: 24 }), ({ image, count, acts }, cut) => {
        const whole = begin(image, count)
        for (const act of acts) perform(whole, act)
        const first = begin(image, count)
        for (const act of acts.slice(0, cut)) perform(first, act)
        const second = createTestWorld({ state: JSON.stringify(first.context.state) })
        for (const act of acts.slice(cut)) perform(second, act)
        expect(second.context.state).toEqual(JSON.parse(JSON.stringify(whole.context.state)))
      }),
      runs,
    )
  })

  test('has in its queue what a look through the whole state finds', () => {
    fc.assert(
      fc.property(aStory, ({ image, count, acts }) => {
        const world = begin(image, count)
        for (const act of acts) {
          perform(world, act)
          const ecs = ecsState(world.context.state)
          expect(dueOf(firstDue(ecs))).toEqual(earliestByScan(ecs, [nextPulling, nextIdle]))
          expect(dueOf(firstDue(ecs, 'pulling'))).toEqual(earliestByScan(ecs, [nextPulling]))
          for (const service of Object.values(ecs.services)) {
            const scanned = Object.values(ecs.tasks).filter((task) => task.service === service.name)
            expect(tasksOf(world.context.state, service)).toEqual(scanned)
          }
        }
      }),
      runs,
    )
  })

  test('does the same in one leap as in small steps', () => {
    fc.assert(
      fc.property(aStory, fc.integer({ min: 1, max: 300 }), ({ image, count, acts }, seconds) => {
        const leap = begin(image, count)
        const steps = begin(image, count)
        for (const act of acts) {
          perform(leap, act)
          perform(steps, act)
        }
        leap.run(seconds)
        for (let second = 0; second < seconds; second += 1) steps.run(1)
        expect(steps.context.state).toEqual(leap.context.state)
      }),
      runs,
    )
  })

  test('comes to rest, unless containers crash again and again', () => {
    fc.assert(
      fc.property(aStory, ({ image, count, acts }) => {
        const world = begin(image, count)
        for (const act of acts) perform(world, act)
        world.settle(3600)
        const service = web(world)
        const loops = service.deployments.some(({ blueprint }) =>
          ['crash', 'late-crash', 'no-image', 'no-place', 'sick'].some(
            (bad) => imageOf(world, blueprint) === `web:${bad}`,
          ),
        )
        const busy =
          service.tickAt !== undefined || tasksOf(world.context.state, service).some(({ steps }) => steps.length > 0)
        expect(busy && !loops).toBe(false)
        if (!busy && service.status === 'ACTIVE' && !loops && !isStuck(service)) {
          expect(service.deployments).toHaveLength(1)
          expect(service.deployments[0]?.rolloutState).toBe('COMPLETED')
          expect(tasksOf(world.context.state, service)).toHaveLength(service.desiredCount)
          expect(service.events[0]?.message).toBe('(service web) has reached a steady state.')
        }
      }),
      runs,
    )
  })
})

function dueOf(due: ReturnType<typeof firstDue>) {
  return due && { at: due.at, kind: due.item.kind }
}

// What the queue stands for, by looking through everything: of equal times the first one in this order.
function earliestByScan(ecs: EcsState, times: readonly ((item: Item) => number | undefined)[]) {
  const stopped = times.length > 1 ? ecs.stoppedTasks : []
  const tasks = [...stopped, ...Object.values(ecs.tasks)].map((task) => ({ kind: 'task' as const, task }))
  const services = Object.values(ecs.services).map((service) => ({ kind: 'service' as const, service }))
  const definitions = ecs.families
    .flatMap(({ revisions }) => revisions)
    .map((definition) => ({ kind: 'definition' as const, definition }))
  let first: { at: number; kind: Item['kind'] } | undefined
  for (const item of [...tasks, ...services, ...definitions]) {
    for (const at of times.map((next) => next(item))) {
      if (at !== undefined && (!first || at < first.at)) first = { at, kind: item.kind }
    }
  }
  return first
}

// One second, and what the scheduler must not have done in it.
function checkStep(world: TestWorld): void {
  const before = counts(world)
  world.run(1)
  const after = counts(world)
  if (after.status !== 'ACTIVE') return
  // Tasks that a change of the count or of the bounds left over do not count against it, new ones do.
  if (after.present > before.present) expect(after.present).toBeLessThanOrEqual(after.ceiling)
  // Healthy ones become fewer by the scheduler only down to the floor.
  if (after.stoppedByScheduler > before.stoppedByScheduler && after.healthy < before.healthy) {
    expect(after.healthy + after.endedThemselves - before.endedThemselves).toBeGreaterThanOrEqual(
      Math.min(after.floor, before.healthy),
    )
  }
}

function counts(world: TestWorld) {
  const service = web(world)
  const tasks = tasksOf(world.context.state, service)
  const all = tasksIn(world.context.state, 'app')
  return {
    status: service.status,
    present: tasks.length,
    healthy: tasks.filter((task) => isHealthy(task, world.context.now)).length,
    stoppedByScheduler: all.filter(({ stoppedReason }) => stoppedReason?.startsWith('Scaling')).length,
    endedThemselves: all.filter(({ stoppedReason }) => stoppedReason && !stoppedReason.startsWith('Scaling')).length,
    ...boundsOf(service.desiredCount, service.deploymentConfiguration),
  }
}

function imageOf(world: TestWorld, blueprint: ServiceRecord['blueprint']): string {
  const { taskDefinition } = world.call('DescribeTaskDefinition', {
    taskDefinition: `${blueprint.family}:${blueprint.revision}`,
  })
  const [container] = (taskDefinition as { containerDefinitions: { image: string }[] }).containerDefinitions
  return container?.image.split('/').at(-1) ?? ''
}

// No room to start and none to stop: AWS waits for ever as well.
function isStuck(service: ServiceRecord): boolean {
  const { ceiling, floor } = boundsOf(service.desiredCount, service.deploymentConfiguration)
  return ceiling <= floor || service.deployments.some(({ rolloutState }) => rolloutState === 'FAILED')
}
