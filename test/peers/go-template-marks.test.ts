import fc from 'fast-check'
import { expect, test } from 'vitest'
import { MARK_UNREAD, makeMark, renderTemplate, TemplateError } from '../../src/template/index.ts'
import { ENVIRONMENT, peerFunctions } from './go-template/comparison.ts'
import { templateSource } from './go-template/template-arbitrary.ts'

const RUNS = 1000

test('a mark is refused, or stands exactly where the value would have stood', () => {
  let tried = 0
  let passed = 0
  fc.assert(
    fc.property(templateSource, (source) => {
      tried++
      const marked = render(source, makeMark(MARK_UNREAD, "what's in /app/db"))
      if (marked === undefined) return
      passed++
      const real = render(source, 'value')
      const filledIn = marked.replace(/\ue000=[^\ue001]*\ue001/g, 'value')
      expect(filledIn).toBe(real)
    }),
    { numRuns: RUNS },
  )
  expect(passed).toBeGreaterThan(tried / 20)
})

function render(source: string, answer: string): string | undefined {
  const ext = { parameters: ['string'], call: () => answer } as const
  try {
    return renderTemplate(source, { env: ENVIRONMENT, functions: { ...peerFunctions(), ext } })
  } catch (error) {
    if (error instanceof TemplateError) return undefined
    throw error
  }
}
