import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { behaviourOf, type ContainerBehaviour, type ContainerIdentity } from './behaviour.ts'
import { matchesGlob } from './glob.ts'

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

  const usual: ContainerIdentity = { family: 'web', image: 'x', container: 'app', revision: 1, startedBy: 'service' }

  test.each<[Partial<ContainerIdentity>, number]>([
    [{ image: 'example/web:bad' }, 1],
    [{ image: 'example/web:bad', container: 'sidecar' }, 3],
    [{ family: 'migrate-db' }, 2],
    [{}, 3],
  ])('%j', (identity, exitCode) =>
    expect(behaviourOf(state, { ...usual, ...identity })).toEqual(expect.objectContaining({ exitCode })),
  )

  test('is the usual one without a rule', () => {
    expect(behaviourOf({}, usual)).toEqual({})
  })

  test.each<[ContainerBehaviour, Partial<ContainerIdentity>, boolean]>([
    [{ revision: 2 }, { revision: 2 }, true],
    [{ revision: 2 }, { revision: 3 }, false],
    [{ revision: { from: 2 } }, { revision: 3 }, true],
    [{ revision: { from: 2 } }, { revision: 1 }, false],
    [{ task: { to: 2 } }, { task: 2 }, true],
    [{ task: { to: 2 } }, { task: 3 }, false],
    [{ task: { from: 2, to: 4 } }, { task: 3, attempt: 9 }, true],
    [{ attempt: 1 }, { task: 1, attempt: 1 }, true],
    [{ attempt: 1 }, { task: 1, attempt: 2 }, false],
    [{ attempt: 1 }, {}, false],
    [{ startedBy: 'run' }, {}, false],
    [{ startedBy: 'service' }, {}, true],
  ])('%j of %j: %s', (rule, identity, expected) => {
    const found = behaviourOf({ behaviours: [{ ...rule, exitCode: 7 }] }, { ...usual, ...identity })
    expect(found.exitCode === 7).toBe(expected)
  })
})
