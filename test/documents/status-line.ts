import type { ParityRow } from './parity.ts'

/** What README.md says of ecspresso's commands: which are there with all their flags, and which are not. */
export function statusLine(rows: readonly ParityRow[]): string {
  const named = [...new Set(rows.map(({ command }) => command))].filter((command) => command !== '')
  const missingOf = (command: string) => rows.filter((row) => row.command === command && row.verdict === 'missing')
  const isMissing = (command: string) => missingOf(command).some(({ flag }) => flag === '')
  const flags = ['', ...named].filter((command) => !isMissing(command)).flatMap(missingOf)
  const lacking = [
    ...named.filter(isMissing).map((command) => `\`${command}\``),
    ...flags.map(({ command, flag }) => `\`${`${command} --${flag}`.trim()}\``),
  ]
  return `There, with all their flags: ${code(named.filter((command) => !isMissing(command)))}. Not yet: ${lacking.join(', ') || 'nothing'}.\n`
}

function code(names: readonly string[]): string {
  return names.map((name) => `\`${name}\``).join(', ')
}
