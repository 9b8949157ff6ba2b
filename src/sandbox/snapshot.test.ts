import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { createSandbox, type Sandbox, type Snapshot, SnapshotError, seed } from './index.ts'

function realNow() {
  return Date.UTC(2026, 10, 24, 8)
}

function begin(): Sandbox {
  const sandbox = createSandbox({
    realNow,
    account: '111122223333',
    region: 'eu-west-1',
    seed: 'story',
    behaviours: [
      { image: 'bad', crashAfterSeconds: 2, logLines: ['starting', { afterSeconds: 1, message: 'failing' }] },
      { image: 'job', exitAfterSeconds: 90, exitCode: 3, logLines: [{ afterSeconds: 60, message: 'half way' }] },
    ],
  })
  const log = {
    logDriver: 'awslogs',
    options: { 'awslogs-group': '/web', 'awslogs-region': 'eu-west-1', 'awslogs-stream-prefix': 'app' },
  }
  seed(sandbox, {
    clusters: ['app'],
    containerInstances: [{ cluster: 'app', scales: true }],
    logGroups: ['/web'],
    taskDefinitions: ['good', 'bad', 'job'].map((image) => ({
      family: image,
      containerDefinitions: [{ name: 'main', image, memory: 64, logConfiguration: log }],
    })),
    services: [
      {
        cluster: 'app',
        serviceName: 'web',
        taskDefinition: 'good',
        desiredCount: 2,
        launchType: 'EC2',
        deploymentConfiguration: { deploymentCircuitBreaker: { enable: true, rollback: true } },
      },
    ],
  })
  return sandbox
}

/** Through text, as a file would keep it. */
function restored(sandbox: Sandbox): Sandbox {
  return createSandbox({ realNow, seed: 'story', snapshot: JSON.parse(JSON.stringify(sandbox.snapshot())) })
}

const step = fc.oneof(
  fc.record({ kind: fc.constant('advance' as const), milliseconds: fc.integer({ min: 1, max: 120_000 }) }),
  fc.record({ kind: fc.constant('deploy' as const), family: fc.constantFrom('good', 'bad') }),
  fc.record({ kind: fc.constant('scale' as const), count: fc.integer({ min: 0, max: 4 }) }),
  fc.record({ kind: fc.constant('run' as const), family: fc.constantFrom('job', 'bad') }),
)

function perform(sandbox: Sandbox, one: typeof step extends fc.Arbitrary<infer Step> ? Step : never): void {
  const service = { cluster: 'app', service: 'web' }
  if (one.kind === 'advance') sandbox.clock.advance(one.milliseconds)
  else if (one.kind === 'deploy') sandbox.perform('ecs:UpdateService', { ...service, taskDefinition: one.family })
  else if (one.kind === 'scale') sandbox.perform('ecs:UpdateService', { ...service, desiredCount: one.count })
  else sandbox.perform('ecs:RunTask', { cluster: 'app', taskDefinition: one.family, launchType: 'EC2' })
}

describe('a snapshot', () => {
  test('taken in the middle of things changes nothing of what happens next', () => {
    const story = fc.array(fc.tuple(step, fc.boolean()), { maxLength: 20 })
    fc.assert(
      fc.property(story, (steps) => {
        const straight = begin()
        let broken = begin()
        for (const [one, isInterrupted] of steps) {
          perform(straight, one)
          perform(broken, one)
          if (isInterrupted) broken = restored(broken)
        }
        straight.clock.settle()
        broken.clock.settle()
        expect(broken.snapshot()).toEqual(straight.snapshot())
        expect(broken.clock.now()).toBe(straight.clock.now())
      }),
      { numRuns: 50 },
    )
  })

  test('keeps the keys, and is a copy', () => {
    const sandbox = begin()
    const snapshot = sandbox.snapshot()
    sandbox.perform('logs:CreateLogGroup', { logGroupName: '/later' })
    const again = createSandbox({ realNow, snapshot })
    expect(again.administrator).toEqual(sandbox.administrator)
    expect(again.perform('logs:DescribeLogGroups', {})).toMatchObject({ logGroups: [{ logGroupName: '/web' }] })
    expect([again.account, again.region, again.partition]).toEqual(['111122223333', 'eu-west-1', 'aws'])
  })

  test('of format 1, with one account and region, is taken', () => {
    const { format: _, state, ...place } = begin().snapshot()
    const { services, closedKinds: _closed, ...root } = state
    const parts = Object.fromEntries(
      Object.entries(services).map(([name, byPlace]) => [name, Object.values(byPlace)[0]]),
    )
    const again = createSandbox({ realNow, snapshot: { ...place, format: 1, state: { ...root, ...parts } } as never })
    expect(again.snapshot()).toEqual(begin().snapshot())
  })

  test.each<[string, unknown]>([
    ['nothing', {}],
    ['a later format', { ...begin().snapshot(), format: 3 }],
    ['no state', { ...begin().snapshot(), state: 'x' }],
    [
      'a damaged clock',
      { ...begin().snapshot(), state: { ...begin().snapshot().state, clock: { offset: 'x', reached: 0 } } },
    ],
    [
      'at a time that no date can hold',
      { ...begin().snapshot(), state: { ...begin().snapshot().state, clock: { offset: 0, reached: 1e308 } } },
    ],
    ['a damaged service', { ...begin().snapshot(), state: { ...begin().snapshot().state, services: { ecs: [] } } }],
    ['no account', { ...begin().snapshot(), account: undefined }],
  ])('is refused if it is %s', (_about, snapshot) => {
    expect(() => createSandbox({ realNow, snapshot: snapshot as Snapshot })).toThrow(SnapshotError)
  })
})
