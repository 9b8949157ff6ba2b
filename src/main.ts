import { dirname } from 'node:path'
import { type Clock, Interrupted, TimedOut } from './calls/index.ts'
import type { Files, Ports, Terminal } from './cli/ports.ts'
import { runCommandLine } from './cli/run-command-line.ts'

/** The only file that touches the process: it builds the ports, runs the command line and sets the exit code. */

const clock: Clock = {
  now: Date.now,
  sleep: (seconds, _, signal) =>
    new Promise((resolve, reject) => {
      if (signal.aborted) return reject(signal.reason)
      const timer = setTimeout(() => {
        signal.removeEventListener('abort', stop)
        resolve()
      }, seconds * 1000)
      const stop = () => {
        clearTimeout(timer)
        reject(signal.reason)
      }
      signal.addEventListener('abort', stop, { once: true })
    }),
  timeout: (seconds) => {
    const controller = new AbortController()
    // Node's timers end at 2^31 - 1 ms, some 24 days.
    if (seconds * 1000 < 2 ** 31 - 1)
      setTimeout(() => controller.abort(new TimedOut(`not done within ${seconds} s`)), seconds * 1000).unref()
    return controller.signal
  },
}

/** Loaded when the first file is touched: `version` touches none. */
const disk = () => import('node:fs/promises')

const files: Files = {
  read: async (path) => (await disk()).readFile(path),
  exists: async (path) =>
    (await disk()).stat(path).then(
      () => true,
      () => false,
    ),
  write: async (path, text) => {
    const { mkdir, rename, writeFile } = await disk()
    await mkdir(dirname(path), { recursive: true })
    const beside = `${path}.${process.pid}.tmp`
    await writeFile(beside, text)
    await rename(beside, path)
  },
  rename: async (from, to) => (await disk()).rename(from, to),
  remove: async (path) => (await disk()).rm(path, { recursive: true, force: true }),
}

const interrupts = (): AbortSignal => {
  const controller = new AbortController()
  for (const name of ['SIGINT', 'SIGTERM'] as const)
    process.on(name, () => {
      // The second one means it.
      if (controller.signal.aborted) process.exit(1)
      controller.abort(new Interrupted())
    })
  return controller.signal
}

/** Loaded when something is drawn: a pipe never needs it. */
const terminal = (): Terminal => {
  let draw: ((text: string) => void) | undefined
  let wanted = ''
  return {
    out: process.stdout.isTTY === true,
    err: process.stderr.isTTY === true,
    // Asked at each drawing: windows change their size.
    get columns() {
      return process.stderr.columns ?? 80
    },
    draw: (text) => {
      wanted = text
      if (draw) return draw(text)
      import('log-update').then(({ createLogUpdate }) => {
        const update = createLogUpdate(process.stderr, { showCursor: true })
        draw = (next) => (next === '' ? update.clear() : update(next))
        draw(wanted)
      })
    },
  }
}

const readStandardInput = async (): Promise<string> => {
  const chunks: Buffer[] = []
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer) // no encoding is set
  return Buffer.concat(chunks).toString('utf8')
}

// On Node.js 20 the AWS SDK's credential code would print a warning about versions of the future.
process.env['AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED'] ??= 'true'

const ports: Ports = {
  env: process.env,
  directory: process.cwd(),
  files,
  out: (text) => void process.stdout.write(text),
  err: (text) => void process.stderr.write(text),
  terminal: terminal(),
  clock,
  realNow: Date.now,
  random: Math.random,
  token: () => globalThis.crypto.randomUUID(),
  signal: interrupts(),
  http: async (env) => (await import('./wire/index.ts')).nodeHttp(env),
  stdin: readStandardInput,
}

// A reader that closes the pipe early (`| head`) is no failure of ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0)
})

runCommandLine(process.argv.slice(2), ports).then((code) => {
  process.exitCode = code
})
