import * as nodeFiles from 'node:fs'
import { dirname } from 'node:path'
import { destinationOf, writeThrough } from './destination.ts'
import type { Disk } from './disk.ts'
import { createLocks } from './lock.ts'
import { type Processes, thisProcess } from './processes.ts'
import { type Reading, readBounded } from './read-bounded.ts'

/** Whether what is written is for its owner alone. */
interface Privacy {
  readonly isPrivate?: boolean
}

/**
 * The files of a disk, as a process uses them. They are small and a command has nothing else to do meanwhile: read at once, which spares
 * the start of Node's thread pool and one more module (some 3 ms of a start). Written beside and renamed, so that nobody meets half a file.
 */
export function createFiles(disk: Disk, processes: Processes) {
  const modeOf = ({ isPrivate = false }: Privacy) => (isPrivate ? { mode: 0o600 } : {})
  return {
    ...createLocks(disk, processes),
    read: (path: string, reading?: Reading): Promise<Uint8Array> => readBounded(path, reading),
    exists: async (path: string): Promise<boolean> => disk.existsSync(path),
    makePrivateFolder: async (path: string): Promise<void> => {
      disk.mkdirSync(path, { recursive: true, mode: 0o700 })
      // A folder that was there already may be open to others.
      disk.chmodSync(path, 0o700)
    },
    write: async (path: string, text: string, privacy: Privacy = {}): Promise<void> => {
      disk.mkdirSync(dirname(path), { recursive: true })
      const to = destinationOf(disk, path)
      if (to.isStream) return writeThrough(disk, to.path, text)
      const beside = `${to.path}.${processes.pid}.tmp`
      try {
        disk.writeFileSync(beside, text, modeOf(privacy))
        disk.renameSync(beside, to.path)
      } catch (error) {
        // A full disk must not be left fuller.
        disk.rmSync(beside, { force: true })
        throw error
      }
    },
    append: async (path: string, text: string, privacy: Privacy = {}): Promise<void> => {
      disk.mkdirSync(dirname(path), { recursive: true })
      const to = destinationOf(disk, path)
      if (to.isStream) return writeThrough(disk, to.path, text)
      disk.appendFileSync(to.path, text, modeOf(privacy))
    },
    rename: async (from: string, to: string): Promise<void> => disk.renameSync(from, to),
    // Somebody who waits for a lock may look into the folder meanwhile.
    remove: async (path: string): Promise<void> => disk.rmSync(path, { recursive: true, force: true, maxRetries: 3 }),
  }
}

/** The files of this machine. */
export const realFiles = createFiles(nodeFiles, thisProcess)
