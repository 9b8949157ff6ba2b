import { constants, createReadStream, openSync, readFileSync, type Stats, statSync } from 'node:fs'
import type { Readable } from 'node:stream'

/** How a file is read. */
export interface Reading {
  /** Bytes that a file may have. Default: `MOST_BYTES`. */
  readonly mostBytes?: number | undefined
  /** Stops the reading of a pipe or a device, whose other end may be silent; asked for when one is read. */
  readonly signal?: (() => Promise<AbortSignal>) | undefined
  /** Hears of a file of so many bytes before it is read. */
  readonly hasSize?: ((bytes: number) => void) | undefined
}

/** 512 MiB: the longest string that JavaScript has. */
const MOST_BYTES = 512 * 1024 * 1024

/**
 * A file's bytes. Folders, files that are too large and things that are no files are told apart before anything is read. A pipe (of the
 * shell's `<(...)`, as a rule) is read as it comes, so that a writer who is silent can be interrupted. Rejects with an error that has a code.
 */
export async function readBounded(
  path: string,
  { mostBytes = MOST_BYTES, signal, hasSize }: Reading = {},
): Promise<Uint8Array> {
  const stats = statSync(path)
  if (stats.isFile()) {
    if (stats.size > mostBytes) throw tooLarge(mostBytes)
    hasSize?.(stats.size)
    return readFileSync(path)
  }
  if (stats.isDirectory()) throw coded('EISDIR', 'it is a folder')
  if (stats.isFIFO()) return readStream(openPipe(path), mostBytes, await signal?.())
  if (stats.isCharacterDevice()) return readStream(createReadStream(path), mostBytes, await signal?.())
  throw coded('ENOTFILE', `it is ${kindOf(stats)}`)
}

/** Not waiting for a writer: a thread that does cannot be stopped, and would keep the program alive. */
function openPipe(path: string): Readable {
  // Bun makes no socket of a descriptor, and lets a program end that waits for one. It ends whatever its threads wait for.
  if (process.versions['bun'] !== undefined) return createReadStream(path)
  const { Socket } = process.getBuiltinModule('node:net')
  const fd = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK)
  return new Socket({ fd, readable: true, writable: false })
}

function readStream(stream: Readable, mostBytes: number, signal: AbortSignal | undefined): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    let size = 0
    const end = (finish: () => void) => {
      signal?.removeEventListener('abort', stop)
      stream.destroy()
      finish()
    }
    const stop = () => end(() => reject(signal?.reason))
    if (signal?.aborted) return stop()
    signal?.addEventListener('abort', stop, { once: true })
    stream.on('data', (chunk: Buffer | string) => {
      chunks.push(Buffer.from(chunk))
      size += chunk.length
      if (size > mostBytes) end(() => reject(tooLarge(mostBytes)))
    })
    stream.on('error', (error) => end(() => reject(error)))
    stream.on('end', () => end(() => resolve(Buffer.concat(chunks))))
  })
}

function tooLarge(mostBytes: number): Error {
  const size = mostBytes >= 1024 * 1024 ? `${Math.floor(mostBytes / 1024 / 1024)} MiB` : `${mostBytes} bytes`
  return coded('EFBIG', `it is larger than ${size}`)
}

/** What is there that is no file, in words. */
export function kindOf(stats: Stats): string {
  return stats.isSocket() ? 'a socket' : stats.isBlockDevice() ? 'a device' : 'no file'
}

/** An error that is told by its code. */
export function coded(code: string, message: string): Error {
  return Object.assign(new Error(message), { code })
}
