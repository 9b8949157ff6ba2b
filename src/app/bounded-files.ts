import { UserError } from '../calls/index.ts'
import type { Event } from '../report/index.ts'
import type { AppOptions } from './options.ts'
import type { Files, Ports, Reading } from './ports.ts'
import { portsWithFiles } from './ports-with-files.ts'

/** From here on the reading of a file is worth a line on a terminal. */
const LARGE_BYTES = 100_000_000

/**
 * The ports of an invocation, whose files are no larger than `--max-file-size`, and left at a signal or after `--timeout` where they may
 * not end.
 */
export function boundedPorts(
  options: Pick<AppOptions, 'maxFileSize' | 'timeout'>,
  ports: Ports,
  report: (event: Event) => void,
): Ports {
  const mostBytes = options.maxFileSize === undefined ? undefined : bytesOf(options.maxFileSize)
  const signal = async () => {
    if (options.timeout === undefined) return ports.signal
    const { timeoutOption } = await import('./engine.ts')
    return AbortSignal.any([ports.signal, ports.clock.timeout(timeoutOption(options.timeout))])
  }
  const hasSize = (path: string) => (bytes: number) => {
    if (bytes >= LARGE_BYTES && ports.terminal.err)
      report({ type: 'note', step: 'read files', text: `reading ${path} (${Math.round(bytes / 1e6)} MB)` })
  }
  return portsWithFiles(ports, <F extends Pick<Files, 'read'>>(files: F): F => {
    const read: Files['read'] = files.read
    return {
      ...files,
      read: (path: string, own?: Reading) => read(path, { mostBytes, signal, hasSize: hasSize(path), ...own }),
    }
  })
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
