import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { renderTemplate, TemplateError, type TemplateFunctions } from '../../src/template/index.ts'
import { buildGoEngine, CRASHED, findGo, type GoAnswer, type GoEngine } from './go-template/go-engine.ts'
import { damagedSource, EXT_VALUES, printfSource, templateSource } from './go-template/template-arbitrary.ts'

const go = findGo()
const ENVIRONMENT = { A: '1', UNI: '値', EMPTY: '', abc: 'found' }
const RUNS = Number(process.env['TEMPLATE_PEER_RUNS'] ?? 300)
const SEED = process.env['TEMPLATE_PEER_SEED']

/** Where we differ on purpose, by name. A case counts as known only when both sides say exactly this. */
const KNOWN_DIFFERENCES: Readonly<Record<string, (ours: string, theirs: string) => boolean>> = {
  'a list has no room behind its end': (ours, theirs) =>
    /error calling slice: index out of range/.test(ours) && !theirs.startsWith('error: '),
  'work and output are bounded': (ours, theirs) =>
    /(takes more than \d+ steps|is longer than \d+ characters)$/.test(ours) && theirs !== ours,
  'Go itself does not survive it': (_ours, theirs) => theirs === `error: ${CRASHED}` || theirs === 'error: timeout',
  'all missing variables are reported': (ours, theirs) => {
    const first = ours.split('\n')[0]
    return /error calling must_env/.test(theirs) && (ours.startsWith(`${theirs}\n`) || first === theirs)
  },
}

if (go === undefined) {
  test.skip("skipped: no go. Go's own engine is not here to compare with", () => {})
} else {
  describe("Go's own text/template", () => {
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
      const seed = SEED === undefined ? undefined : { seed: Number(SEED) }
      const sources = fc.sample(arbitrary, { numRuns: RUNS, ...seed })
      const answers = engine.render(
        sources.map((source) => ({ source, env: ENVIRONMENT })),
        EXT_VALUES,
      )
      const differing: { source: string; ours: string; theirs: string }[] = []
      for (const [index, source] of sources.entries()) {
        const theirs = describeGo(answers[index])
        const ours = describeOurs(source)
        const known = Object.values(KNOWN_DIFFERENCES).some((isKnown) => isKnown(ours, theirs))
        if (ours !== theirs && !known) differing.push({ source, ours, theirs })
      }
      expect(differing).toEqual([])
    })
  })
}

function describeGo(answer: GoAnswer | undefined): string {
  if (answer === undefined) return 'no answer'
  return answer.error === '' ? Buffer.from(answer.out ?? '', 'base64').toString() : `error: ${answer.error}`
}

function describeOurs(source: string): string {
  try {
    return renderTemplate(source, { env: ENVIRONMENT, functions: peerFunctions() })
  } catch (error) {
    if (error instanceof TemplateError) return `error: ${error.message}`
    throw error
  }
}

/** Twins of the functions in the Go program. */
function peerFunctions(): TemplateFunctions {
  const values: Readonly<Record<string, unknown>> = EXT_VALUES
  return {
    ext: { parameters: ['string'], call: (name: string) => (Object.hasOwn(values, name) ? values[name] : null) },
    pick: {
      parameters: ['string'],
      variadic: 'int',
      call: (name: string, ...index: number[]) => `${name}[${index.join(' ')}]`,
    },
    scale: { parameters: ['float', 'bool'], call: (factor: number, on: boolean) => (on ? factor * 2 : factor) },
    boom: {
      parameters: [],
      call: () => {
        throw new Error('it broke')
      },
    },
  }
}
