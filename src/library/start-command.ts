import {
  type App,
  type AppOptions,
  type Ended,
  endingOf,
  listener,
  type Order,
  openApp,
  type Ports,
} from '../app/index.ts'
import { Failure } from '../calls/index.ts'
import { type Command, camelCase, type Invocation, type LocalCommand } from '../commands/index.ts'
import type { ErrorView, Event } from '../report/index.ts'
import { checkArguments, readOptions } from './check-options.ts'
import { eventQueue } from './event-queue.ts'
import { portsOf, type Surroundings } from './surroundings.ts'

/** A command that is being carried out. */
export interface DeployerRun<Result> {
  /** Rejects with a `Failure` where the command line would print an error. */
  readonly result: Promise<Result>
  /** What happens meanwhile, from the first event on; they end when the command does, however that is, with an event that says how. */
  readonly events: AsyncIterable<Event>
  /** What the command line would print to standard output, once the command has ended. Rejects as `result` does. */
  text(): Promise<string>
}

/** What a method is called with. */
export interface Arguments {
  readonly given: object
  readonly positional: readonly string[]
}

interface Setting {
  readonly options: AppOptions
  readonly ports: Ports
  report(event: Event): void
}

/** Begins a command. Its failures are those of its result. */
export function startCommand(
  command: Command,
  given: Arguments,
  { options, around }: { readonly options: AppOptions; readonly around: Surroundings },
): DeployerRun<unknown> {
  const events = eventQueue<Event>()
  const heard = listener()
  const report = (event: Event) => {
    heard.see(event)
    events.push(event)
  }
  const ports = portsOf(around, (text) => report({ type: 'output', text }))
  const setting = { options, ports, report }
  const app = appOf(setting, ports)
  const ended = carryOut(command, given, { ...setting, app })
  const end = async (how: Pick<Ended, 'outcome' | 'result' | 'error'>) => {
    events.push(heard.last({ ...how, command: command.name, seconds: app.seconds(), scope: await app.scope() }))
    events.end()
  }
  // Whoever awaits the result is told why it failed.
  ended.then(
    ({ result }) => end({ outcome: 'succeeded', result }),
    (error: unknown) => end({ outcome: endingOf(error, ports.signal), error: errorOf(error) }),
  )
  const result = ended.then((one) => one.result)
  result.catch(() => {})
  return { result, events: { [Symbol.asyncIterator]: events.iterate }, text: async () => (await ended).text() }
}

/** The command line knows more of a failure, and how to word it: here it is an exception with all its members. */
function errorOf(error: unknown): ErrorView {
  return error instanceof Failure
    ? { code: error.code, message: error.message, hint: error.hint, ...error.at }
    : { code: 'BUG', message: String(error) }
}

async function carryOut(command: Command, { given, positional }: Arguments, setting: Setting & { readonly app: App }) {
  const options = readOptions(command, { ...given })
  checkArguments(command, positional)
  const flags = Object.keys(command.options).filter((flag) => camelCase(flag) in given)
  const invocation: Invocation = {
    again: (word) => `ristretto ${word}`,
    positional,
    flags,
    config: setting.options.config,
    bodyOf: async (line) =>
      (await import('../cli/index.ts')).bodyOfLine(line, { command, globalArguments: [], variables: {} }, invocation),
  }
  const order = { options, invocation, line: command.name }
  const result: unknown =
    command.needs === 'nothing' ? await carryOutHere(command, order, setting) : await setting.app.run(command, order)
  return {
    result,
    text: async () => (await command.print?.(setting.app.masked(command, result), options)) ?? '',
  }
}

/** Command lines that options hold (`policy.generate({ for: ['deploy'] })`) are read as the command line reads them. */
async function carryOutHere(command: LocalCommand, { options, invocation }: Order, setting: Setting): Promise<unknown> {
  const { recordedPorts, toolsOf } = await import('../cli/index.ts')
  const ports = recordedPorts(setting.ports)
  const outer = { command, globalArguments: [], globals: setting.options, variables: {} }
  const body = await command.prepare(options, invocation)
  return body(toolsOf(appOf(setting, ports), outer, { ports, report: setting.report }))
}

function appOf({ options, report }: Setting, ports: Ports): App {
  return openApp(options, { ports, report, watching: { isWatched: false } })
}
