import { type App, type Done, type Ended, endingOf, isSandboxed, listener, openApp, type Ports } from '../app/index.ts'
import { TimedOut, UserError } from '../calls/index.ts'
import { commands } from '../commands/index.ts'
import { type ErrorView, endings, type Reporter } from '../report/index.ts'
import { type Telling, telling } from './build-server.ts'
import { invocationOf, lineOf } from './invocation.ts'
import { documentOf } from './output.ts'
import { type Parsed, parse } from './parse.ts'
import { type RecordedPorts, recordedPorts } from './recorded-files.ts'
import { debugTo, isLive, reporterOf } from './reporter.ts'
import { UsageError } from './usage-error.ts'

/** Runs one command line to its end, and gives its exit code: the command's own where it has one, else that of the table of endings. */
export async function runCommandLine(argv: readonly string[], ports: Ports): Promise<number> {
  const columns = ports.terminal.out ? ports.terminal.columns : 80
  let parsed: Parsed
  try {
    const read = parse(argv, commands, ports.env, columns)
    if ('help' in read) {
      ports.out(read.help)
      return 0
    }
    parsed = read
  } catch (error) {
    return (await import('./refuse.ts')).refuse(error, argv, ports)
  }
  return runParsed(parsed, ports)
}

/** The command's own codes go before those of the table. */
function failureExitCode(error: unknown, { command, options, globals }: Parsed, signal: AbortSignal): number {
  const own = command.failureExitCode?.(error, options)
  if (own !== undefined) return own
  return globals.exitCodes ? endings[endingOf(error, signal)].code : endings.error.code
}

async function runParsed(parsed: Parsed, given: Ports): Promise<number> {
  const ports = recordedPorts(given)
  const { command, options, globals } = parsed
  const heard = listener()
  let app: App | undefined
  const now = () => app?.now() ?? ports.clock.now()
  // The document is all of standard output: log lines of containers go the way of narration.
  const isDocument = parsed.output === 'json'
  const { reporter, err } = await telling(globals, ports, (own) =>
    reporterOf(globals, ports, { out: isDocument ? own : ports.out, err: own, now }),
  )
  const end = async (ended: Pick<Ended, 'outcome' | 'result' | 'error' | 'goesOn'>) => {
    const scope = await app?.scope()
    const last = heard.last({ ...ended, command: command.name, seconds: app?.seconds() ?? 0, scope })
    // The result is data: it stands in the document, and nowhere among narration.
    const { result: _, ...narrated } = last
    reporter.report(narrated)
    return last
  }
  try {
    checkSandboxFlags(parsed)
    app = openApp(globals, {
      ports,
      report: (event) => {
        heard.see(event)
        reporter.report(event)
      },
      watching: { isWatched: isLive(globals, ports), debug: debugTo(globals, ports, now) },
    })
    if (parsed.alias !== undefined) {
      const text = `\`${parsed.alias}\` is the former name of \`${command.name}\``
      reporter.report({ type: 'note', step: command.name, text })
    }
    const result = app.masked(command, await resultOf(parsed, app, ports, reporter))
    const printed = isDocument ? undefined : await printedOf(parsed, result)
    const last = await end({ outcome: 'succeeded', result })
    const text = isDocument ? documentOf(last) : printed
    if (text) ports.out(text)
    // Of a command that gives data nothing is left without it; a deployment is made, whoever hears of it.
    if (printed && ports.isOutputLost?.()) return endings.error.code
    return command.exitCode?.(result, options) ?? endings.succeeded.code
  } catch (failure) {
    const error = explained(failure, ports.signal)
    reporter.end()
    const done = heard.done()
    const { stack: _, goesOn, ...view } = await tell(error, parsed, { err, reporter, done })
    const last = await end({ outcome: endingOf(error, ports.signal), error: view, goesOn })
    if (isDocument) ports.out(documentOf(last))
    return failureExitCode(error, parsed, ports.signal)
  } finally {
    reporter.end()
    for (const problem of await reporter.finish()) err(`warning: ${problem}\n`)
  }
}

async function printedOf({ command, globals, options }: Parsed, result: unknown): Promise<string | undefined> {
  const lines = globals.logFormat === 'json' ? await command.lines?.(result) : undefined
  return lines ? lines.map((one) => `${JSON.stringify(one)}\n`).join('') : command.print?.(result, options)
}

/** Tells why a command ends, and how to go on where it was half done: people in words, programs as an event. */
async function tell(
  error: unknown,
  parsed: Parsed,
  { err, reporter, done }: Telling & { readonly done: Done },
): Promise<ErrorView & { readonly goesOn?: string | undefined }> {
  const { command, globals } = parsed
  const [{ errorText, errorView, isDoubtful }, { goesOnLine }] = await Promise.all([
    import('./print-error.ts'),
    import('./goes-on.ts'),
  ])
  const view = await errorView(error, globals)
  const goesOn = isDoubtful(error) ? undefined : goesOnLine(parsed, done, view)
  if (globals.logFormat !== 'json') {
    const setting = { debug: globals.debug, command: lineOf(parsed), hasPolicy: command.needs !== 'nothing' }
    err(await errorText(error, setting))
    if (goesOn !== undefined) err(`hint: \`${goesOn}\` goes on with what was done\n`)
  }
  reporter.report({ type: 'error', ...view })
  return { ...view, goesOn }
}

async function resultOf(parsed: Parsed, app: App, ports: RecordedPorts, reporter: Reporter): Promise<unknown> {
  const { command, options } = parsed
  const invocation = invocationOf(parsed, ports.env)
  if (command.needs !== 'nothing') return app.run(command, { options, invocation, line: lineOf(parsed) })
  const { toolsOf } = await import('./tools.ts')
  const body = await command.prepare(options, invocation)
  return body(toolsOf(app, { ...parsed, globals: {}, variables: ports.env }, { ports, report: reporter.report }))
}

/** Commands that open a sandbox in any case, and why none of them takes a policy by flag. */
const ownSandboxes: Readonly<Record<string, string>> = {
  'sandbox serve': 'its callers bring roles of their own',
  'policy prove': 'the policy to be proved is its FILE',
  'policy trace': 'what is traced may do everything',
}

/** A flag of the sandbox without the sandbox: what was meant to be a try would be done on AWS. */
function checkSandboxFlags({ command, globals }: Parsed): void {
  const own = ownSandboxes[command.name]
  if (own !== undefined && globals.sandboxPolicy !== undefined)
    throw new UsageError(`\`--sandbox-policy\` means nothing to \`${command.name}\``, own)
  if (isSandboxed(globals) || own !== undefined) return
  const { sandboxPolicy, seedFile } = globals
  const flag = sandboxPolicy !== undefined ? '--sandbox-policy' : seedFile.length > 0 ? '--seed-file' : undefined
  if (flag === undefined) return
  throw new UsageError(`\`${flag}\` is for the sandbox`, 'add `--sandbox`: without it the command works on AWS')
}

/** The body speaks of what has not ended; what stopped it, the user or the time, is known here. */
function explained(error: unknown, signal: AbortSignal): unknown {
  if (!(error instanceof TimedOut)) return error
  const { message, hint, step, subject } = error
  if (signal.aborted)
    return Object.assign(new UserError('INTERRUPTED', `interrupted: ${message}`, { hint, cause: error }), {
      step,
      subject,
    })
  const late =
    hint === undefined
      ? new TimedOut(message, { hint: '`--timeout` gives more time; what was sent already may go on', cause: error })
      : new TimedOut(`timed out: ${message}`, { hint, cause: error })
  return Object.assign(late, { step, subject })
}
