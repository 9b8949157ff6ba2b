import { OutcomeError, TimedOut, UserError } from '../calls/index.ts'
import { commands } from './commands.ts'
import { type Parsed, parse } from './parse.ts'
import type { Ports } from './ports.ts'
import { errorJson, errorText } from './print-error.ts'
import { UsageError } from './usage-error.ts'

const words = new Set(commands.map(({ name }) => name.split(' ')[0] ?? name))

/** Runs one command line to its end. The exit code is 0 or, as in ecspresso, 1; the `policy` commands follow linters (1 finding, 2 wrong). */
export async function runCommandLine(argv: readonly string[], ports: Ports): Promise<number> {
  // Where the command line itself is wrong, the first word that is a command's is taken for the one that was meant.
  let name = argv.find((word) => words.has(word)) ?? ''
  let understood: Parsed | undefined
  let debug = false
  let propagates = false
  let print = errorText
  try {
    const parsed = await parse(argv, commands, ports.env, ports.terminal.out ? ports.terminal.columns : 80)
    if ('help' in parsed) {
      ports.out(parsed.help)
      return 0
    }
    name = parsed.command
    understood = parsed
    debug = parsed.globals.debug
    if (parsed.globals.logFormat === 'json') print = errorJson(ports.clock.now)
    propagates = parsed.options['propagateExitCode'] === true
    checkSandboxFlags(parsed)
    const command = commands.find(({ name }) => name === parsed.command)
    if (!command) throw new Error(`bug: no command ${parsed.command}`)
    if (command.kind === 'other') return await command.run(parsed, ports, commands)
    const { runProjectCommand } = await import('./run-project-command.ts')
    return await runProjectCommand(command, parsed, ports)
  } catch (error) {
    const line = understood ? (await import('./invocation.ts')).lineOf(understood) : name
    ports.err(await print(explained(error, ports.signal), { debug, command: line }))
    const failed = name.startsWith('policy') ? 2 : 1
    return (propagates && error instanceof OutcomeError ? error.exitCode : undefined) ?? failed
  }
}

/** A flag of the sandbox without the sandbox: what was meant to be a try would be done on AWS. */
function checkSandboxFlags({ command, globals }: Parsed): void {
  if (command === 'sandbox serve' && globals.sandboxPolicy !== undefined)
    throw new UsageError('`--sandbox-policy` means nothing to `sandbox serve`', 'its callers bring roles of their own')
  if (globals.sandbox || globals.scenario !== undefined || command === 'sandbox serve') return
  const flag = globals.sandboxPolicy !== undefined ? '--sandbox-policy' : '--seed-file'
  if (globals.sandboxPolicy === undefined && globals.seedFile.length === 0) return
  throw new UsageError(`\`${flag}\` is for the sandbox`, 'add `--sandbox`: without it the command works on AWS')
}

/** The body speaks of what has not ended; what stopped it, the user or the time, is known here. */
function explained(error: unknown, signal: AbortSignal): unknown {
  if (!(error instanceof TimedOut)) return error
  const { message, hint } = error
  if (signal.aborted) return new UserError('INTERRUPTED', `interrupted: ${message}`, { hint, cause: error })
  return hint === undefined
    ? new TimedOut(message, { hint: '`--timeout` gives more time; what was sent already may go on', cause: error })
    : new TimedOut(`timed out: ${message}`, { hint, cause: error })
}
