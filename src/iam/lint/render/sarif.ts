import { findingCodes } from '../codes.ts'
import type { Finding } from '../finding.ts'
import { endOf, lineStartsOf, type Source } from './source.ts'

/**
 * Findings for code scanning.
 * https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html (checked 2026-11)
 */
export function renderSarif(findings: readonly Finding[], sources: readonly Source[]): string {
  const starts = new Map(sources.map(({ file, text }) => [file, lineStartsOf(text)]))
  const codes = [...new Set(findings.map(({ code }) => code))].sort()
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'ristretto policy lint',
            rules: codes.map((code) => ({
              id: code,
              shortDescription: { text: findingCodes[code].about },
              defaultConfiguration: { level: findingCodes[code].severity },
            })),
          },
        },
        columnKind: 'utf16CodeUnits',
        results: findings.map((finding) => {
          const end = endOf(starts.get(finding.file) ?? [0], finding.offset + finding.length)
          return renderResult(finding, codes.indexOf(finding.code), end)
        }),
      },
    ],
  }
  return `${JSON.stringify(log, undefined, 2)}\n`
}

function renderResult(finding: Finding, ruleIndex: number, end: ReturnType<typeof endOf>): object {
  const { file, line, column, code, severity, message, hint, replacement } = finding
  const region = { startLine: line, startColumn: column, endLine: Math.max(line, end.line), endColumn: end.column }
  const artifactLocation = { uri: file === '-' ? 'stdin' : encodeURI(file.replaceAll('\\', '/')) }
  const text = hint === undefined ? message : `${message}\nhint: ${hint}`
  return {
    ruleId: code,
    ruleIndex,
    level: severity,
    message: { text },
    locations: [{ physicalLocation: { artifactLocation, region } }],
    ...(replacement !== undefined && {
      fixes: [
        {
          description: { text: replacement === '' ? 'take it out' : `write ${replacement}` },
          artifactChanges: [
            { artifactLocation, replacements: [{ deletedRegion: region, insertedContent: { text: replacement } }] },
          ],
        },
      ],
    }),
  }
}
