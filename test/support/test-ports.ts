import type { Ports, Terminal } from '../../src/app/index.ts'
import { runCommandLine } from '../../src/cli/run-command-line.ts'
import { localPorts, realFiles } from '../../src/local/index.ts'
import { blockDrawer } from '../../src/report/index.ts'
import type { Http } from '../../src/wire/index.ts'
import { memoryFiles, type Tree } from './files.ts'
import type { TestScreen } from './screen.ts'
import { type VirtualClock, virtualClock } from './virtual-clock.ts'

export interface TestPortsOptions {
  /** Files in memory, in the folder `/project`. */
  readonly files?: Tree
  /** A real folder instead, such as `temporaryProject()` makes. */
  readonly directory?: string
  /** Default: keys and a region that mean nothing. */
  readonly env?: Readonly<Record<string, string>>
  /** The way to AWS. Default: there is none, and a request fails the test. */
  readonly http?: Http
  readonly clock?: VirtualClock
  /** SIGINT: abort it with `new Interrupted()`. */
  readonly signal?: AbortSignal
  /** Default: a pipe. What is drawn is kept in `drawn`. */
  readonly terminal?: Partial<Pick<Terminal, 'out' | 'err' | 'columns'>>
  /** A terminal that shows what both streams write, and the live block. */
  readonly screen?: TestScreen
  readonly stdin?: string
}

/** Ports of a command line, and what it has written. */
export interface TestPorts extends Ports {
  local: NonNullable<Ports['local']>
  readonly clock: VirtualClock
  stdout(): string
  stderr(): string
  /** Every state of the live block. */
  readonly drawn: readonly string[]
  /** What the screen showed after each of them. */
  readonly frames: readonly string[]
}

/** Ports for a command line in a test: nothing of the machine's is used but, if asked for, a folder. */
export function testPorts(options: TestPortsOptions = {}): TestPorts {
  const written = { out: '', err: '' }
  const drawn: string[] = []
  const frames: string[] = []
  const { directory = '/project', clock = virtualClock(), screen } = options
  const drawOnScreen = screen && blockDrawer({ write: screen.write, size: () => screen })
  let tokens = 0
  return {
    env: options.env ?? {
      AWS_ACCESS_KEY_ID: 'AKIDEXAMPLE',
      AWS_SECRET_ACCESS_KEY: 'secret-example',
      AWS_REGION: 'ap-northeast-1',
    },
    directory,
    files: options.directory === undefined ? memoryFiles(directory, options.files ?? {}) : realFiles,
    out: (text) => {
      written.out += text
      screen?.write(text)
    },
    err: (text) => {
      written.err += text
      screen?.write(text)
    },
    terminal: {
      out: screen !== undefined,
      err: screen !== undefined,
      columns: screen?.columns ?? 100,
      draw: (text) => {
        drawn.push(text)
        drawOnScreen?.(text)
        if (screen) frames.push(screen.shown())
      },
      ...options.terminal,
    },
    clock,
    realNow: clock.now,
    random: () => 0.5,
    token: () => `token-${++tokens}`,
    signal: options.signal ?? new AbortController().signal,
    http: async () => options.http ?? refuse,
    local: () => localPorts(realFiles, async () => options.http ?? refuse),
    stdin: async () => options.stdin ?? '',
    stdout: () => written.out,
    stderr: () => written.err,
    drawn,
    frames,
  }
}

const refuse: Http = async ({ url }) => {
  throw new Error(`this test has no network, and ${url} was asked`)
}

export interface Outcome {
  readonly exitCode: number
  readonly stdout: string
  readonly stderr: string
  /** Virtual seconds from start to end. */
  readonly seconds: number
}

/** Runs one command line in process. `argv` without the program's name. */
export async function runTestCommand(argv: readonly string[], ports: TestPorts): Promise<Outcome> {
  const before = { out: ports.stdout().length, err: ports.stderr().length, seconds: ports.clock.elapsed() }
  const exitCode = await runCommandLine(argv, ports)
  return {
    exitCode,
    stdout: ports.stdout().slice(before.out),
    stderr: ports.stderr().slice(before.err),
    seconds: ports.clock.elapsed() - before.seconds,
  }
}
