import { pathFrom, reasonOf } from '../../plugins/index.ts'
import type { FlagFiles } from '../flag-file.ts'
import { type LintInput, lint } from './lint.ts'
import type { LintCommandOptions } from './lint-options.ts'

/** Where policies come from and findings go to. */
export interface LintPorts extends FlagFiles {
  stdin(): Promise<string>
  out(text: string): void
}

/** `policy lint`: reads the files, `-` being standard input, prints what was found and gives the linter's exit code. */
export async function lintFiles(
  files: readonly string[],
  options: LintCommandOptions,
  ports: LintPorts,
): Promise<number> {
  const inputs = await Promise.all(files.map((file) => readInput(file, ports)))
  const { text, exitCode } = await lint(inputs, options)
  ports.out(text)
  return exitCode
}

async function readInput(file: string, { directory, files, stdin }: LintPorts): Promise<LintInput> {
  try {
    if (file === '-') return { file, text: await stdin() }
    return { file, text: new TextDecoder().decode(await files.read(pathFrom(directory, file))) }
  } catch (error) {
    return { file, unreadable: reasonOf(error) }
  }
}
