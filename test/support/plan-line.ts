import { openApp, type Planning, type Ports } from '../../src/app/index.ts'
import type { Plan } from '../../src/calls/index.ts'
import { invocationOf } from '../../src/cli/invocation.ts'
import { parse } from '../../src/cli/parse.ts'
import { type Command, commands } from '../../src/commands/index.ts'

/** Plans a command line, words apart by blanks, as `policy generate` does. */
export function planLine(line: string, ports: Ports, planning: Planning = {}): Promise<Plan> {
  return planArguments(line.split(' '), ports, { planning, registry: commands })
}

/** Plans a command line of any registry of commands. */
export async function planArguments(
  argv: readonly string[],
  ports: Ports,
  { planning, registry }: { readonly planning: Planning; readonly registry: readonly Command[] },
): Promise<Plan> {
  const line = argv.join(' ')
  const parsed = parse(argv, registry, ports.env)
  if ('help' in parsed) throw new Error(`help: ${line}`)
  const { command, options } = parsed
  if (command.needs === 'nothing') throw new Error(`nothing to plan in ${line}`)
  const app = openApp(parsed.globals, { ports, report: () => {}, watching: { isWatched: false } })
  return app.plan(command, { options, invocation: invocationOf(parsed, ports.env), line }, planning)
}
