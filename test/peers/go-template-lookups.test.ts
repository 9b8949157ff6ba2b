import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  parseTemplate,
  renderAsync,
  TemplateError,
  type TemplateFunctions,
  type TemplateValue,
} from '../../src/template/index.ts'
import { ENVIRONMENT, peerFunctions } from './go-template/comparison.ts'
import { EXT_VALUES, templateSource } from './go-template/template-arbitrary.ts'

const VALUES: Readonly<Record<string, TemplateValue>> = EXT_VALUES
const RUNS = 1000

/** Output or error, and what `ext` was asked for. */
interface Outcome {
  readonly text: string
  readonly asked: readonly string[]
}

test('fetching answers in rounds gives what calling on the spot gives, and asks for nothing more', async () => {
  await fc.assert(
    fc.asyncProperty(templateSource, async (source) => {
      const direct = onTheSpot(source)
      const rounds = await inRounds(source)
      expect(rounds.text).toBe(direct.text)
      if (!direct.text.startsWith('error: ')) expect(new Set(rounds.asked)).toEqual(new Set(direct.asked))
      expect(rounds.asked.length).toBe(new Set(rounds.asked).size)
    }),
    { numRuns: RUNS },
  )
})

function onTheSpot(source: string): Outcome {
  const asked: string[] = []
  const call = (name: string): TemplateValue => {
    asked.push(name)
    return answerOf(name)
  }
  const functions: TemplateFunctions = { ...peerFunctions(), ext: { parameters: ['string'], call } }
  try {
    return { text: parseTemplate(source, { functions }).render({ env: ENVIRONMENT }).text, asked }
  } catch (error) {
    return { text: describe(error), asked }
  }
}

async function inRounds(source: string): Promise<Outcome> {
  const asked: string[] = []
  const functions: TemplateFunctions = { ...peerFunctions(), ext: { parameters: ['string'], lookup: true } }
  try {
    const rendering = await renderAsync(parseTemplate(source, { functions }), {
      env: ENVIRONMENT,
      resolve: ({ args }) => {
        const name = String(args[0])
        asked.push(name)
        return answerOf(name)
      },
    })
    return { text: rendering.text, asked }
  } catch (error) {
    return { text: describe(error), asked }
  }
}

function answerOf(name: string): TemplateValue {
  return Object.hasOwn(VALUES, name) ? VALUES[name] : null
}

function describe(error: unknown): string {
  // Further failures are reported as far as they can be known without asking for more, and so may differ.
  if (error instanceof TemplateError) return `error: ${error.problems[0]?.message}`
  throw error
}
