import { describe, expect, test } from 'vitest'
import { exitCodeMeaning, groupFailures, type TaskEvidence } from './index.ts'

function stopped(
  id: string,
  stoppedAt: number,
  exitCode: number,
  stoppedReason = 'Essential container in task exited',
): TaskEvidence {
  return { id, stopCode: 'EssentialContainerExited', stoppedReason, stoppedAt, containers: [{ name: 'app', exitCode }] }
}

describe('groupFailures()', () => {
  test('puts tasks together that stopped in the same way, the most frequent first', () => {
    const groups = groupFailures([stopped('a', 1, 1), stopped('b', 2, 137), stopped('c', 3, 1), stopped('d', 4, 1)])
    expect(groups.map(({ count, ids }) => ({ count, ids }))).toEqual([
      { count: 3, ids: ['d', 'c', 'a'] },
      { count: 1, ids: ['b'] },
    ])
  })

  test('what differs from task to task makes no other way', () => {
    const reason = (address: string, times: number) => `dial tcp ${address}:443: i/o timeout, retried ${times} time(s)`
    expect(
      groupFailures([stopped('a', 1, 1, reason('10.0.0.1', 1)), stopped('b', 2, 1, reason('10.0.9.7', 5))]),
    ).toHaveLength(1)
  })

  test('a thousand tasks are a group', () => {
    const all = Array.from({ length: 1000 }, (_, i) => stopped(String(i), i, 1))
    expect(groupFailures(all)).toMatchObject([{ count: 1000, example: { id: '999' } }])
  })
})

describe('exitCodeMeaning()', () => {
  const byEcs = { id: 'a', stopCode: 'ServiceSchedulerInitiated', containers: [] }
  const alone = { id: 'a', stopCode: 'EssentialContainerExited', containers: [] }
  test.each([
    [
      { exitCode: 137, reason: 'OutOfMemoryError: Container killed due to memory usage' },
      alone,
      'killed: it ran out of memory',
    ],
    [{ exitCode: 137 }, byEcs, 'killed: it did not end within its stop timeout after SIGTERM'],
    [{ exitCode: 137 }, alone, 'killed (SIGKILL): out of memory, or by something beside ECS'],
    [{ exitCode: 143 }, byEcs, 'ended by SIGTERM, as ECS asked'],
    [{ exitCode: 139 }, alone, 'crashed (SIGSEGV)'],
    [{ exitCode: 1 }, alone, 'the program failed'],
    [{ exitCode: 0 }, alone, 'ended normally'],
    [{ exitCode: 42 }, alone, undefined],
    [{}, alone, undefined],
  ])('%j', (container, task, meaning) => {
    expect(exitCodeMeaning({ name: 'app', ...container }, task)).toBe(meaning)
  })
})
