import type { Fact } from './aws.ts'
import type { Context } from './context.ts'
import type { Interpreter } from './interpreter.ts'
import { isMarked } from './mark.ts'

/** A fact with all that it rests on, read while a plan is made; else what the user assumes of it, or what stands for it. */
export async function fact<T>(context: Context, { read, standIn, assumption }: Fact<T>): Promise<T> {
  const { interpreter } = context
  const isAssumed = assumption !== undefined && interpreter.assumes?.(assumption.question)
  if (isAssumed) return assumption.value
  return interpreter.readsFacts ? read(context.open({ ...context, interpreter: reader })) : standIn
}

/** Sends every read that can be sent, and asks IAM nothing on the command's behalf: facts are the plan's business, not the command's. */
const reader: Interpreter = {
  isPatient: false,
  readsFacts: true,
  sends: (_, { access, input }) => access === 'read' && !isMarked(input),
  imagine: () => ({ identity: () => '', decide: () => false }),
}
