import { join } from 'node:path'
import type { Disk } from './disk.ts'
import type { Processes, ProcessIdentity } from './processes.ts'

/** Who has a lock. */
export interface LockHolder extends ProcessIdentity {
  /** What it is had for: a command line. */
  readonly purpose: string
  /** `2026-11-24T09:00:00.000Z` */
  readonly since: string
}

/** A lock that was taken, or who has it. */
export type Locking =
  | { readonly isTaken: true; release(): Promise<void> }
  | { readonly isTaken: false; readonly holder: LockHolder }

/**
 * Locks of folders that survive no process. A lock is the folder `lock` with the holder's file in it, moved into place whole: only an empty
 * folder can be replaced in this way, so that of several one succeeds. The lock of a process that is gone is opened by removing the very
 * file that was read, whose name nobody else's has: two that do so at once cannot take a third one's lock away.
 */
export function createLocks(disk: Disk, processes: Processes) {
  return {
    lock: async (folder: string, purpose: string, since: string): Promise<Locking> => {
      disk.mkdirSync(folder, { recursive: true, mode: 0o700 })
      const own = `${processes.pid}-${globalThis.crypto.randomUUID()}.json`
      const beside = join(folder, `lock.${own}.tmp`)
      const holder: LockHolder = { ...processes.identity(), purpose, since }
      try {
        disk.mkdirSync(beside, { mode: 0o700 })
        disk.writeFileSync(join(beside, own), JSON.stringify(holder), { mode: 0o600 })
        const other = takeOver(disk, processes, { beside, path: join(folder, 'lock') })
        if (other) return { isTaken: false, holder: other }
      } finally {
        // Nothing is there any more where the lock was taken.
        disk.rmSync(beside, { recursive: true, force: true })
      }
      sweep(disk, processes, folder)
      return { isTaken: true, release: async () => release(disk, join(folder, 'lock'), own) }
    },
  }
}

/** More than commands at once: what is in the way even then, goes away by no waiting. */
const ROUNDS = 100

/** Moves the prepared lock into place, past those of processes that are gone. Gives the holder that is in the way. */
function takeOver(
  disk: Disk,
  processes: Processes,
  { beside, path }: { readonly beside: string; readonly path: string },
): LockHolder | undefined {
  // Each round takes the lock, finds who has it, or makes way for the next one.
  for (let round = 1; ; round++) {
    // Windows replaces not even an empty folder.
    quietly(() => disk.rmdirSync(path))
    try {
      disk.renameSync(beside, path)
      return undefined
    } catch (error) {
      if (round === ROUNDS || !isInTheWay(error)) throw error
    }
    for (const name of entriesOf(disk, path)) {
      const holder = readHolder(disk, join(path, name))
      if (holder && processes.isRunning(holder)) return holder
      quietly(() => disk.unlinkSync(join(path, name)))
    }
  }
}

/** The folder goes with its last file, unless somebody else was faster. */
function release(disk: Disk, path: string, own: string): void {
  quietly(() => disk.unlinkSync(join(path, own)))
  quietly(() => disk.rmdirSync(path))
}

/** Removes what processes left behind that ended in the middle of a write: the holder of the lock is the only one that writes. */
function sweep(disk: Disk, processes: Processes, folder: string): void {
  const { host } = processes.identity()
  for (const name of entriesOf(disk, folder)) {
    const pid = Number(
      /(?:^lock|\.json|\.jsonl|^\.gitignore)\.(\d+)(?:-[\w-]+\.json)?\.tmp$/.exec(name)?.[1] ?? Number.NaN,
    )
    if (Number.isNaN(pid) || pid === processes.pid || processes.isRunning({ host, pid, began: '' })) continue
    quietly(() => disk.rmSync(join(folder, name), { recursive: true, force: true }))
  }
}

function readHolder(disk: Disk, path: string): LockHolder | undefined {
  try {
    const holder: LockHolder = JSON.parse(disk.readFileSync(path, 'utf8'))
    return Number.isInteger(holder.pid) ? holder : undefined
  } catch {
    return undefined // released meanwhile, or no lock of ours
  }
}

function entriesOf(disk: Disk, folder: string): string[] {
  try {
    return disk.readdirSync(folder)
  } catch {
    return []
  }
}

function isInTheWay(error: unknown): boolean {
  return error instanceof Error && 'code' in error && /^(ENOTEMPTY|EEXIST|EPERM|EACCES)$/.test(String(error.code))
}

/** Somebody else may have done it first, and if it fails otherwise nothing is lost. */
function quietly(act: () => void): void {
  try {
    act()
  } catch {
    // The next look tells how things are.
  }
}
