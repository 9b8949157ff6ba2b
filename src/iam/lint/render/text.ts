import type { Finding } from '../finding.ts'
import { type LineStarts, lineStartsOf, partOfLine, printable, type Source } from './source.ts'

const widest = 110

/** Findings for people: each with its line and a caret, then the count. */
export function renderText(findings: readonly Finding[], sources: readonly Source[]): string {
  const lined = new Map(sources.map(({ file, text }) => [file, { text, starts: lineStartsOf(text) }]))
  const blocks = findings.map((finding) => renderFinding(finding, lined.get(finding.file)))
  return `${[...blocks, summarise(findings, sources.length)].join('\n\n')}\n`
}

interface Lined {
  readonly text: string
  readonly starts: LineStarts
}

function renderFinding(finding: Finding, source: Lined | undefined): string {
  const { file, line, column, severity, code, message, hint, replacement } = finding
  const lines = [`${printable(file)}:${line}:${column}: ${severity} ${code}: ${printable(message)}`]
  if (source && code !== 'NOT_TEXT') lines.push(...renderLine(finding, source))
  if (hint !== undefined) lines.push(`hint: ${printable(hint)}`)
  if (replacement !== undefined && replacement !== '') lines.push(`write: ${printable(replacement)}`)
  return lines.join('\n')
}

/** The line with a caret under what is meant; of a long line, the part around it. */
function renderLine({ line, column, length }: Finding, { text, starts }: Lined): string[] {
  const cut = column > widest - 20 ? column - 40 : 0
  const shown = partOfLine(text, starts, { line, from: cut, width: widest })
  if (shown.trim() === '') return []
  const start = column - 1 - cut
  const carets = '^'.repeat(Math.max(1, Math.min(length, shown.length - start)))
  const number = String(line).padStart(5)
  return [`${number} | ${shown}`, `${' '.repeat(number.length)} | ${' '.repeat(Math.max(0, start))}${carets}`]
}

function summarise(findings: readonly Finding[], files: number): string {
  const counts = (['error', 'warning', 'note'] as const).flatMap((severity) => {
    const count = findings.filter((finding) => finding.severity === severity).length
    return count === 0 ? [] : [`${count} ${severity}${count === 1 ? '' : 's'}`]
  })
  const where = `${files} ${files === 1 ? 'policy' : 'policies'}`
  return counts.length === 0 ? `nothing found in ${where}` : `${counts.join(', ')} in ${where}`
}
