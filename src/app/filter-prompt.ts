import { type LocalPorts, type Prompt, UserError } from '../calls/index.ts'
import type { AppOptions } from './options.ts'
import type { Ports } from './ports.ts'
import type { Site } from './site.ts'

/** The ports of a filter command. */
export interface Filter {
  /** `peco`, `fzf --height 10`: with a blank in it a shell reads it, as in ecspresso. */
  readonly command: string
  readonly spawn: LocalPorts['spawn']
  readonly signal: AbortSignal
}

/** A program that is given the labels, a line each, and prints the line that was picked. What is typed is still asked by `typing`. */
function filterPrompt({ command, spawn, signal }: Filter, typing: Prompt | undefined): Prompt {
  return {
    type: async (question) => {
      if (typing) return typing.type(question)
      throw new UserError('NO_TERMINAL', `nobody can be asked on this terminal: ${question}`)
    },
    pick: async (_, labels) => {
      const argv = command.includes(' ') ? ['sh', '-c', command] : [command]
      const { code, stdout } = await spawn(argv, { signal, input: labels.map((label) => `${label}\n`).join('') })
      const [line = ''] = new TextDecoder().decode(stdout).split('\n')
      // Whoever leaves a filter without picking ends it with a code of its own.
      if (code !== 0 && line.trim() === '') return undefined
      const [word = ''] = line.trim().split(/\s+/)
      const found = labels.indexOf(line)
      if (found >= 0) return found
      const byWord = labels.findIndex((label) => label.split(/\s+/)[0] === word)
      if (word !== '' && byWord >= 0) return byWord
      throw new UserError('FILTER_FAILED', `\`${command}\` gave \`${line}\`, which is none of the lines`, {
        hint: '--filter-command names a program that prints one of the lines that it reads',
      })
    },
  }
}

/** Who is asked: the filter command where one is named, the terminal otherwise; nobody where there is neither. */
export function promptFor(
  { project, environment }: Pick<Site, 'project' | 'environment'>,
  { filterCommand }: Pick<AppOptions, 'filterCommand'>,
  ports: Ports,
): Prompt | undefined {
  const { prompt, local, signal } = ports
  const open = prompt && lazily(prompt)
  const command = project?.configuration.filter_command ?? filterCommand
  if (command === '' || local === undefined) return open
  return filterPrompt({ command, spawn: local(environment).spawn, signal }, open)
}

/** Opened when somebody is asked: most commands ask nobody. */
function lazily(open: () => Promise<Prompt>): Prompt {
  return {
    pick: async (question, labels) => (await open()).pick(question, labels),
    type: async (question) => (await open()).type(question),
  }
}
