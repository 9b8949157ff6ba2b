import { Failure } from '../../calls/index.ts'
import { pathFrom, reasonOf } from '../../plugins/index.ts'
import type { Invocation } from '../invocation.ts'
import type { Tools } from '../tools.ts'
import { type LintInput, type LintOutcome, lint } from './lint.ts'
import type { LintCommandOptions } from './lint-options.ts'

/** `policy lint`: reads the files, `-` being standard input, and says what was found. */
export async function lintFiles(
  tools: Tools,
  options: LintCommandOptions,
  { positional }: Invocation,
): Promise<LintOutcome> {
  return lint(await Promise.all(positional.map((file) => readInput(file, tools))), options)
}

async function readInput(file: string, { directory, files, stdin }: Tools): Promise<LintInput> {
  try {
    if (file === '-') return { file, text: await stdin() }
    return { file, text: new TextDecoder().decode(await files.read(pathFrom(directory, file))) }
  } catch (error) {
    // An interruption is none of the file's faults.
    if (error instanceof Failure) throw error
    return { file, unreadable: reasonOf(error) }
  }
}
