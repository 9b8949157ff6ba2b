import {
  type Finding,
  findingOf,
  lintText,
  renderJson,
  renderSarif,
  renderText,
  type Source,
} from '../../iam/lint/index.ts'
import type { LintCommandOptions } from './lint-options.ts'

/** A file as it was read, or the reason why it was not. Standard input is called `-`. */
export type LintInput = Source | { readonly file: string; readonly unreadable: string }

/** What `policy lint` prints and returns. */
export interface LintOutcome {
  readonly findings: readonly Finding[]
  /** For standard output. */
  readonly text: string
  /** 2: something could not be read; 1: there are errors or warnings; 0: there are notes at most. */
  readonly exitCode: 0 | 1 | 2
}

/** Checks policies, each by itself, and prints what was found. Nothing is asked of AWS. */
export async function lint(inputs: readonly LintInput[], options: LintCommandOptions): Promise<LintOutcome> {
  const findings: Finding[] = []
  let isUnreadable = false
  for (const input of inputs) {
    if ('unreadable' in input) {
      isUnreadable = true
      const at = { line: 1, column: 1, offset: 0, length: 0 }
      findings.push(findingOf(input.file, 'FILE_UNREADABLE', at, `cannot read \`${input.file}\`: ${input.unreadable}`))
      continue
    }
    const result = await lintText(input.text, { file: input.file, ...(options.kind && { kind: options.kind }) })
    if (result.isUnreadable) isUnreadable = true
    findings.push(...result.findings)
  }
  const sources = inputs.filter((input): input is Source => 'text' in input)
  const isBad = findings.some(({ severity }) => severity !== 'note')
  return { findings, text: render(findings, sources, options.format), exitCode: isUnreadable ? 2 : isBad ? 1 : 0 }
}

function render(
  findings: readonly Finding[],
  sources: readonly Source[],
  format: LintCommandOptions['format'],
): string {
  if (format === 'json') return renderJson(findings)
  if (format === 'sarif') return renderSarif(findings, sources)
  return renderText(findings, sources)
}
