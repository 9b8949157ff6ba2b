import { forPeople } from '../../calls/index.ts'
import type { Preflight } from './preflight.ts'
import type { PreflightOptions } from './preflight-options.ts'

/** For people, or one document of JSON. */
export function printPreflight(found: Preflight, { format }: PreflightOptions): string {
  return format === 'json' ? `${JSON.stringify(jsonOf(found), null, 2)}\n` : textOf(found)
}

function jsonOf({ denied, ...rest }: Preflight): object {
  return {
    schemaVersion: 1,
    ...rest,
    denied: denied.map(({ action, resource, line, step, grade }) => ({
      action,
      resource: forPeople(resource),
      line,
      step,
      grade,
    })),
  }
}

function textOf({ caller, principal, by, calls, lines, checked, denied, patch, unknown }: Preflight): string {
  const who = caller === principal ? caller : `${caller}, of ${principal}`
  const needed = lines.map((line) => `\`${line}\``).join(', ')
  const verdict =
    by === 'nobody'
      ? `nobody could tell whether ${needed} would be allowed`
      : denied.length === 0
        ? `${needed} would be allowed: ${checked} checks`
        : `${needed} would be denied: ${denied.length} of ${checked} checks`
  const judge =
    by === 'simulator'
      ? `asked of IAM in ${calls} calls`
      : by === 'own engine'
        ? 'judged here by the policies of the role'
        : ''
  return `${[
    [`you are ${who}`, verdict, ...(judge === '' ? [] : [judge])].join('\n'),
    ...(denied.length > 0
      ? [
          [
            'denied:',
            ...denied.flatMap(({ action, resource, line, step, grade }) => [
              `  ${action} on ${forPeople(resource)}`,
              `    ${line}: ${step}${grade === 'required' ? '' : ` (${grade})`}`,
            ]),
          ].join('\n'),
          `add:\n${patch.map((one) => JSON.stringify(one, null, 2)).join(',\n')}`,
        ]
      : []),
    ['not known:', ...unknown.map((text) => `  ${text}`)].join('\n'),
  ].join('\n\n')}\n`
}
