import type { CommandShape } from '../../commands/index.ts'
import { type FlagEntry, globalFlags, pageOf } from './page.ts'

const MADE = '<!-- Made by `npm run docs:update` from the tables of options. Not to be edited. -->'

/** The page of a command for the site. */
export function markdownOf(shape: CommandShape): string {
  const { name, about, usage, flags, examples, exitCodes } = pageOf(shape)
  return [
    MADE,
    `# ristretto ${name}`,
    `${capital(about)}.`,
    `\`\`\`text\n${usage}\n\`\`\``,
    ...(flags.length === 0 ? [] : ['## Flags', tableOf(flags)]),
    ...(examples.length === 0
      ? []
      : ['## Examples', ...examples.map((one) => `${capital(one.about)}:\n\n\`\`\`sh\n${one.line}\n\`\`\``)]),
    '## Exit codes',
    exitCodes.map((line) => `- ${line}`).join('\n'),
    'The [flags of all commands](index.md#flags-of-all-commands) hold as well.',
    '',
  ].join('\n\n')
}

/** The list of commands, with the flags that all of them take. `fileOf` names a command's page. */
export function markdownIndex(commands: readonly CommandShape[], fileOf: (name: string) => string): string {
  const rows = commands.map(({ name, about }) => `| [\`${name}\`](${fileOf(name)}) | ${cell(about)} |`)
  return [
    MADE,
    '# Commands',
    ['| command | |', '|---|---|', ...rows].join('\n'),
    '## Flags of all commands',
    'They may stand before or after the command. Their variables are read first as `RISTRETTO_...`, then as `ECSPRESSO_...`.',
    tableOf(globalFlags()),
    '',
  ].join('\n\n')
}

function tableOf(flags: readonly FlagEntry[]): string {
  const rows = flags.map(({ term, about, notes }) => `| \`${cell(term)}\` | ${cell([about, ...notes].join('; '))} |`)
  return ['| flag | |', '|---|---|', ...rows].join('\n')
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('<', '&lt;')
}

function capital(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`
}
