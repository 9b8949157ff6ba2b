/** How a stream of output gets on. `left`: why it is written no more, in words; a reader who closed the pipe early is none. */
export interface Output {
  write(text: string): void
  left(): string | undefined
}

/** The stream behind, for a reader who is slow. */
export interface SlowStream {
  write(bytes: Uint8Array): unknown
  on(event: 'error', listener: (error: unknown) => void): unknown
}

/** Where output goes. */
export interface OutputPorts {
  /** Writes at once, and gives how many bytes were taken. Throws an error with a code. */
  writeAtOnce(bytes: Uint8Array): number
  /** Made when it is first needed. */
  stream(): SlowStream
  /** Hears once why a stream is left. */
  tell(why: string): void
}

/**
 * Writes at once, past Node's streams, whose making costs more than all that most commands write. A reader that is slow (EAGAIN) gets the rest
 * through the stream. What cannot be written (the pipe was closed early, the disk is full, the terminal is gone) is left out, and the command
 * goes on: half a deployment helps nobody, and the exit code still tells how it ended.
 */
export function output({ writeAtOnce, stream, tell }: OutputPorts): Output {
  let state: 'open' | 'slow' | 'closed' = 'open'
  let left: string | undefined
  const leave = (error: unknown) => {
    if (state === 'closed') return
    state = 'closed'
    if (codeOf(error) === 'EPIPE') return
    left = error instanceof Error ? error.message : String(error)
    tell(left)
  }
  return {
    left: () => left,
    write: (text) => {
      const bytes = Buffer.from(text)
      for (let sent = 0; sent < bytes.length && state !== 'closed'; )
        try {
          if (state === 'slow') return void stream().write(bytes.subarray(sent))
          sent += writeAtOnce(bytes.subarray(sent))
        } catch (error) {
          if (codeOf(error) !== 'EAGAIN') return leave(error)
          state = 'slow'
          stream().on('error', leave)
        }
    },
  }
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined
}
