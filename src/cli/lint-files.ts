import { resolve } from 'node:path'
import { type LintInput, lint } from '../commands/policy/lint.ts'
import type { LintCommandOptions } from '../commands/policy/lint-options.ts'
import type { Ports } from './ports.ts'

/** `policy lint`: reads the files, `-` being standard input, and gives the linter's exit code. */
export const lintFiles = async (
  files: readonly string[],
  options: LintCommandOptions,
  ports: Ports,
): Promise<number> => {
  const inputs = await Promise.all(files.map((file) => readInput(file, ports)))
  const { text, exitCode } = await lint(inputs, options)
  ports.out(text)
  return exitCode
}

const readInput = async (file: string, ports: Ports): Promise<LintInput> => {
  try {
    if (file === '-') return { file, text: await ports.stdin() }
    return { file, text: new TextDecoder().decode(await ports.files.read(resolve(ports.directory, file))) }
  } catch (error) {
    return { file, unreadable: reasonOf(error) }
  }
}

/** The system's own word, without the path it repeats. */
const reasonOf = (error: unknown): string => {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  const known: Readonly<Record<string, string>> = {
    ENOENT: 'there is no such file',
    EISDIR: 'it is a folder',
    EACCES: 'it may not be read',
  }
  return known[code] ?? (error instanceof Error ? error.message : String(error))
}
