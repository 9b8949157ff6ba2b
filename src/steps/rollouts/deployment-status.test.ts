import { describe, expect, test } from 'vitest'
import type { Deployment, Service } from '../../calls/operations/index.ts'
import { type EcsBegun, statusOf } from './deployment-status.ts'

const ours: Deployment = { id: 'ecs-svc/2', status: 'PRIMARY', rolloutState: 'IN_PROGRESS', updatedAt: 100 }
const before: Deployment = { id: 'ecs-svc/1', status: 'ACTIVE', rolloutState: 'COMPLETED', updatedAt: 50 }
const followed: EcsBegun = {
  target: { cluster: 'app', service: 'web' },
  id: 'ecs-svc/2',
  revision: 'web:2',
  goal: 'deployed',
  previousId: 'ecs-svc/1',
  writtenAt: 100,
  eventsSince: 0,
}
function service(deployments: readonly Deployment[], more: Partial<Service> = {}): Service {
  return {
    status: 'ACTIVE',
    desiredCount: 2,
    runningCount: 2,
    deployments,
    ...more,
  }
}

describe('statusOf()', () => {
  test.each<[string, Service | undefined, Partial<EcsBegun>, string]>([
    ['is being rolled out', service([ours, before]), {}, 'moving'],
    ['is complete', service([{ ...ours, rolloutState: 'COMPLETED' }]), {}, 'done'],
    [
      'is complete while old tasks still go',
      service([
        { ...ours, rolloutState: 'COMPLETED' },
        { ...before, status: 'DRAINING' },
      ]),
      {},
      'done',
    ],
    ['failed with nothing to go back to', service([{ ...ours, rolloutState: 'FAILED' }]), {}, 'failed'],
    [
      'failed, and the one before is primary again',
      service([
        { ...before, status: 'PRIMARY', rolloutState: 'IN_PROGRESS', updatedAt: 200 },
        { ...ours, status: 'DRAINING', rolloutState: 'FAILED' },
      ]),
      {},
      'rolled back',
    ],
    [
      'is gone from the list after the rollback',
      service([{ ...before, status: 'PRIMARY', updatedAt: 200 }]),
      {},
      'rolled back',
    ],
    [
      'is not shown yet, and the one before was complete at the moment of the write',
      service([{ ...before, status: 'PRIMARY', updatedAt: 100 }]),
      {},
      'moving',
    ],
    [
      'was stopped by hand',
      service([
        { ...before, status: 'PRIMARY', updatedAt: 200 },
        { ...ours, status: 'ACTIVE' },
      ]),
      {},
      'rolled back',
    ],
    [
      'another one took its place',
      service([
        { id: 'ecs-svc/3', status: 'PRIMARY', updatedAt: 200 },
        { ...ours, status: 'ACTIVE' },
      ]),
      {},
      'superseded',
    ],
    ['a read from before the write', service([{ ...before, status: 'PRIMARY' }]), {}, 'moving'],
    ['the answer named no deployment', service([{ ...ours, rolloutState: 'COMPLETED' }]), { id: '' }, 'done'],
    ['the service is being deleted', service([ours], { status: 'DRAINING' }), {}, 'gone'],
    ['the service is deleted', service([ours], { status: 'INACTIVE' }), {}, 'gone'],
    ['the service is not there', undefined, {}, 'missing'],
    ['no deployment is primary for a moment', service([]), {}, 'moving'],
    [
      'without rollout states, until one deployment is left',
      service([{ id: 'ecs-svc/2', status: 'PRIMARY' }, before]),
      {},
      'moving',
    ],
    ['without rollout states, when all tasks run', service([{ id: 'ecs-svc/2', status: 'PRIMARY' }]), {}, 'done'],
    [
      'stable: complete but an old one lingers',
      service([{ ...ours, rolloutState: 'COMPLETED' }, before]),
      { goal: 'stable' },
      'moving',
    ],
    ['stable: one deployment, all tasks run', service([ours]), { goal: 'stable' }, 'done'],
    ['stable: one deployment, a task is missing', service([ours], { runningCount: 1 }), { goal: 'stable' }, 'moving'],
    [
      'the count alone changed, tasks are missing',
      service([{ ...ours, rolloutState: 'COMPLETED' }], { runningCount: 1 }),
      { previousId: 'ecs-svc/2' },
      'moving',
    ],
    [
      'the count alone changed, all tasks run',
      service([{ ...ours, rolloutState: 'COMPLETED' }]),
      { previousId: 'ecs-svc/2' },
      'done',
    ],
    [
      'the count alone changed, the read is older',
      service([{ ...ours, rolloutState: 'COMPLETED', updatedAt: 99 }]),
      { previousId: 'ecs-svc/2' },
      'moving',
    ],
  ])('%s', (_, seen, own, standing) => {
    expect(statusOf(seen, { ...followed, ...own })).toBe(standing)
  })
})
