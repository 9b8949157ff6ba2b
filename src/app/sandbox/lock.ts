import { UserError } from '../../calls/index.ts'
import { reasonOf } from '../../plugins/index.ts'
import type { LockHolder, Ports } from '../ports.ts'

/** What a lock is waited for with. */
export interface LockSetting {
  readonly ports: Pick<Ports, 'files' | 'clock' | 'realNow' | 'signal'>
  /** The command line that wants to work, for those who wait for it. */
  readonly purpose: string
  note(text: string): void
  warn(text: string): void
}

/** Looks again so much later: nobody notices, and a core has other things to do. */
const LOOK_AGAIN_SECONDS = 0.5

/** A command in the sandbox takes seconds; paced on a terminal, or with a slow lookup, minutes. */
const PATIENCE_SECONDS = 600

/**
 * Does something while no other command works on the state in `folder`; waits for one that does, and says for whom. Where no lock can be
 * had, as in a read-only checkout, it is done without: the state cannot be kept there either. Throws UserError after ten minutes.
 */
export async function whileLocked<Result>(
  folder: string,
  setting: LockSetting,
  work: () => Promise<Result>,
): Promise<Result> {
  const release = await takeLock(folder, setting)
  try {
    return await work()
  } finally {
    await release()
  }
}

async function takeLock(folder: string, { ports, purpose, note, warn }: LockSetting): Promise<() => Promise<void>> {
  const { files, clock, realNow, signal } = ports
  for (let waited = 0; ; waited += LOOK_AGAIN_SECONDS) {
    const locking = await files.lock(folder, purpose, new Date(realNow()).toISOString()).catch((error: unknown) => {
      if (!isUnwritable(error)) warn(`the sandbox's state in ${folder} cannot be locked: ${reasonOf(error)}`)
      return { isTaken: true as const, release: async () => {} }
    })
    if (locking.isTaken) return locking.release
    if (waited === 0) note(`waiting for ${shown(locking.holder)}, which works in the same sandbox`)
    if (waited >= PATIENCE_SECONDS) throw held(folder, locking.holder)
    await clock.sleep(LOOK_AGAIN_SECONDS, 'waiting for the sandbox', signal)
  }
}

/** Nothing can be written there: when the state is to be kept, that is said. */
function isUnwritable(error: unknown): boolean {
  return error instanceof Error && 'code' in error && /^(EROFS|EACCES|EPERM|ENOSPC)$/.test(String(error.code))
}

function held(folder: string, holder: LockHolder): UserError {
  return new UserError('SANDBOX_HELD', `${shown(holder)} has held the sandbox in ${folder} since ${holder.since}`, {
    hint: `wait for it, or end it; where process ${holder.pid} of ${holder.host} is gone, remove ${folder}/lock`,
  })
}

function shown({ purpose, pid }: LockHolder): string {
  return `\`${purpose}\` (process ${pid})`
}
