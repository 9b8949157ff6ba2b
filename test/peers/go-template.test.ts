import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { describePeer } from './describe-peer.ts'
import { findGo } from './find-peer.ts'
import { describeGo, describeOurs, ENVIRONMENT, isKnownDifference } from './go-template/comparison.ts'
import { buildGoEngine, type GoEngine } from './go-template/go-engine.ts'
import { damagedSource, EXT_VALUES, printfSource, templateSource } from './go-template/template-arbitrary.ts'

const RUNS = 300

describePeer("Go's own text/template", findGo(), ({ program }) => {
  let engine: GoEngine

  beforeAll(() => {
    engine = buildGoEngine(program)
  }, 300_000)
  afterAll(() => engine.remove())

  test.each([
    ['templates', templateSource],
    ['printf', printfSource],
    ['damaged templates', damagedSource],
  ])('agrees on %s', (_name, arbitrary) => {
    const sources = fc.sample(arbitrary, RUNS)
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
