import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import type { Service } from './aws-service.ts'
import { type ClockMode, clockRate, createClock } from './clock.ts'
import { createIds } from './ids.ts'
import { awsJson } from './protocols/index.ts'
import type { SandboxState } from './service.ts'
import { nothing } from './state-shape.ts'

interface Due {
  readonly at: number
  readonly pulls: boolean
  readonly name: string
  /** What it leads to, so much later. */
  readonly leadsTo?: Omit<Due, 'at'> & { readonly after: number }
}

/** What every service of these tests has in common: no requests, one region. */
const silent = {
  protocol: awsJson({ target: 'Silent' }),
  scope: 'region',
  initial: () => ({}),
  shape: nothing,
  operations: [],
} as const

/** A service that does nothing but what is due, and notes when it did it. */
function agenda(name: string, due: readonly Due[]): Service & { readonly done: string[] } {
  let left = [...due]
  const done: string[] = []
  return {
    name,
    done,
    ...silent,
    next: (_state, only) =>
      left
        .filter(({ pulls }) => only === undefined || pulls)
        .sort((a, b) => a.at - b.at)
        .at(0),
    advance({ now }) {
      for (const one of left.filter(({ at }) => at <= now).sort((a, b) => a.at - b.at)) {
        done.push(`${one.name}@${now}`)
        left = left.filter((other) => other !== one)
        if (one.leadsTo) left.push({ ...one.leadsTo, at: now + one.leadsTo.after })
      }
    },
  }
}

const place = { partition: 'aws', region: 'eu-west-1', account: '111122223333' }

function setUp(services: readonly Service[], mode: ClockMode = 'manual') {
  const real = { now: 1000 }
  const view: SandboxState = {}
  const saved = { ids: { seed: '', drawn: 0 }, clock: { offset: 0, reached: 1000 } }
  const ids = createIds(saved)
  const clock = createClock({
    parts: () => services.map((service) => ({ service, place })),
    mode,
    realNow: () => real.now,
    state: saved.clock,
    view: () => view,
    context: (at, now) => ({ state: view, stateOf: () => view, ...at, now, ids, secrets: ids, call: () => {} }),
  })
  return { clock, real }
}

test('what never settles pulls an hour once, and again when something was written', () => {
  let at = 1000
  const restless: Service = {
    name: 'restless',
    ...silent,
    next: () => ({ at: at + 1000, pulls: true }),
    advance: ({ now }) => {
      at = now
    },
  }
  const { clock } = setUp([restless])
  clock.settle()
  const once = clock.now()
  expect(once).toBe(1000 + 3_600_000)
  clock.settle()
  expect(clock.now()).toBe(once)
  clock.disturbed()
  clock.settle()
  expect(clock.now()).toBe(once + 3_600_000)
})

describe('the clock', () => {
  test('does what is due at its own time and in order, whatever the service', () => {
    const one = agenda('one', [
      { at: 1500, pulls: true, name: 'b' },
      { at: 1200, pulls: true, name: 'a', leadsTo: { after: 100, pulls: true, name: 'then' } },
    ])
    const two = agenda('two', [{ at: 1250, pulls: true, name: 'x' }])
    const { clock } = setUp([one, two])
    clock.advance(400)
    expect(clock.now()).toBe(1400)
    expect([one.done, two.done]).toEqual([['a@1200', 'then@1300'], ['x@1250']])
    clock.advance(100)
    expect(one.done.at(-1)).toBe('b@1500')
  })

  test('goes on with real time and never falls behind it', () => {
    const service = agenda('one', [{ at: 1500, pulls: true, name: 'a' }])
    const { clock, real } = setUp([service])
    clock.advance(300)
    real.now += 200
    expect(clock.now()).toBe(1500)
    expect(service.done).toEqual(['a@1500'])
  })

  test('does not go back with real time', () => {
    const { clock, real } = setUp([])
    clock.advance(100)
    real.now -= 500
    expect(clock.now()).toBe(1100)
    real.now += 700
    expect(clock.now()).toBeGreaterThanOrEqual(1100)
  })

  test('settles what is in transit and leaves expiry alone', () => {
    const service = agenda('one', [
      { at: 2000, pulls: true, name: 'running', leadsTo: { after: 3_000_000, pulls: false, name: 'expiry' } },
      { at: 1500, pulls: false, name: 'idle' },
    ])
    const { clock } = setUp([service])
    clock.settle()
    expect(clock.now()).toBe(2000)
    expect(service.done).toEqual(['idle@1500', 'running@2000'])
    clock.settle()
    expect(clock.now()).toBe(2000)
    expect(clock.next()).toMatchObject({ pulls: false })
  })

  test('settles for an hour at most', () => {
    const loop: Service = {
      name: 'loop',
      ...silent,
      next: (state) => ({ at: Number(state['loop'] ?? 1000) + 60_000, pulls: true }),
      advance({ state, now }) {
        state['loop'] = now
      },
    }
    const { clock } = setUp([loop])
    clock.settle()
    expect(clock.now()).toBe(1000 + 3_600_000)
  })

  test('runs so many times as fast', () => {
    const { clock, real } = setUp([], 'scaled:60')
    real.now += 1000
    expect(clock.now()).toBe(61_000)
    real.now += 1000
    expect(clock.now()).toBe(121_000)
  })

  test.each(['scaled:0', 'scaled:x', 'scaled:0.5', 'scaled:Infinity'])('`%s` is none', (mode) => {
    expect(() => clockRate(mode as ClockMode)).toThrow(RangeError)
  })

  test('of a year in which nobody looked one day is lived through', () => {
    const day = 86_400_000
    const done: number[] = []
    const restless: Service = {
      name: 'restless',
      ...silent,
      next: () => ({ at: (done.at(-1) ?? 1000) + day / 24, pulls: false }),
      advance: ({ now }) => void done.push(now),
    }
    const { clock, real } = setUp([restless])
    const begin = clock.now()
    real.now += 365 * day
    expect(clock.now()).toBe(begin + 365 * day)
    expect(done).toHaveLength(25)
    expect(done.at(-1)).toBe(begin + 365 * day)
    clock.advance(2 * day)
    expect(done).toHaveLength(25 + 48)
  })

  test('a service that does not get on is found out', () => {
    const stuck: Service = {
      name: 'stuck',
      ...silent,
      next: () => ({ at: 1100, pulls: true }),
    }
    const { clock } = setUp([stuck])
    expect(() => clock.advance(200)).toThrow('stuck: its next event stays due')
  })

  test('only ever goes forward, and stays ahead of real time', () => {
    const step = fc.oneof(
      fc.record({ kind: fc.constant('advance' as const), by: fc.nat(5000) }),
      fc.record({ kind: fc.constant('real' as const), by: fc.integer({ min: -2000, max: 5000 }) }),
      fc.record({ kind: fc.constant('settle' as const), by: fc.nat(10_000) }),
    )
    const due = fc.array(
      fc.record({ at: fc.integer({ min: 1000, max: 30_000 }), pulls: fc.boolean(), name: fc.constant('e') }),
    )
    fc.assert(
      fc.property(
        fc.array(step),
        due,
        fc.constantFrom<ClockMode>('manual', 'settle', 'real', 'scaled:7'),
        (steps, events, mode) => {
          const service = agenda('one', events)
          const { clock, real } = setUp([service], mode)
          let last = clock.now()
          for (const { kind, by } of steps) {
            if (kind === 'advance') clock.advance(by)
            else if (kind === 'settle') clock.settle(by)
            else real.now += by
            const now = clock.now()
            expect(now).toBeGreaterThanOrEqual(last)
            expect(now).toBeGreaterThanOrEqual(real.now)
            last = now
          }
          const times = service.done.map((entry) => Number(entry.split('@')[1]))
          expect(times).toEqual(times.toSorted((a, b) => a - b))
          expect(service.done.length).toBe(events.filter(({ at }) => at <= last).length)
        },
      ),
    )
  })
})
