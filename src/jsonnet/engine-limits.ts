/** Recognises the errors that engines throw when a program comes to their own limits. */

/** Whether an error says that the engine's stack is used up. */
export function isStackOverflow(error: unknown): boolean {
  return error instanceof Error && /call stack|too much recursion/i.test(error.message)
}

/** The error of the program that an error of the engine stands for; undefined if it is another kind of error. */
export function limitReason(error: unknown): string | undefined {
  if (isStackOverflow(error)) return 'max stack frames exceeded.'
  if (!(error instanceof RangeError)) return undefined
  if (/string length/i.test(error.message)) return 'string too long'
  if (/array length|array size/i.test(error.message)) return 'array too long'
  return undefined
}
