import {
  type App,
  type AppOptions,
  type AwsCommand,
  type Ended,
  endingOf,
  listener,
  openApp,
  type Ports,
} from '../app/index.ts'
import { Failure, Interrupted } from '../calls/index.ts'
import { deploy } from '../commands/deploy/index.ts'
import { camelCase, defaultOf, type OptionsOf, type OptionTable } from '../commands/index.ts'
import { register } from '../commands/register/index.ts'
import { run } from '../commands/run/index.ts'
import { wait } from '../commands/wait/index.ts'
import { chance, environment, localPorts, realClock, realFiles, workingDirectory } from '../local/index.ts'
import type { ErrorView, Event } from '../report/index.ts'
import { eventQueue } from './event-queue.ts'

/** Which project, and where its commands work. */
export interface DeployerOptions extends Partial<AppOptions> {
  /** From here relative paths count. Default: the working directory. */
  readonly directory?: string
  /** Variables in the place of the process's: those that templates read, and AWS's own. */
  readonly env?: Readonly<Record<string, string | undefined>>
  /** Interrupts whatever is done: the same as SIGINT on the command line. */
  readonly signal?: AbortSignal
  /** For tests: parts of the surroundings in the place of this machine's. */
  readonly ports?: Partial<Pick<Ports, 'files' | 'clock' | 'http' | 'realNow' | 'random' | 'token'>>
}

/** A command that is being carried out. */
export interface DeployerRun<Result> {
  /** Rejects with a `Failure` where the command line would print an error. */
  readonly result: Promise<Result>
  /** What happens meanwhile, from the first event on; they end when the command does, however that is. */
  readonly events: AsyncIterable<Event>
}

type Options<Command> = Command extends { readonly options: infer Table extends OptionTable }
  ? Partial<OptionsOf<Table>>
  : never
type ResultOf<Command> = Command extends AwsCommand<infer _, infer Result> ? Result : never
type Method<Command> = (options?: Options<Command>) => DeployerRun<ResultOf<Command>>

/** The commands, by their names on the command line; options as there, in camel case. */
export interface Deployer {
  readonly register: Method<typeof register>
  readonly deploy: Method<typeof deploy>
  readonly run: Method<typeof run>
  readonly wait: Method<typeof wait>
}

/**
 * A deployer for one project: the same code as the command line, without its words and exit codes.
 *
 * @example
 * const deployer = createDeployer({ config: 'ecspresso.yml', sandbox: true })
 * const { result, events } = deployer.deploy({ tasks: 2 })
 * for await (const event of events) if (event.type === 'note') console.log(event.text)
 * const { taskDefinition } = await result
 */
export function createDeployer(options: DeployerOptions = {}): Deployer {
  const ports = portsOf(options)
  const method = <Table extends OptionTable, Result>(command: AwsCommand<Table, Result>) => {
    return (given: Partial<OptionsOf<Table>> = {}): DeployerRun<Result> => {
      const events = eventQueue<Event>()
      const heard = listener()
      const report = (event: Event) => {
        heard.see(event)
        events.push(event)
      }
      const app = openApp(appOptions(options), { ports, report, watching: { isWatched: false } })
      const result = carryOut(app, command, given)
      const end = async (ended: Pick<Ended, 'outcome' | 'result' | 'error'>) => {
        events.push(heard.last({ ...ended, command: command.name, seconds: app.seconds(), scope: await app.scope() }))
        events.end()
      }
      // Whoever awaits the result is told why it failed.
      result.then(
        (value) => end({ outcome: 'succeeded', result: value }),
        (error: unknown) => end({ outcome: endingOf(error, ports.signal), error: errorOf(error) }),
      )
      return { result, events: { [Symbol.asyncIterator]: events.iterate } }
    }
  }
  return { register: method(register), deploy: method(deploy), run: method(run), wait: method(wait) }
}

/** The command line knows more of a failure, and how to word it: here it is an exception with all its members. */
function errorOf(error: unknown): ErrorView {
  return error instanceof Failure
    ? { code: error.code, message: error.message, hint: error.hint, ...error.at }
    : { code: 'BUG', message: String(error) }
}

function carryOut<Table extends OptionTable, Result>(
  app: App,
  command: AwsCommand<Table, Result>,
  given: Partial<OptionsOf<Table>>,
): Promise<Result> {
  const options = { ...defaultsOf(command.options), ...given }
  const invocation = { again: (word: string) => `ristretto ${word}`, positional: [], config: 'ecspresso.yml' }
  return app.run(command, { options, invocation, line: command.name })
}

function defaultsOf<Table extends OptionTable>(table: Table): OptionsOf<Table> {
  const values = Object.entries(table).map(([name, option]) => [camelCase(name), defaultOf(option)])
  return Object.fromEntries(values) as OptionsOf<Table> // each value is the default of the row that types it
}

function appOptions(options: DeployerOptions): AppOptions {
  return {
    config: 'ecspresso.yml',
    envfile: [],
    extStr: {},
    extCode: {},
    strict: false,
    showSecrets: false,
    filterCommand: '',
    assumeRoleArn: '',
    sandbox: false,
    seedFile: [],
    ...options,
  }
}

/** The surroundings: this machine's, without its standard streams. */
function portsOf({ directory, env, signal, ports = {} }: DeployerOptions): Ports {
  const http = ports.http ?? (async (variables) => (await import('../wire/index.ts')).nodeHttp(variables))
  const files = ports.files ?? realFiles
  return {
    files,
    clock: realClock,
    ...chance,
    http,
    local: (variables) => localPorts(files, () => http(variables)),
    ...ports,
    env: env ?? environment(),
    directory: directory ?? workingDirectory(),
    signal: interruptedBy(signal),
    out: () => {},
    err: () => {},
    terminal: { out: false, err: false, columns: 80, draw: () => {} },
    stdin: async () => '',
  }
}

/** What waits rejects with the signal's reason, and bodies know one kind alone. */
function interruptedBy(signal: AbortSignal | undefined): AbortSignal {
  const controller = new AbortController()
  if (signal?.aborted) controller.abort(new Interrupted())
  signal?.addEventListener('abort', () => controller.abort(new Interrupted()), { once: true })
  return controller.signal
}
