import type { CommandShape } from '../../commands/index.ts'
import { type FlagEntry, globalFlags, pageOf } from './page.ts'

/** The manual page `ristretto-deploy(1)` of a command, in man(7). `version` stands at its foot. */
export function manualOf(shape: CommandShape, version: string): string {
  const { name, about, usage, flags, examples, exitCodes } = pageOf(shape)
  const title = `ristretto-${name.replace(' ', '-')}`
  return [
    heading(title, version),
    `.SH NAME\n${text(`${title} - ${about}`)}`,
    `.SH SYNOPSIS\n.B ${text(usage)}`,
    ...section('OPTIONS', flags),
    ...(examples.length === 0
      ? []
      : [`.SH EXAMPLES\n${examples.map((one) => `.TP\n${text(one.about)}\n.nf\n${text(one.line)}\n.fi`).join('\n')}`]),
    `.SH EXIT STATUS\n${exitCodes.map((line) => `${text(line)}\n.br`).join('\n')}`,
    '.SH SEE ALSO\n.BR ristretto (1)\nfor the flags of all commands',
    '',
  ].join('\n')
}

/** The manual page `ristretto(1)`. */
export function manualOfProgram(commands: readonly CommandShape[], about: string, version: string): string {
  const list = commands.map((one) => `.TP\n.B ${text(one.name)}\n${text(one.about)}`)
  return [
    heading('ristretto', version),
    `.SH NAME\n${text(`ristretto - ${about}`)}`,
    '.SH SYNOPSIS\n.B ristretto\n.I COMMAND\n[flags]',
    `.SH COMMANDS\n${list.join('\n')}`,
    ...section('FLAGS OF ALL COMMANDS', globalFlags()),
    `.SH SEE ALSO\n${commands.map(({ name }) => `.BR ristretto-${name.replace(' ', '-')} (1)`).join(',\n')}`,
    '',
  ].join('\n')
}

function heading(title: string, version: string): string {
  return `.TH ${title.toUpperCase()} 1 "" "ristretto ${version}" "ristretto"`
}

function section(title: string, flags: readonly FlagEntry[]): string[] {
  if (flags.length === 0) return []
  const entries = flags.map(({ term, about, notes }) => `.TP\n.B ${text(term)}\n${text([about, ...notes].join('; '))}`)
  return [`.SH ${title}\n${entries.join('\n')}`]
}

/** Letters that roff would take for its own: a backslash, a hyphen that must stay one, a dot or quote at the beginning of a line. */
function text(plain: string): string {
  return plain
    .replaceAll('\\', '\\e')
    .replaceAll('-', '\\-')
    .replace(/^([.'])/gm, '\\&$1')
}
