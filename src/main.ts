import { fstatSync, writeSync } from 'node:fs'
import { constants } from 'node:os'
import type { Ports, Terminal } from './app/index.ts'
import { Interrupted, type StopSignal } from './calls/index.ts'
import { runCommandLine } from './cli/run-command-line.ts'
import {
  chance,
  localPorts,
  type Output,
  openPrompt,
  output,
  realClock,
  realFiles,
  type SignalThread,
  signalThread,
  workingDirectory,
} from './local/index.ts'
import { blockDrawer } from './report/index.ts'

/** The only file that touches the process: it builds the ports, runs the command line and sets the exit code. */

/** What shells add to the number of the signal by which a process ended. */
const SIGNAL_BASE = 128

const STOP_SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

interface Interrupts {
  readonly signal: AbortSignal
  /** Is told now and then by whoever computes without a break, who hears of a signal by `signal`, at once. */
  busy(): void
}

/**
 * What waits in Node's pool of threads (a name server, the other end of a pipe) is waited for by `process.exit`, and not by a signal: shells
 * make the same number of it.
 */
function leaveAtOnce(name: StopSignal): void {
  if (process.getActiveResourcesInfo().some((one) => /^(GetAddrInfo|FSReq)/.test(one))) {
    process.removeAllListeners(name)
    process.kill(process.pid, name)
  } else process.exit(SIGNAL_BASE + constants.signals[name])
}

/** Milliseconds of computing until a thread hears signals: what most files take in a tenth needs none. */
const LONG = 200

function interrupts(): Interrupts {
  const controller = new AbortController()
  const hear = (name: StopSignal) => {
    // The second one means it: the process ends as if it had not listened.
    if (controller.signal.aborted) leaveAtOnce(name)
    controller.abort(new Interrupted(name))
  }
  const listen = () => {
    for (const name of STOP_SIGNALS) process.on(name, hear)
  }
  let busySince: number | undefined
  let thread: SignalThread | undefined
  const rest = () => {
    thread?.end()
    thread = undefined
    busySince = undefined
    listen()
  }
  listen()
  return {
    signal: controller.signal,
    busy: () => {
      if (busySince === undefined) {
        // Until the thread hears, signals end the process at once: nobody would hear them before the computing has ended.
        busySince = performance.now()
        for (const name of STOP_SIGNALS) process.off(name, hear)
        setImmediate(rest)
      } else if (performance.now() - busySince > LONG) thread ??= signalThread()
      const name = thread?.heard()
      if (name) hear(name)
    },
  }
}

/** Node's stream knows for sure; what is no character device (a pipe, a file) is none without making it. */
function isTerminal(descriptor: number, stream: () => { readonly isTTY?: boolean }): boolean {
  try {
    return fstatSync(descriptor).isCharacterDevice() && stream().isTTY === true
  } catch {
    return false // the descriptor is closed
  }
}

/**
 * The size of a terminal as it is now. Node.js learns of a new one by a signal, which a program that works hears too late: what was drawn
 * meanwhile would be taken down by the old width, and leave copies. What asks the terminal itself is there without being documented.
 */
function windowOf(stream: NodeJS.WriteStream): { columns: number; rows: number } {
  const refresh: unknown = Reflect.get(stream, '_refreshSize')
  if (typeof refresh === 'function') refresh.call(stream)
  return { columns: stream.columns ?? 80, rows: stream.rows ?? 24 }
}

function terminal(): Terminal {
  return {
    out: isTerminal(1, () => process.stdout),
    err: isTerminal(2, () => process.stderr),
    // Asked at each drawing: windows change their size.
    get columns() {
      return windowOf(process.stderr).columns
    },
    draw: blockDrawer({
      write: (text) => ports.err(text),
      size: () => windowOf(process.stderr),
    }),
  }
}

const standardError: Output = output({
  writeAtOnce: (bytes) => writeSync(2, bytes),
  stream: () => process.stderr,
  tell: () => {}, // nobody is left to be told
})
const standardOutput = output({
  writeAtOnce: (bytes) => writeSync(1, bytes),
  stream: () => process.stdout,
  tell: (why) => standardError.write(`warning: standard output cannot be written, and is left: ${why}\n`),
})

async function readStandardInput(): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer) // no encoding is set
  return Buffer.concat(chunks).toString('utf8')
}

/** Makes a value when it is first asked for. */
function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined
  return () => {
    made ??= { value: make() }
    return made.value
  }
}

const interrupted = once(interrupts)

// On Node.js 20 the AWS SDK's credential code would print a warning about versions of the future.
process.env['AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED'] ??= 'true'

// The libc of most Linuxes waits ten seconds for each name server that says nothing, for each domain of `search`, and nothing ends a process
// meanwhile. Names that were not found so are looked up again as any connection is. https://man7.org/linux/man-pages/man5/resolv.conf.5.html
process.env['RES_OPTIONS'] ??= 'timeout:2 attempts:2'

const terminals = terminal()

function prompt() {
  return openPrompt({
    input: process.stdin,
    output: process.stderr,
    signal: interrupted().signal,
    interrupt: () => process.kill(process.pid, 'SIGINT'),
  })
}

const ports: Ports = {
  env: process.env,
  directory: workingDirectory(),
  files: realFiles,
  out: standardOutput.write,
  err: standardError.write,
  isOutputLost: () => standardOutput.left() !== undefined,
  terminal: terminals,
  clock: realClock,
  ...chance,
  // Signals are listened to once somebody may have to stop.
  get signal() {
    return interrupted().signal
  },
  busy: () => interrupted().busy(),
  http: async (env) => (await import('./wire/index.ts')).nodeHttp(env),
  local: (env) => localPorts(realFiles, async () => (await import('./wire/index.ts')).nodeHttp(env)),
  stdin: readStandardInput,
  ...(terminals.err && isTerminal(0, () => process.stdin) ? { prompt } : {}),
}

/** Milliseconds between two looks whether the process may be ended. */
const LEAVE = 100

/**
 * Ends with a code. A connection to a proxy that does not answer must not hold the process when all is said; a reader that is slow may. A
 * name server that does not answer holds it for the few seconds of `RES_OPTIONS`.
 */
function leave(code: number): void {
  process.off('beforeExit', tellLost)
  process.exitCode = code
  setInterval(() => {
    if (process.stdout.writableLength + process.stderr.writableLength > 0) return
    // While `process.exit` waits nobody hears a signal: it ends the process.
    for (const name of STOP_SIGNALS) process.removeAllListeners(name)
    process.exit()
  }, LEAVE).unref()
}

/** Where an engine forgets what is waited for, nothing is left to do before the command has ended: that must not look like success. */
function tellLost(): void {
  standardError.write(
    'bug: nothing is waited for any more, and the command has not ended\nhint: this is a mistake of ristretto; please report it with the command line\n',
  )
  process.exitCode = 1
}

process.once('beforeExit', tellLost)
runCommandLine(process.argv.slice(2), ports).then(leave)
