import type { StopSignal } from '../calls/index.ts'

/** A thread that hears signals while that of the command computes. */
export interface SignalThread {
  /** A signal that came since the last look. */
  heard(): StopSignal | undefined
  end(): void
}

const NUMBERS: Readonly<Record<StopSignal, number>> = { SIGHUP: 1, SIGINT: 2, SIGTERM: 15 }

/** Milliseconds that the command has for its last words; then the signal ends the process, as it would without this thread. */
const TIME_TO_END = 1000

/**
 * `process.on` hears signals in the thread of the command alone, and there a turn of the event loop at the earliest. libuv tells every loop that
 * asks for a signal; in threads Node.js offers no other door to it than this binding, which is deprecated: where it is gone (Bun, a later
 * Node.js), signals end a process that computes at once, without words. Rejected: to evaluate in a thread of its own, which costs every
 * Jsonnet project the start of one, and to evaluate in rounds, each twice as long as the last, which hears a signal minutes late.
 */
const listen = `
  process.noDeprecation = true
  const { workerData: { memory, numbers, milliseconds } } = require('node:worker_threads')
  const last = new Int32Array(memory)
  const { Signal } = process.binding('signal_wrap')
  const handles = []
  const die = (number) => {
    for (const handle of handles) handle.close()
    process.kill(process.pid, number)
  }
  let isHeard = false
  for (const number of numbers) {
    const handle = new Signal()
    handle.onsignal = () => {
      if (isHeard) return die(number)
      isHeard = true
      Atomics.store(last, 0, number)
      setTimeout(die, milliseconds, number)
    }
    handle.start(number)
    handles.push(handle)
  }
`

/** Starts the thread: some ten milliseconds of this one, some more until it hears. */
export function signalThread(): SignalThread {
  // By name: an import would make worker threads a part of every start.
  const { Worker } = process.getBuiltinModule('node:worker_threads')
  const memory = new SharedArrayBuffer(4)
  const last = new Int32Array(memory)
  const workerData = { memory, numbers: Object.values(NUMBERS), milliseconds: TIME_TO_END }
  const worker = new Worker(listen, { eval: true, workerData, stderr: true })
  worker.on('error', () => {}) // no binding: nobody hears
  worker.unref()
  return {
    heard: () => {
      const number = Atomics.exchange(last, 0, 0)
      return (['SIGINT', 'SIGTERM', 'SIGHUP'] as const).find((name) => NUMBERS[name] === number)
    },
    end: () => void worker.terminate(),
  }
}
