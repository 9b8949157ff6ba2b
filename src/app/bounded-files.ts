import { UserError } from '../calls/index.ts'
import type { Event } from '../report/index.ts'
import type { AppOptions } from './options.ts'
import type { Files, Ports } from './ports.ts'

/** From here on the reading of a file is worth a line on a terminal. */
const LARGE_BYTES = 100_000_000

/** The files of an invocation: no larger than `--max-file-size`, and stopped by a signal or `--timeout` where they may not end. */
export function boundedFiles(
  options: Pick<AppOptions, 'maxFileSize' | 'timeout'>,
  ports: Ports,
  report: (event: Event) => void,
): Files {
  const mostBytes = options.maxFileSize === undefined ? undefined : bytesOf(options.maxFileSize)
  const signal = async () => {
    if (options.timeout === undefined) return ports.signal
    const { timeoutOption } = await import('./engine.ts')
    return AbortSignal.any([ports.signal, ports.clock.timeout(timeoutOption(options.timeout))])
  }
  return {
    ...ports.files,
    read: (path) =>
      ports.files.read(path, {
        mostBytes,
        signal,
        hasSize: (bytes) => {
          if (bytes >= LARGE_BYTES && ports.terminal.err)
            report({ type: 'note', step: 'read files', text: `reading ${path} (${Math.round(bytes / 1e6)} MB)` })
        },
      }),
  }
}

const units: Readonly<Record<string, number>> = { '': 1, k: 1e3, m: 1e6, g: 1e9, ki: 2 ** 10, mi: 2 ** 20, gi: 2 ** 30 }

/** `600MB`, `64MiB`, or bytes. Throws UserError for anything else. */
function bytesOf(text: string): number {
  const [, number = '', unit = ''] = /^(\d+)\s*([kmg]?i?)b?$/i.exec(text) ?? []
  const factor = units[unit.toLowerCase()]
  if (number !== '' && factor !== undefined) return Number(number) * factor
  throw new UserError('OPTION_INVALID', `invalid value \`${text}\` for \`--max-file-size\``, {
    hint: 'bytes, or a size as `64MB`, `1GiB`',
  })
}
