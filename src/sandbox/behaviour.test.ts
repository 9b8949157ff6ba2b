import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { behaviourOf, matchesGlob } from './behaviour.ts'

describe('wildcards', () => {
  test('mean what a regular expression says', () => {
    const pattern = fc.string({ unit: fc.constantFrom('a', 'b', '/', '*', '?', '.'), maxLength: 8 })
    const text = fc.string({ unit: fc.constantFrom('a', 'b', '/', '.'), maxLength: 10 })
    fc.assert(
      fc.property(pattern, text, (pattern, text) => {
        const source = [...pattern].map((character) => ({ '*': '.*', '?': '.', '.': '\\.' })[character] ?? character)
        expect(matchesGlob(pattern, text)).toBe(new RegExp(`^${source.join('')}$`, 's').test(text))
      }),
      { numRuns: 1000 },
    )
  })

  test('are quick where there are many', () => {
    expect(matchesGlob(`${'*a'.repeat(50)}b`, 'a'.repeat(5000))).toBe(false)
  })
})

describe('the behaviour of a container', () => {
  const state = {
    behaviours: [
      { image: '*/web:bad', container: 'app', exitCode: 1 },
      { family: 'migrate-*', exitCode: 2 },
      { exitCode: 3 },
    ],
  }

  test.each([
    [{ family: 'web', image: 'example/web:bad', container: 'app' }, 1],
    [{ family: 'web', image: 'example/web:bad', container: 'sidecar' }, 3],
    [{ family: 'migrate-db', image: 'x', container: 'app' }, 2],
    [{ family: 'web', image: 'x', container: 'app' }, 3],
  ])('%j', (identity, exitCode) => expect(behaviourOf(state, identity)).toEqual(expect.objectContaining({ exitCode })))

  test('is the usual one without a rule', () => {
    expect(behaviourOf({}, { family: 'web', image: 'x', container: 'app' })).toEqual({})
  })
})
