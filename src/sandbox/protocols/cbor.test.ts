import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { CborError, readCbor, writeCbor } from './cbor.ts'

function read(hex: string) {
  return readCbor(Buffer.from(hex, 'hex'))
}

const noTimes = () => false

describe('CBOR', () => {
  // https://www.rfc-editor.org/rfc/rfc8949#appendix-A
  test.each<[string, unknown]>([
    ['00', 0],
    ['1818', 24],
    ['1903e8', 1000],
    ['1a000f4240', 1_000_000],
    ['1b000000e8d4a51000', 1_000_000_000_000],
    ['20', -1],
    ['3903e7', -1000],
    ['f93c00', 1],
    ['f97bff', 65_504],
    ['f90001', 2 ** -24],
    ['fa47c35000', 100_000],
    ['fb3ff199999999999a', 1.1],
    ['f4', false],
    ['f5', true],
    ['f6', null],
    ['f7', null],
    ['c11a514b67b0', 1_363_896_240],
    ['4401020304', 'AQIDBA=='],
    ['6449455446', 'IETF'],
    ['62c3bc', 'ü'],
    ['83010203', [1, 2, 3]],
    ['8301820203820405', [1, [2, 3], [4, 5]]],
    ['a26161016162820203', { a: 1, b: [2, 3] }],
    ['9f018202039f0405ffff', [1, [2, 3], [4, 5]]],
    ['bf61610161629f0203ffff', { a: 1, b: [2, 3] }],
    ['7f657374726561646d696e67ff', 'streaming'],
  ])('%s', (hex, value) => {
    expect(read(hex)).toEqual(value)
  })

  test.each([
    '',
    '18',
    '62c3',
    '8301',
    'a101',
    'a16161',
    'ff',
    '0000',
    '9f01',
    'fc',
    '1f',
    'bf6161ff',
    '81'.repeat(64),
  ])('%s is refused', (hex) => {
    expect(() => read(hex)).toThrow(CborError)
  })

  test('`__proto__` is a member as any other', () => {
    const value = read('a1695f5f70726f746f5f5f01')
    expect(Object.entries(value ?? {})).toEqual([['__proto__', 1]])
  })

  test('times have their tag', () => {
    const bytes = writeCbor({ At: 1, Other: 1 }, (member) => member === 'At')
    expect(bytes.toString('hex')).toBe('a2624174c101654f7468657201')
  })

  test('what is written is read again', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (drawn) => {
        const value = JSON.parse(JSON.stringify(drawn))
        expect(readCbor(writeCbor(value, noTimes))).toEqual(value)
      }),
    )
  })

  test('no bytes do more than be refused', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 64 }), (bytes) => {
        try {
          readCbor(Buffer.from(bytes))
        } catch (error) {
          expect(error).toBeInstanceOf(CborError)
        }
      }),
    )
  })
})
