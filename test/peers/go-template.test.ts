import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { describeGo, describeOurs, ENVIRONMENT, isKnownDifference } from './go-template/comparison.ts'
import { buildGoEngine, findGo, type GoEngine } from './go-template/go-engine.ts'
import { damagedSource, EXT_VALUES, printfSource, templateSource } from './go-template/template-arbitrary.ts'

const go = findGo()
const RUNS = Number(process.env['TEMPLATE_PEER_RUNS'] ?? 300)
const SEED = Number(
  process.env['TEMPLATE_PEER_SEED'] ?? (process.env['CI'] ? 2026 : Math.floor(Math.random() * 2 ** 31)),
)

if (go === undefined) {
  test("skipped: no go. Go's own engine is not here to compare with", ({ skip }) => {
    console.warn('go-template: skipped: no go')
    skip()
  })
} else {
  describe(`Go's own text/template (seed ${SEED})`, () => {
    let engine: GoEngine

    beforeAll(() => {
      engine = buildGoEngine(go)
    }, 300_000)
    afterAll(() => engine.remove())

    test.each([
      ['templates', templateSource],
      ['printf', printfSource],
      ['damaged templates', damagedSource],
    ])('agrees on %s', (_name, arbitrary) => {
      const sources = fc.sample(arbitrary, { numRuns: RUNS, seed: SEED })
      const answers = engine.render(
        sources.map((source) => ({ source, env: ENVIRONMENT })),
        EXT_VALUES,
      )
      const differing: { source: string; ours: string; theirs: string }[] = []
      for (const [index, source] of sources.entries()) {
        const theirs = describeGo(answers[index])
        const ours = describeOurs(source)
        if (ours !== theirs && !isKnownDifference(ours, theirs)) differing.push({ source, ours, theirs })
      }
      expect(differing).toEqual([])
    })
  })
}
