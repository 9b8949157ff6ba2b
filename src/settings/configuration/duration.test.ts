import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formatDuration, parseDuration } from './duration.ts'

describe('parseDuration() reads what Go reads', () => {
  test.each([
    ['10m', '10m0s'],
    ['90s', '1m30s'],
    ['1h30m', '1h30m0s'],
    ['1h1h', '2h0m0s'],
    ['.5s', '500ms'],
    ['5.s', '5s'],
    ['+3s', '3s'],
    ['-1.5s', '-1.5s'],
    ['1.5us', '1.5µs'],
    ['1µs', '1µs'],
    ['1μs', '1µs'],
    ['100ns', '100ns'],
    ['0', '0s'],
    ['-0', '0s'],
    ['25h', '25h0m0s'],
    ['-9223372036854775808ns', '-2562047h47m16.854775808s'],
  ])('%s is %s', (text, printed) => {
    const parsed = parseDuration(text)
    expect(parsed === undefined ? undefined : formatDuration(parsed)).toBe(printed)
  })

  test.each(['', '10', '1d', ' 1s', '1 s', '1e3s', 's', '.s', '1s2', '9223372036854775808ns', '--1s'])(
    '%j is none',
    (text) => {
      expect(parseDuration(text)).toBeUndefined()
    },
  )
})

test('what formatDuration() prints, parseDuration() reads', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }), (nanoseconds) => {
      expect(parseDuration(formatDuration(nanoseconds))).toBe(nanoseconds)
    }),
  )
})
