import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { threshold } from './breaker.ts'
import { boundsOf, planMoves } from './placer.ts'
import { retryDelay } from './times.ts'

describe('threshold()', () => {
  test.each([
    ['BOUNDED_PERCENT', 50, 1, 3],
    ['BOUNDED_PERCENT', 50, 6, 3],
    ['BOUNDED_PERCENT', 50, 25, 13],
    ['BOUNDED_PERCENT', 50, 1000, 200],
    ['UNBOUNDED_PERCENT', 50, 1000, 500],
    ['UNBOUNDED_PERCENT', 10, 3, 1],
    ['COUNT', 7, 1000, 7],
  ] as const)('%s %d of %d tasks is %d', (type, value, desired, expected) => {
    expect(threshold(type, value, desired)).toBe(expected)
  })
})

describe('boundsOf()', () => {
  test.each([
    [4, 150, 50, 6, 2],
    [3, 150, 50, 4, 2],
    [1, 150, 100, 1, 1],
    [0, 200, 100, 0, 0],
  ] as const)(
    'of %d tasks with %d/%d are %d and %d',
    (desired, maximumPercent, minimumHealthyPercent, ceiling, floor) => {
      expect(boundsOf(desired, { maximumPercent, minimumHealthyPercent })).toEqual({ ceiling, floor })
    },
  )
})

test('planMoves() never goes above the ceiling nor below the floor', () => {
  const few = fc.nat({ max: 30 })
  fc.assert(
    fc.property(
      fc.record({
        desired: few,
        currentHealthy: few,
        currentOther: few,
        oldHealthy: few,
        oldOther: few,
        stopping: few,
      }),
      fc.record({ ceiling: fc.integer({ min: 100, max: 200 }), floor: fc.nat({ max: 100 }) }),
      fc.boolean(),
      ({ desired, currentHealthy, currentOther, oldHealthy, oldOther, stopping }, percent, hold) => {
        const current = currentHealthy + currentOther
        const bounds = boundsOf(desired, { maximumPercent: percent.ceiling, minimumHealthyPercent: percent.floor })
        const target = { want: desired, healthy: currentHealthy, other: currentOther, hold, isTarget: true }
        const old = { want: 0, healthy: oldHealthy, other: oldOther, hold: true, isTarget: false }
        const { moves } = planMoves([target, old], stopping, bounds)
        const [own, others] = moves
        if (own && own.start > 0) {
          expect(current + oldHealthy + oldOther + stopping + own.start).toBeLessThanOrEqual(bounds.ceiling)
        }
        const healthy = currentHealthy + oldHealthy
        const left = healthy - (own?.stopHealthy ?? 0) - (others?.stopHealthy ?? 0)
        expect(left).toBeGreaterThanOrEqual(Math.min(bounds.floor, healthy))
        expect(others?.start).toBe(0)
        expect(others?.stopHealthy).toBeLessThanOrEqual(oldHealthy)
        expect(others?.stopOther).toBeLessThanOrEqual(oldOther)
      },
    ),
  )
})

test('retryDelay() grows to a quarter of an hour', () => {
  expect([1, 2, 3, 4, 5, 50].map(retryDelay)).toEqual([10_000, 40_000, 160_000, 640_000, 900_000, 900_000])
})
