import type { Fact } from './aws.ts'
import type { Context } from './context.ts'
import { DeniedError, RemoteError, UnknownFact } from './errors.ts'
import type { Interpreter } from './interpreter.ts'
import { isMarked } from './mark.ts'

/** A fact with all that it rests on, read while a plan is made; else what the user assumes of it, or what stands for it. */
export async function fact<T>(context: Context, { read, standIn, assumption }: Fact<T>): Promise<T> {
  const { interpreter } = context
  const isAssumed = assumption !== undefined && interpreter.assumes?.(assumption.question)
  if (isAssumed) return assumption.value
  if (!interpreter.readsFacts) return standIn
  try {
    return await read(context.open({ ...context, interpreter: reader }))
  } catch (error) {
    throw isAbout(error) ? new UnknownFact(error) : error
  }
}

/** What is not there cannot be learned, and the command would come no further either. A denial or a breakdown says nothing of the kind. */
function isAbout(error: unknown): error is RemoteError {
  return error instanceof RemoteError && !(error instanceof DeniedError) && error.status < 500 && !isThrottled(error)
}

function isThrottled({ code }: RemoteError): boolean {
  return code === 'AWS_THROTTLED' || code === 'AWS_UNAVAILABLE'
}

/** Sends every read that can be sent, and asks IAM nothing on the command's behalf: facts are the plan's business, not the command's. */
const reader: Interpreter = {
  isPatient: false,
  readsFacts: true,
  sends: (_, { access, input }) => access === 'read' && !isMarked(input),
  imagine: () => ({ identity: () => '', decide: () => false }),
}
