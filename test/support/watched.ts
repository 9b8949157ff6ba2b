import { Worker } from 'node:worker_threads'

/** More processor time than any case takes: what takes more hangs. Wall time would blame the other programs of a busy machine. */
const MOST_SECONDS = 30
/** A case that takes no processor time and never ends waits for something that never comes. */
const MOST_WALL_SECONDS = 600
const LONGEST_CASE = 1_000_000

/**
 * The thread that looks on: a case that hangs blocks its own thread, so that nothing there could say which it was. The memory that both
 * share holds the number of the case, its length, and its text. A test file has one thread, which ends with its process.
 */
const lookOn = `
  const { workerData: { memory, seconds, wallSeconds } } = require('node:worker_threads')
  const [number, length] = [new Int32Array(memory, 0, 1), new Int32Array(memory, 4, 1)]
  const used = () => { const { user, system } = process.cpuUsage(); return (user + system) / 1e6 }
  let last = { number: -1, used: 0, since: 0 }
  setInterval(() => {
    const now = Atomics.load(number, 0)
    if (now !== last.number) { last = { number: now, used: used(), since: Date.now() }; return }
    if (now % 2 === 0) return
    const processor = used() - last.used
    const wall = (Date.now() - last.since) / 1000
    if (processor < seconds && wall < wallSeconds) return
    const text = Buffer.from(new Uint8Array(memory, 8, length[0])).toString()
    const words = 'a case hangs (' + processor.toFixed(0) + ' s of processor time, ' + wall.toFixed(0) + ' s):\\n' + text + '\\n'
    require('node:fs').writeSync(2, words)
    process.kill(process.pid, 'SIGKILL')
  }, 1000)
`

/** Looks on while cases of a test file run. */
export interface Watch {
  /** Runs a case. A case that fails says which it was; one that hangs is said on standard error, and the process of the tests ends. */
  run(name: string, work: () => Promise<void>): Promise<void>
  /** Ends the thread. */
  end(): Promise<unknown>
}

/** Cases one after the other, by their names: whatever repeats them by hand. */
export function watchCases(): Watch {
  const memory = new SharedArrayBuffer(8 + LONGEST_CASE)
  const [number, length, text] = [new Int32Array(memory, 0, 1), new Int32Array(memory, 4, 1), new Uint8Array(memory, 8)]
  const workerData = { memory, seconds: MOST_SECONDS, wallSeconds: MOST_WALL_SECONDS }
  const worker = new Worker(lookOn, { eval: true, workerData })
  worker.unref()
  return {
    async run(name, work) {
      const bytes = new TextEncoder().encode(name).subarray(0, LONGEST_CASE)
      text.set(bytes)
      Atomics.store(length, 0, bytes.byteLength)
      Atomics.add(number, 0, 1) // odd: a case runs
      try {
        await work()
      } catch (error) {
        throw new Error(`${error instanceof Error ? error.message : String(error)}\nthe case: ${name}`, {
          cause: error,
        })
      } finally {
        Atomics.add(number, 0, 1)
      }
    },
    end: () => worker.terminate(),
  }
}
