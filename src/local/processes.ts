import { readFileSync } from 'node:fs'
import { hostname } from 'node:os'

/** What tells a process from all others, also from a later one with the same number. */
export interface ProcessIdentity {
  readonly host: string
  readonly pid: number
  /** When it began, in a form that only means something on its machine; empty where the system does not tell. */
  readonly began: string
}

/** Who takes locks, and what is known of those who did. */
export interface Processes {
  /** The number of the one that asks. */
  readonly pid: number
  identity(): ProcessIdentity
  /** Whether it runs still. A process of another machine counts as running: nobody here can know. */
  isRunning(other: ProcessIdentity): boolean
}

/** This process among those of its machine. Nothing is asked before it is needed. */
export const thisProcess: Processes = {
  pid: process.pid,
  identity: () => ({ host: hostname(), pid: process.pid, began: beginOf(process.pid) }),
  isRunning: ({ host, pid, began }) => {
    if (host !== hostname()) return true
    if (!exists(pid)) return false
    const now = beginOf(pid)
    return began === '' || now === '' || now === began
  },
}

function exists(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    // EPERM: it is there, and another user's.
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

/** Linux counts clock ticks since the start of the machine, which has an id of its own; other systems have `ps`. */
function beginOf(pid: number): string {
  if (process.platform === 'win32') return ''
  if (process.platform !== 'linux') {
    // Not imported above: its loading would be a part of every start.
    const { spawnSync } = process.getBuiltinModule('node:child_process')
    return spawnSync('ps', ['-o', 'lstart=', '-p', `${pid}`], { encoding: 'utf8' }).stdout?.trim() ?? ''
  }
  try {
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    // The program's name, in brackets, may hold blanks and brackets; the begin is the 20th field after it.
    // https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html (checked 2026-11)
    return `${boot} ${stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? ''}`
  } catch {
    return ''
  }
}
