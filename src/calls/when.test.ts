import fc from 'fast-check'
import { expect, test } from 'vitest'
import { conditionsOf, keyOfQuestion, type Path, simplest, wordsOf } from './when.ts'

/** A body as questions alone: at each end it has the need or not, and has failed or not. */
type Tree =
  | { readonly question: string; readonly yes: Tree; readonly no: Tree }
  | { readonly has: boolean; readonly fails: boolean }

const { tree } = fc.letrec<{ tree: Tree }>((tie) => ({
  tree: fc.oneof(
    { depthSize: 'medium', withCrossShrink: true },
    fc.record({ has: fc.boolean(), fails: fc.constant(false) }),
    fc.record({ question: fc.constantFrom('a', 'b', 'c', 'd', 'e'), yes: tie('tree'), no: tie('tree') }),
  ),
}))

/** All paths through it. On one path a question that was asked before has its answer. */
function pathsOf(step: Tree, answers: ReadonlyMap<string, boolean> = new Map()): Path<true>[] {
  if ('has' in step)
    return [
      {
        answers: new Map([...answers].map(([question, yes]) => [keyOfQuestion(question, ''), yes])),
        needs: new Map(step.has ? [['need', true as const]] : []),
        ...(step.fails && { failure: new Error('failed') }),
      },
    ]
  const known = answers.get(step.question)
  const under = (yes: boolean) => pathsOf(yes ? step.yes : step.no, new Map([...answers, [step.question, yes]]))
  return known === undefined ? [...under(true), ...under(false)] : under(known)
}

const hasNeed = (path: Path<true>) => path.needs.has('need')

test('a path has a need exactly where one of its alternatives holds', () => {
  fc.assert(
    fc.property(tree, (step) => {
      const paths = pathsOf(step)
      const alternatives = conditionsOf(hasNeed, paths)
      for (const path of paths) {
        const words = [...path.answers].map(([key, yes]) => `${yes ? '' : 'not: '}${wordsOf(key)}`)
        const holds = alternatives.some((one) => one.every((answer) => words.includes(answer)))
        expect({ words, alternatives, holds }).toMatchObject({ holds: hasNeed(path) })
      }
    }),
    { numRuns: 2000 },
  )
})

test('simplest() keeps one of equals, drops what another takes in, and changes nothing else', () => {
  expect(simplest([['a', 'b'], ['a'], ['a'], ['c']])).toEqual([['a'], ['c']])
  expect(simplest([['a'], [], ['b']])).toEqual([[]])
  expect(
    simplest([
      ['a', 'b'],
      ['b', 'a'],
    ]),
  ).toEqual([['a', 'b']])
})
