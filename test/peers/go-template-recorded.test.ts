import { readFileSync, writeFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { findGo } from './find-peer.ts'
import { describeGo, describeOurs, ENVIRONMENT, isKnownDifference } from './go-template/comparison.ts'
import { buildGoEngine } from './go-template/go-engine.ts'
import { damagedSource, EXT_VALUES, printfSource, templateSource } from './go-template/template-arbitrary.ts'

/** Answers of Go's engine, for machines without Go: pairs of a source and its outcome. */
const file = new URL('go-template/recorded.json', import.meta.url)

// Records anew: TEMPLATE_PEER_RECORD=1 npx vitest run test/peers/go-template-recorded.test.ts
test.runIf(process.env['TEMPLATE_PEER_RECORD'] !== undefined)('records', () => {
  const go = findGo()
  if ('missing' in go) expect.fail(go.missing)
  const engine = buildGoEngine(go.program)
  const sample = (arbitrary: fc.Arbitrary<string>) => fc.sample(arbitrary, { numRuns: 400, seed: 2026 })
  const isShort = (source: string) => source.length < 250
  const sources = new Set([printfSource, templateSource, damagedSource].flatMap(sample).filter(isShort))
  const answers = engine.render(
    [...sources].map((source) => ({ source, env: ENVIRONMENT })),
    EXT_VALUES,
  )
  const cases = [...sources].map((source, index) => [source, describeGo(answers[index])])
  writeFileSync(file, `[\n${cases.map((one) => JSON.stringify(one)).join(',\n')}\n]\n`)
  engine.remove()
})

test("agrees with the recorded answers of Go's own engine", () => {
  const cases: [source: string, outcome: string][] = JSON.parse(readFileSync(file, 'utf8'))
  const differing = cases
    .map(([source, theirs]) => ({ source, ours: describeOurs(source), theirs }))
    .filter(({ ours, theirs }) => ours !== theirs && !isKnownDifference(ours, theirs))
  expect(differing).toEqual([])
  expect(cases.length).toBeGreaterThan(500)
})
