import { createInterface } from 'node:readline'
import type { Prompt } from '../calls/index.ts'

/** Where a person types and reads. */
export interface TerminalStreams {
  readonly input: NodeJS.ReadableStream
  readonly output: NodeJS.WritableStream
  /** The question is taken back when the command is stopped. */
  readonly signal: AbortSignal
  /** Ctrl-C at a terminal whose keys are read one by one: the terminal itself sends no SIGINT then. */
  interrupt(): void
}

/**
 * Asks a person line by line: a list with numbers, of which a number or the beginning of one label is typed. A closed input ends it, so that
 * nothing is asked for ever.
 */
export function terminalPrompt(streams: TerminalStreams): Prompt {
  return {
    type: (question) => readLine(streams, `${question}: `),
    pick: async (question, labels) => {
      const width = String(labels.length).length
      const list = labels.map((label, i) => `${String(i + 1).padStart(width)}) ${label}\n`).join('')
      streams.output.write(list)
      for (;;) {
        const typed = await readLine(streams, `${question} (number or beginning): `)
        if (typed === undefined || typed.trim() === '') return undefined
        const found = pickedOf(typed.trim(), labels)
        if (found !== undefined) return found
        streams.output.write(`\`${typed.trim()}\` is none of them, or several\n`)
      }
    },
  }
}

/** The place that is meant: by its number, else by the beginning of exactly one label. */
export function pickedOf(typed: string, labels: readonly string[]): number | undefined {
  const number = /^\d+$/.test(typed) ? Number(typed) : 0
  if (number >= 1 && number <= labels.length) return number - 1
  const found = labels.flatMap((label, i) => (label.startsWith(typed) ? [i] : []))
  return found.length === 1 ? found[0] : undefined
}

/**
 * A terminal that itself makes the line would show, and give, what arrow keys send: there Node's editor makes it, in which they move. Its
 * history would bring back the answer to another question.
 */
function readLine(streams: TerminalStreams, question: string): Promise<string | undefined> {
  const { input, output, signal } = streams
  return new Promise((resolve, reject) => {
    if (signal.aborted) return reject(signal.reason)
    const terminal = 'isTTY' in input && input.isTTY === true
    const reader = createInterface({ input, output, terminal, historySize: 0, prompt: question })
    reader.prompt()
    reader.once('SIGINT', () => streams.interrupt())
    const stop = () => {
      reject(signal.reason)
      reader.close()
    }
    signal.addEventListener('abort', stop, { once: true })
    let hasLine = false
    reader.once('line', (line) => {
      hasLine = true
      resolve(line)
      reader.close()
    })
    reader.once('close', () => {
      signal.removeEventListener('abort', stop)
      // What comes next begins a line, also where no one was typed.
      if (terminal && !hasLine) output.write('\n')
      resolve(undefined)
    })
  })
}
