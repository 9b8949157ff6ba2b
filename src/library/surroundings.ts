import type { Ports } from '../app/index.ts'
import { Interrupted } from '../calls/index.ts'
import { chance, environment, localPorts, realClock, realFiles, workingDirectory } from '../local/index.ts'

/** What stands for the process that a command line has around it. */
export interface Surroundings {
  /** From here relative paths count. Default: the working directory. */
  readonly directory?: string
  /** Variables in the place of the process's: those that templates read, and AWS's own. */
  readonly env?: Readonly<Record<string, string | undefined>>
  /** Interrupts whatever is done: the same as SIGINT on the command line. */
  readonly signal?: AbortSignal
  /** What commands read that read standard input (`-` as a file). Default: nothing. */
  readonly stdin?: string
  /** For tests: parts of the surroundings in the place of this machine's. */
  readonly ports?: Partial<Pick<Ports, 'files' | 'clock' | 'http' | 'realNow' | 'random' | 'token'>>
}

/** The ports of a command: this machine's, without its standard streams. `out` takes what must be read before the command ends. */
export function portsOf(
  { directory, env, signal, stdin = '', ports = {} }: Surroundings,
  out: (text: string) => void,
): Ports {
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
    out,
    err: () => {},
    terminal: { out: false, err: false, columns: 80, draw: () => {} },
    stdin: async () => stdin,
  }
}

/** What waits rejects with the signal's reason, and bodies know one kind alone. */
function interruptedBy(signal: AbortSignal | undefined): AbortSignal {
  const controller = new AbortController()
  if (signal?.aborted) controller.abort(new Interrupted())
  signal?.addEventListener('abort', () => controller.abort(new Interrupted()), { once: true })
  return controller.signal
}
