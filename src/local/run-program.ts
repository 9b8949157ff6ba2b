import type { ChildProcess } from 'node:child_process'
import type { Exit, SpawnOptions } from '../calls/index.ts'

/** Seconds that a program has after SIGTERM to end by itself. */
const GRACE_SECONDS = 5
const MEBIBYTE = 1024 * 1024
/** Output that no file of definitions needs: a program that writes without end must not fill the memory. */
const MOST_BYTES = 64 * MEBIBYTE

/** Runs a program and waits for its end; see `LocalPorts.spawn`. */
export function runProgram(
  argv: readonly string[],
  options: SpawnOptions & { readonly input?: string },
): Promise<Exit> {
  return new Promise((resolve, reject) => {
    const child = start(argv, options)
    const stdout: Buffer[] = []
    const stderr: Buffer[] = []
    let size = 0
    const { mostBytes = MOST_BYTES } = options
    const tooMuch = `its output is larger than ${mostBytes / MEBIBYTE} MiB`
    const keep = (chunks: Buffer[]) => (chunk: Buffer) => {
      size += chunk.byteLength
      if (size > mostBytes) stop(Object.assign(new Error(tooMuch), { code: 'EMSGSIZE' }))
      else chunks.push(chunk)
    }
    const stop = endBy(child, options, reject)
    child.stdout?.on('data', keep(stdout))
    child.stderr?.on('data', keep(stderr))
    child.on('error', stop)
    child.on('close', (code, signal) => {
      stop(undefined)
      resolve({
        code: code ?? 128,
        ...(signal === null ? {} : { killedBy: signal }),
        stdout: Buffer.concat(stdout),
        stderr: Buffer.concat(stderr).toString('utf8'),
      })
    })
    // A program that does not read its input closes the pipe.
    child.stdin?.on('error', () => {})
    child.stdin?.end(options.input ?? '')
  })
}

/** Starts a program, without a shell. Not by `import`, which costs a start more than most commands may take. */
export function start([program = '', ...args]: readonly string[], { env, directory }: SpawnOptions): ChildProcess {
  return process.getBuiltinModule('node:child_process').spawn(program, args, {
    stdio: 'pipe',
    ...(env === undefined ? {} : { env: { ...env } }),
    ...(directory === undefined ? {} : { cwd: directory }),
  })
}

/**
 * Ends a program when the signal aborts or the time is over, and rejects then at once. Gives back what ends it for another reason;
 * `undefined`: it has ended by itself.
 */
export function endBy(
  child: ChildProcess,
  { signal, timeoutSeconds }: Pick<SpawnOptions, 'signal' | 'timeoutSeconds'>,
  reject: (reason: unknown) => void,
): (reason: unknown) => void {
  const timer =
    timeoutSeconds === undefined
      ? undefined
      : setTimeout(
          () => stop(Object.assign(new Error(`no end within ${timeoutSeconds} s`), { code: 'ETIMEDOUT' })),
          timeoutSeconds * 1000,
        )
  const interrupt = () => stop(signal.reason)
  let isStopped = false
  const stop = (reason: unknown) => {
    // A program that is being ended may go on to write.
    if (isStopped) return
    isStopped = true
    clearTimeout(timer)
    signal.removeEventListener('abort', interrupt)
    if (reason === undefined) return
    child.kill('SIGTERM')
    const kill = setTimeout(() => child.kill('SIGKILL'), GRACE_SECONDS * 1000)
    child.once('close', () => clearTimeout(kill))
    reject(reason)
  }
  if (signal.aborted) interrupt()
  else signal.addEventListener('abort', interrupt, { once: true })
  return stop
}
