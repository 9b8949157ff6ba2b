import { UserError } from '../../calls/index.ts'

/** Answers given beforehand, by the question's text: `the service exists`, `not: it has completed`. Throws UserError where two contradict. */
export function readAssumptions(texts: readonly string[]): ReadonlyMap<string, boolean> {
  const assumptions = new Map<string, boolean>()
  for (const [question, answer] of texts.map(readAssumption)) {
    if (assumptions.has(question) && assumptions.get(question) !== answer)
      throw new UserError('ASSUMPTION_CONFLICT', `\`${question}\` is assumed, and its contrary too`, {
        hint: 'leave one of the two --assume out',
      })
    assumptions.set(question, answer)
  }
  return assumptions
}

function readAssumption(text: string): [string, boolean] {
  return text.startsWith('not: ') ? [text.slice('not: '.length), false] : [text, true]
}

/** Throws UserError for an answer to a question that none of the command lines asks. */
export function checkAssumptions(assumptions: ReadonlyMap<string, boolean>, questions: readonly string[]): void {
  const unasked = [...assumptions.keys()].filter((text) => !questions.includes(text))
  if (unasked.length === 0) return
  throw new UserError('ASSUMPTION_UNKNOWN', `nobody asks ${unasked.map((text) => `\`${text}\``).join(', ')}`, {
    hint:
      questions.length === 0
        ? 'these command lines ask nothing'
        : `these are asked: ${questions.map((text) => `\`${text}\``).join(', ')}`,
  })
}
