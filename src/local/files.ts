import { appendFileSync, chmodSync, existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { type Reading, readBounded } from './read-bounded.ts'

/**
 * The files of this machine. They are small and a command has nothing else to do meanwhile: read at once, which spares the start of Node's
 * thread pool and one more module (some 3 ms of a start). Written beside and renamed, so that nobody meets half a file.
 */
export const realFiles = {
  read: (path: string, reading?: Reading): Promise<Uint8Array> => readBounded(path, reading),
  exists: async (path: string): Promise<boolean> => existsSync(path),
  write: async (path: string, text: string, { isPrivate = false }: { isPrivate?: boolean } = {}): Promise<void> => {
    mkdirSync(dirname(path), { recursive: true, ...(isPrivate ? { mode: 0o700 } : {}) })
    // A folder that was there already may be open to others.
    if (isPrivate) chmodSync(dirname(path), 0o700)
    const beside = `${path}.${process.pid}.tmp`
    try {
      writeFileSync(beside, text, isPrivate ? { mode: 0o600 } : {})
      renameSync(beside, path)
    } catch (error) {
      // A full disk must not be left fuller.
      rmSync(beside, { force: true })
      throw error
    }
  },
  append: async (path: string, text: string): Promise<void> => appendFileSync(path, text),
  rename: async (from: string, to: string): Promise<void> => renameSync(from, to),
  remove: async (path: string): Promise<void> => rmSync(path, { recursive: true, force: true }),
}
