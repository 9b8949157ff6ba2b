import { ecspressoCommandLine, missingFlags } from '../../src/cli/ecspresso-command-line.ts'
import { globalOptions } from '../../src/cli/globals.ts'
import type { CommandShape } from '../../src/commands/index.ts'

/** The table of README.md: the commands of ecspresso, and which of their flags are not there yet. */
export function statusTable(commands: readonly CommandShape[]): string {
  const all: CommandShape = { name: '', about: '', options: globalOptions }
  const rows = Object.keys(ecspressoCommandLine).map((name) => {
    const shown = name === '' ? 'flags of all commands' : `\`${name}\``
    const own = [all, ...commands].filter((one) => one.name.split(' ')[0] === name || one.aliases?.includes(name))
    if (own.length === 0) return `| ${shown} | not yet | |`
    return `| ${shown} | yes | ${missingFlags(name, own)
      .map((flag) => `\`--${flag}\``)
      .join(', ')} |`
  })
  return ['| ecspresso | here | flags that are missing |', '|---|---|---|', ...rows, ''].join('\n')
}
