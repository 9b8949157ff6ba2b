import { type Answer, imagined, known, saidBy } from './answer.ts'
import type { Choice, Confirmation } from './aws.ts'
import type { Context } from './context.ts'
import { UserError } from './errors.ts'
import type { Prompt } from './world.ts'

/** A person's choice. A plan leaves it open, for known lists too: somebody else may pick something else. */
export async function pick<T>(context: Context, choice: Choice<T>): Promise<Answer<T> | undefined> {
  const { interpreter } = context
  const listed = interpreter.explore ? undefined : saidBy(choice.of)
  if (!listed) {
    const imagination = interpreter.imagine(() => JSON.stringify(['pick', choice.question]))
    return imagination.decide(imagination.identity(), choice.question) ? imagined(imagination) : undefined
  }
  const prompt = promptOf(context, choice.question, choice.otherwise)
  const index = await prompt.pick(choice.question, listed.value.map(choice.label))
  const picked = index === undefined ? undefined : listed.value[index]
  return picked === undefined ? undefined : known(picked)
}

/** Throws unless a person types the expected word. Nobody is asked where nothing is destroyed. */
export async function confirm(context: Context, { prompt, expected, otherwise }: Confirmation): Promise<void> {
  const { isPatient } = context.interpreter
  if (!isPatient) return
  const typed = await promptOf(context, prompt, otherwise).type(prompt)
  if (typed?.trim() === expected) return
  throw new UserError('NOT_CONFIRMED', `not confirmed: \`${expected}\` was to be typed`, { hint: otherwise })
}

function promptOf({ world }: Context, question: string, otherwise: string): Prompt {
  if (world.prompt) return world.prompt
  throw new UserError('NO_TERMINAL', `nobody can be asked on this terminal: ${question}`, { hint: otherwise })
}
