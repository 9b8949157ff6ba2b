import type { Worker } from 'node:worker_threads'
import type { LocalPorts } from '../calls/index.ts'

/** What the thread answers. */
type Reply = { readonly output: string } | { readonly error: string }

/**
 * Filters of jq, one after the other, in a thread that is started for the first of them; see `LocalPorts.jq`. jq-wasm computes without a
 * pause: in the thread of the command a filter without an end would hear of no signal and of no deadline.
 */
export function jqThread(): LocalPorts['jq'] {
  let thread: Worker | undefined
  let turn: Promise<unknown> = Promise.resolve()
  const end = () => {
    void thread?.terminate()
    thread = undefined
  }
  const run: LocalPorts['jq'] = async (json, filter, options) => {
    options.signal.throwIfAborted()
    thread ??= start()
    try {
      return await ask(thread, { json, filter }, options)
    } catch (error) {
      // Whatever it was about, its memory may be in no state to go on with.
      end()
      throw error
    }
  }
  return (...given) => {
    const result = turn.then(() => run(...given))
    turn = result.catch(() => undefined)
    return result
  }
}

/** Not by `import`: it would be a part of every start. */
function start(): Worker {
  const { Worker: Thread } = process.getBuiltinModule('node:worker_threads')
  const thread = new Thread(new URL('./jq-worker.cjs', import.meta.url))
  // A thread that merely waits for the next filter must not keep the command alive.
  thread.unref()
  return thread
}

function ask(
  thread: Worker,
  asked: { readonly json: string; readonly filter: string },
  { signal, timeoutSeconds }: Parameters<LocalPorts['jq']>[2],
): Promise<string> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(
      () => done(() => reject(Object.assign(new Error(`no end within ${timeoutSeconds} s`), { code: 'ETIMEDOUT' }))),
      timeoutSeconds * 1000,
    )
    const stop = () => done(() => reject(signal.reason))
    const fail = (error: Error) => done(() => reject(error))
    const hear = (reply: Reply) =>
      done(() => ('output' in reply ? resolve(reply.output) : reject(new Error(reply.error))))
    const done = (settle: () => void) => {
      clearTimeout(timer)
      signal.removeEventListener('abort', stop)
      thread.off('message', hear).off('error', fail)
      thread.unref()
      settle()
    }
    signal.addEventListener('abort', stop, { once: true })
    thread.on('message', hear).on('error', fail)
    thread.ref()
    thread.postMessage(asked)
  })
}
