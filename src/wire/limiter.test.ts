import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { rates } from '../calls/operations/ecs/rates.ts'
import { createLimiter } from './limiter.ts'
import { jumpingClock } from './testing/ports.fixture.ts'

const never = new AbortController().signal
const register = { rate: rates.taskDefinitionChanges }
const update = { rate: rates.serviceChanges }
const getObject = {}

/** Wakes sleepers one by one, each when everything that the one before it set off is done. */
function steppingClock() {
  let now = 0
  const sleepers: { due: number; wake: () => void }[] = []
  const sleep = (seconds: number) =>
    new Promise<void>((wake) => {
      sleepers.push({ due: now + seconds * 1000, wake })
    })
  return {
    now: () => now,
    sleep,
    timeout: () => never,
    run: async (work: Promise<unknown>) => {
      let done = false
      const end = work.then(() => {
        done = true
      })
      for (;;) {
        await new Promise((resolve) => setImmediate(resolve))
        if (done) return end
        sleepers.sort((a, b) => a.due - b.due)
        const next = sleepers.shift()
        if (next) now = Math.max(now, next.due)
        next?.wake()
      }
    },
  }
}

describe('createLimiter()', () => {
  it('lets the burst pass and then as many as AWS refills', async () => {
    const clock = jumpingClock(0)
    const limiter = createLimiter(clock)
    for (let count = 0; count < 20; count += 1) await limiter.take(register, 'eu-west-1', never)
    expect(clock.naps).toEqual([])
    await limiter.take(register, 'eu-west-1', never)
    await limiter.take(register, 'eu-west-1', never)
    expect(clock.naps).toEqual([
      { seconds: 1, reason: 'the rate limit of task definition changes' },
      { seconds: 1, reason: 'the rate limit of task definition changes' },
    ])
  })

  it('keeps regions and groups apart, and does not know other services', async () => {
    const clock = jumpingClock(0)
    const limiter = createLimiter(clock)
    for (let count = 0; count < 20; count += 1) {
      await limiter.take(register, 'eu-west-1', never)
      await limiter.take(register, 'us-east-1', never)
      await limiter.take(update, 'eu-west-1', never)
      for (let more = 0; more < 10; more += 1) await limiter.take(getObject, 'eu-west-1', never)
    }
    expect(clock.naps).toEqual([])
  })

  it('has nothing saved up after AWS complained', async () => {
    const clock = jumpingClock(0)
    const limiter = createLimiter(clock)
    limiter.drain(update, 'eu-west-1')
    limiter.drain(getObject, 'eu-west-1')
    await limiter.take(update, 'eu-west-1', never)
    expect(clock.naps).toEqual([{ seconds: 0.2, reason: 'the rate limit of service changes' }])
  })

  it('gives the turn back of one who is stopped', async () => {
    const clock = jumpingClock(0)
    const limiter = createLimiter(clock)
    limiter.drain(update, 'eu-west-1')
    const stopped = AbortSignal.abort(new Error('stopped'))
    await expect(limiter.take(update, 'eu-west-1', stopped)).rejects.toThrow('stopped')
    await limiter.take(update, 'eu-west-1', never)
    expect(clock.naps.map(({ seconds }) => seconds)).toEqual([0.2])
  })

  it('never lets more pass in any span of time than AWS allows, in the order of asking', async () => {
    const names = ['taskDefinitionChanges', 'serviceChanges', 'serviceReads', 'tagChanges'] as const
    const bursts = fc.array(
      fc.record({ name: fc.constantFrom(...names), count: fc.integer({ min: 1, max: 80 }), pauseSeconds: fc.nat(20) }),
      { maxLength: 6 },
    )
    await fc.assert(
      fc.asyncProperty(bursts, async (plan) => {
        const clock = steppingClock()
        const limiter = createLimiter(clock)
        const passed: { name: (typeof names)[number]; at: number; order: number }[] = []
        let order = 0
        for (const { name, count, pauseSeconds } of plan) {
          const all = Promise.all(
            Array.from({ length: count }, async () => {
              order += 1
              const mine = order
              await limiter.take({ rate: rates[name] }, 'eu-west-1', never)
              passed.push({ name, at: clock.now(), order: mine })
            }),
          )
          await clock.run(all)
          await clock.run(clock.sleep(pauseSeconds))
        }
        for (const name of names) {
          const bucket = rates[name]
          const own = passed.filter((each) => each.name === name)
          expect(own.map((each) => each.order)).toEqual(own.map((each) => each.order).sort((a, b) => a - b))
          own.forEach((first, index) => {
            own.slice(index).forEach((last, distance) => {
              const allowed = bucket.burst + ((last.at - first.at) / 1000) * bucket.perSecond
              expect(distance + 1).toBeLessThanOrEqual(allowed + 1e-6)
            })
          })
        }
      }),
      { numRuns: 30 },
    )
  })
})
