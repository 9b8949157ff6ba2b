import { constants } from 'node:fs'
import type { Disk } from './disk.ts'
import { coded, kindOf } from './read-bounded.ts'

/** Where a text goes: into a file, or through a device or a pipe, which stays what it is. */
export interface Destination {
  readonly path: string
  readonly isStream: boolean
}

/**
 * Where a text for `path` is to be written. Behind a link the file changes and the link stays; a device (`/dev/null`, `/dev/stdout`) or a pipe
 * stays, too: a file that is renamed would take its place, for every program of the machine. Throws an error with a code for a folder and
 * for what takes no text.
 */
export function destinationOf(disk: Pick<Disk, 'realpathSync' | 'statSync'>, path: string): Destination {
  const stats = disk.statSync(path, { throwIfNoEntry: false })
  if (stats === undefined) return { path, isStream: false }
  if (stats.isFile()) return { path: disk.realpathSync(path), isStream: false }
  if (stats.isCharacterDevice() || stats.isFIFO()) return { path, isStream: true }
  throw stats.isDirectory() ? coded('EISDIR', 'it is a folder') : coded('ENOTFILE', `it is ${kindOf(stats)}`)
}

/** Not waiting for whoever reads a pipe: nobody may. Windows has no such flag, and none of these. */
const WITHOUT_WAITING = constants.O_WRONLY | (constants.O_NONBLOCK ?? 0)

/** Writes through a device or a pipe. Throws `ENXIO` where nobody reads it, `EAGAIN` where the reader is slower than it holds. */
export function writeThrough(
  disk: Pick<Disk, 'closeSync' | 'openSync' | 'writeFileSync'>,
  path: string,
  text: string,
): void {
  const stream = disk.openSync(path, WITHOUT_WAITING)
  try {
    disk.writeFileSync(stream, text)
  } finally {
    disk.closeSync(stream)
  }
}
