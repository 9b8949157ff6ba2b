import { UserError } from '../../calls/index.ts'
import type { KeptSandbox } from '../../commands/index.ts'
import { createSandbox, isJournalLine, type JournalLine, type Snapshot, SnapshotError } from '../../sandbox/index.ts'
import { readFlagFile } from '../flag-file.ts'
import type { Ports } from '../ports.ts'
import { keptJournal } from './journal-file.ts'
import { type LockSetting, whileLocked } from './lock.ts'
import { OF_ANY_SIZE, readState, writeState } from './state-file.ts'

/** How the commands about a kept sandbox reach it, and what they tell. */
export type Keeping = Omit<LockSetting, 'ports'> & { readonly ports: Ports }

/** The kept sandbox in `folder`. What changes it waits for commands that work in it. */
export function keptSandbox(folder: string, keeping: Keeping): KeptSandbox {
  const { files } = keeping.ports
  return {
    folder,
    snapshot: () => readState(files, folder, checkSnapshot, keeping.warn),
    replace: (snapshot) =>
      whileLocked(folder, keeping, () =>
        writeState(files, folder, snapshot, (text) => {
          throw new UserError('SANDBOX_STATE', text)
        }),
      ),
    journal: async () => {
      const path = keptJournal(folder)
      return (await files.exists(path)) ? linesOf(new TextDecoder().decode(await files.read(path, OF_ANY_SIZE))) : []
    },
    forget: async () => {
      if (!(await files.exists(folder))) return false
      await whileLocked(folder, keeping, () => files.remove(folder))
      return true
    },
  }
}

/** A snapshot that `sandbox snapshot save` or `Sandbox.snapshot` made. Throws UserError where the file holds none. */
export async function readSnapshotFile(file: string, ports: Ports): Promise<Snapshot> {
  const text = new TextDecoder().decode(await readFlagFile(ports, file, 'the snapshot'))
  try {
    const snapshot: Snapshot = JSON.parse(text)
    checkSnapshot(snapshot)
    return snapshot
  } catch (cause) {
    const reason = cause instanceof SnapshotError ? cause.message : 'not JSON'
    throw new UserError('SNAPSHOT_INVALID', `cannot read the snapshot \`${file}\`: ${reason}`, {
      cause,
      hint: '`ristretto sandbox snapshot save FILE` makes one',
    })
  }
}

/** The lines of a file that `--journal` made. Throws UserError where it cannot be read, and with the line that is none. */
export async function readJournalFile(file: string, ports: Ports): Promise<readonly JournalLine[]> {
  return linesOf(new TextDecoder().decode(await readFlagFile(ports, file, 'the journal')), (line, cause) => {
    throw new UserError('JOURNAL_INVALID', 'the line is no call of a journal', { at: { file, line }, cause })
  })
}

/** The lines of a journal. One that a killed program left half is passed over, unless somebody wants to know of it. */
function linesOf(text: string, broken: (line: number, cause: unknown) => void = () => {}): JournalLine[] {
  return text.split('\n').flatMap((line, index) => {
    if (line === '') return []
    try {
      const value: unknown = JSON.parse(line)
      if (isJournalLine(value)) return [value]
      broken(index + 1, undefined)
    } catch (error) {
      broken(index + 1, error)
    }
    return []
  })
}

function checkSnapshot(snapshot: Snapshot): void {
  createSandbox({ snapshot })
}
