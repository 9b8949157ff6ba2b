import type { Conversation, SpawnOptions } from '../calls/index.ts'
import { endBy, start } from './run-program.ts'

/** Characters of the standard error that are kept for the message of an early end. */
const KEPT = 2000

/** Starts a program that answers lines with lines; see `LocalPorts.converse`. */
export async function converse(argv: readonly string[], options: SpawnOptions): Promise<Conversation> {
  const child = start(argv, options)
  const waiting: { resolve(line: string): void; reject(reason: unknown): void }[] = []
  let rest = ''
  let complaints = ''
  let ended: { readonly reason: unknown } | undefined
  const end = (reason: unknown) => {
    ended ??= { reason }
    for (const one of waiting.splice(0)) one.reject(ended.reason)
  }
  child.stdout?.setEncoding('utf8').on('data', (chunk: string) => {
    const lines = (rest + chunk).split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines) if (line.trim() !== '') waiting.shift()?.resolve(line)
    if (waiting.length === 0) hold(false)
  })
  child.stderr?.setEncoding('utf8').on('data', (chunk: string) => {
    complaints = (complaints + chunk).slice(-KEPT)
  })
  child.stdin?.on('error', () => {})
  // A program that does not end with its input must not outlive the command.
  const endWithCommand = () => child.kill('SIGTERM')
  process.once('exit', endWithCommand)
  child.on('error', end)
  child.on('close', (code, signal) => {
    process.removeListener('exit', endWithCommand)
    end(Object.assign(new Error(complaints.trim()), { code: 'EPIPE', exit: code ?? signal }))
  })
  const stop = endBy(child, { signal: options.signal }, end)

  /** A program that merely waits for the next question must not keep the command alive. */
  function hold(isHeld: boolean): void {
    for (const one of [child, child.stdin, child.stdout, child.stderr])
      if (isHandle(one)) isHeld ? one.ref() : one.unref()
  }
  hold(false)
  return {
    ask: (line, timeoutSeconds) =>
      new Promise((resolve, reject) => {
        if (ended) return reject(ended.reason)
        const timer =
          timeoutSeconds === undefined
            ? undefined
            : setTimeout(
                () => stop(Object.assign(new Error(`no answer within ${timeoutSeconds} s`), { code: 'ETIMEDOUT' })),
                timeoutSeconds * 1000,
              )
        hold(true)
        waiting.push({
          resolve: (answer) => {
            clearTimeout(timer)
            resolve(answer)
          },
          reject: (reason) => {
            clearTimeout(timer)
            reject(reason)
          },
        })
        child.stdin?.write(`${line}\n`)
      }),
    end: () => {
      stop(undefined)
      child.stdin?.end()
      child.kill('SIGTERM')
    },
  }
}

function isHandle(one: unknown): one is { ref(): void; unref(): void } {
  return typeof one === 'object' && one !== null && 'ref' in one && 'unref' in one
}
