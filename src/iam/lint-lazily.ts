import type { LintOptions, LintResult } from './lint/index.ts'

export type { LintOptions, LintResult }

/** Checks a policy in JSON or YAML, broken or not. The linter and AWS's table are loaded by the first call. */
export async function lintText(text: string, options: LintOptions = {}): Promise<LintResult> {
  const linter = await import('./lint/index.ts')
  return linter.lintText(text, options)
}
