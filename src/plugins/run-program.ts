import { type Exit, type LocalPorts, UserError } from '../calls/index.ts'
import { reasonOf } from './read-file.ts'

/** Runs a program that a flag names. Throws UserError where there is none or it may not be run. `flag` is for the message. */
export async function runProgram(
  spawn: LocalPorts['spawn'],
  argv: readonly string[],
  { flag, ...options }: Parameters<LocalPorts['spawn']>[1] & { readonly flag: string },
): Promise<Exit> {
  try {
    return await spawn(argv, options)
  } catch (cause) {
    options.signal.throwIfAborted()
    const why = reasonOf(cause).replace('such file', 'such program')
    throw new UserError('PROGRAM_FAILED', `cannot run \`${argv[0] ?? ''}\` of \`${flag}\`: ${why}`, {
      hint: 'a program on PATH, or the path of one',
      cause,
    })
  }
}
