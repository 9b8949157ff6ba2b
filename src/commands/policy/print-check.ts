import { forPeople } from '../../calls/index.ts'
import type { Missing, PolicyPlace } from '../../permissions/index.ts'
import type { Checked } from './check.ts'
import type { CheckOptions } from './check-options.ts'

/** For people: a part for each kind of finding. As JSON: one document. With `--fix`: the mended policy. */
export function printCheck(checked: Checked, { fix, format }: CheckOptions): string {
  if (fix) return `${JSON.stringify(checked.mended, null, 2)}\n`
  return format === 'json' ? `${JSON.stringify(jsonOf(checked), null, 2)}\n` : textOf(checked)
}

function jsonOf({ lines, missing, excess, findings, patch }: Checked): object {
  return {
    schemaVersion: 1,
    lines,
    missing: missing.map(({ need, policyType, kind, nearest }) => ({
      action: need.action,
      resource: shown(need.resource),
      grade: need.grade,
      line: need.line,
      step: need.step,
      policyType,
      kind,
      nearest,
    })),
    patch,
    excess,
    malformed: findings.filter(({ severity }) => severity === 'error'),
    risky: findings.filter(({ severity }) => severity === 'warning'),
  }
}

function textOf(checked: Checked): string {
  const { lines, missing, excess, findings, patch } = checked
  const said = findings.map(({ file, line, column, severity, message }) => ({
    severity,
    text: `  ${file}:${line}:${column}: ${message}`,
  }))
  const parts = [
    ...part('missing', missing.flatMap(missingLines)),
    ...(patch.length > 0 ? [`add:\n${patch.map((one) => JSON.stringify(one, null, 2)).join(',\n')}`] : []),
    ...part(
      'excess',
      excess.map(({ at, message }) => `  ${place(at)}: ${message}`),
    ),
    ...part(
      'malformed',
      said.filter(({ severity }) => severity === 'error').map(({ text }) => text),
    ),
    ...part(
      'risky',
      said.filter(({ severity }) => severity === 'warning').map(({ text }) => text),
    ),
  ]
  const needed = lines.map((line) => `\`${line}\``).join(', ')
  return parts.length === 0
    ? `allows what ${needed} ${lines.length === 1 ? 'needs' : 'need'}, and nothing else\n`
    : `${parts.join('\n\n')}\n`
}

function part(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : [`${title}:\n${lines.join('\n')}`]
}

function missingLines({ need, policyType, kind, nearest }: Missing): string[] {
  const by = policyType === undefined || policyType === 'identity-based' ? '' : ` (${policyType} policy)`
  return [
    `  ${need.action} on ${shown(need.resource)}${by}`,
    `    ${need.line}: ${need.step}${need.grade === 'required' ? '' : ` (${need.grade})`}`,
    ...(nearest ? [`    ${kind === 'explicit' ? 'denied by' : 'nearest'} ${place(nearest.at)}: ${nearest.why}`] : []),
  ]
}

function shown(text: string): string {
  return forPeople(text)
}

function place({ file, line, column }: PolicyPlace): string {
  return `${file}:${line}:${column}`
}
