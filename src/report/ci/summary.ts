import type { ErrorView } from '../last-event.ts'
import { reportMarkdown } from '../report-markdown.ts'
import type { Story } from './story.ts'

/** How a command ended, for a page that people read: outcome, error, statement to add, report. */
export function summaryOf({ end, error, report }: Story): string {
  const about = [end.service ?? end.cluster ?? '', end.revision ?? ''].filter(Boolean).join(', ')
  const blocks = [
    `## ristretto ${end.command}: ${end.outcome}${about === '' ? '' : ` (${escaped(about)})`}`,
    ...(error ? errorBlocks(error) : []),
    ...(report ? [reportMarkdown(report).trimEnd()] : []),
  ]
  return `${blocks.join('\n\n')}\n\n`
}

function errorBlocks(error: ErrorView): string[] {
  const errors = error.all ?? [error]
  return [
    errors
      .map((one) => `- ${placeOf(one)}${escaped(one.message)}${one.hint ? `<br>${escaped(one.hint)}` : ''}`)
      .join('\n'),
    ...(error.statement ? [`\`\`\`json\n${JSON.stringify(error.statement, null, 2)}\n\`\`\``] : []),
  ]
}

function placeOf({ file, line }: ErrorView): string {
  return file === undefined ? '' : `\`${file}${line === undefined ? '' : `:${line}`}\`: `
}

function escaped(text: string): string {
  return text.replaceAll('\n', ' ').replaceAll('&', '&amp;').replaceAll('<', '&lt;')
}
