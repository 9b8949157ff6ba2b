import * as nodeFiles from 'node:fs'
import type { Disk } from '../../src/local/disk.ts'
import type { Processes } from '../../src/local/processes.ts'

/** The operations that change something. */
const changing = [
  'appendFileSync',
  'chmodSync',
  'mkdirSync',
  'renameSync',
  'rmSync',
  'rmdirSync',
  'unlinkSync',
  'writeFileSync',
] as const

/** Thrown in place of everything that a killed process would still have done. */
export class Killed extends Error {
  override readonly name = 'Killed'
}

/** How a disk fails. */
export interface Failing {
  /** The operation that fails, of those that change something; the first is 1. */
  readonly at: number
  /** `kill`: the process ends there, half a write done. `full`: there is no room for this one write, and later there is. */
  readonly how: 'kill' | 'full'
}

/** The disk of this machine, which fails once; `failed` says whether it has. */
export function failingDisk({ at, how }: Failing): Disk & { failed(): boolean } {
  const disk: Disk = { ...nodeFiles }
  let count = 0
  const fail = (name: (typeof changing)[number], parameters: readonly unknown[]): never => {
    const [path, text] = parameters
    const isWrite = name === 'writeFileSync' || name === 'appendFileSync'
    if (isWrite && typeof path === 'string' && typeof text === 'string')
      disk[name](path, text.slice(0, Math.ceil(text.length / 2)))
    throw how === 'kill' ? new Killed() : Object.assign(new Error('ENOSPC: no space left'), { code: 'ENOSPC' })
  }
  const guarded = changing.map((name) => {
    const real = disk[name] as (...parameters: unknown[]) => unknown
    const operation = (...parameters: unknown[]) => {
      count += 1
      if (how === 'kill' && count > at) throw new Killed()
      return count === at ? fail(name, parameters) : real(...parameters)
    }
    return [name, operation] as const
  })
  return { ...disk, ...(Object.fromEntries(guarded) as Partial<Disk>), failed: () => count >= at }
}

/** Processes of a test: each `start` is a new one, which runs until it is ended. */
export function testProcesses() {
  const running = new Set<number>()
  let last = 4_000_000 // no system gives such numbers, so that none of the machine's is meant
  return {
    start: (): Processes & { end(): void } => {
      const pid = ++last
      running.add(pid)
      return {
        pid,
        identity: () => ({ host: 'here', pid, began: `begin of ${pid}` }),
        isRunning: (other) => running.has(other.pid),
        end: () => void running.delete(pid),
      }
    },
  }
}
