import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compare, unified } from './index.ts'

describe('compare()', () => {
  test.each([
    ['nothing', { a: 1, b: [1] }, { b: [1], a: 1 }, []],
    ['a value', { a: 1 }, { a: 2 }, [{ path: 'a', before: 1, after: 2 }]],
    ['a new member', {}, { a: { b: 1 } }, [{ path: 'a', after: { b: 1 } }]],
    ['a member that is gone', { a: null }, {}, [{ path: 'a', before: null }]],
    [
      'an element by its name, wherever it stands',
      {
        list: [
          { name: 'app', image: 'v1' },
          { name: 'log', image: 'v1' },
        ],
      },
      {
        list: [
          { name: 'log', image: 'v1' },
          { name: 'app', image: 'v2' },
        ],
      },
      [{ path: 'list[app].image', before: 'v1', after: 'v2' }],
    ],
    [
      'elements of the same name by their places',
      {
        list: [
          { name: 'a', v: 1 },
          { name: 'a', v: 2 },
        ],
      },
      {
        list: [
          { name: 'a', v: 1 },
          { name: 'a', v: 3 },
        ],
      },
      [{ path: 'list[1].v', before: 2, after: 3 }],
    ],
    ['another type', { a: [] }, { a: {} }, [{ path: 'a', before: [], after: {} }]],
  ])('finds %s', (_, before, after, found) => {
    expect(compare(before, after)).toEqual(found)
  })

  test('finds nothing exactly between equal values', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (a, b) => {
        expect(compare(a, a)).toEqual([])
        const same = JSON.stringify(a) === JSON.stringify(b)
        if (!same && !Array.isArray(a) && typeof a !== 'object') expect(compare(a, b)).not.toEqual([])
      }),
    )
  })
})

describe('unified()', () => {
  const of = (before: string, after: string) => unified({ name: 'live', text: before }, { name: 'file', text: after })

  test('prints nothing for equal texts', () => {
    expect(of('a\n', 'a\n')).toBe('')
  })

  test('prints hunks with three lines around them', () => {
    const lines = Array.from({ length: 12 }, (_, i) => `line ${i}\n`)
    const text = lines.join('')
    expect(of(text, text.replace('line 5', 'changed'))).toBe(
      [
        '--- live',
        '+++ file',
        '@@ -3,7 +3,7 @@',
        ' line 2',
        ' line 3',
        ' line 4',
        '-line 5',
        '+changed',
        ' line 6',
        ' line 7',
        ' line 8',
        '',
      ].join('\n'),
    )
  })

  test('prints a side that is empty as diff does', () => {
    expect(of('', 'a\nb\n')).toBe('--- live\n+++ file\n@@ -0,0 +1,2 @@\n+a\n+b\n')
    expect(of('a\n', '')).toBe('--- live\n+++ file\n@@ -1 +0,0 @@\n-a\n')
  })
})
