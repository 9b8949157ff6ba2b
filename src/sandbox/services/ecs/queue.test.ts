import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createQueue, type Entry } from './queue.ts'

test('a queue gives the earliest first, of equal times the lower rank, then the older one', () => {
  const anEntry = fc.record({ at: fc.nat(5), rank: fc.nat(2), ordinal: fc.nat(20), item: fc.constant('') })
  const anAct = fc.oneof(anEntry, fc.constant('take' as const))
  fc.assert(
    fc.property(fc.array(anAct, { maxLength: 60 }), (acts) => {
      const queue = createQueue<string>()
      let expected: Entry<string>[] = []
      const order = (a: Entry<string>, b: Entry<string>) => a.at - b.at || a.rank - b.rank || a.ordinal - b.ordinal
      for (const act of acts) {
        if (act === 'take') {
          queue.removeFirst()
          expected = expected.slice(1)
        } else {
          queue.add(act)
          expected = [...expected, act].sort(order)
        }
        expect(queue.first()).toEqual(expected[0])
      }
    }),
  )
})
