import { join } from 'node:path'
import { pathFrom, reasonOf } from '../../plugins/index.ts'
import { type Journal, journalLine } from '../../sandbox/index.ts'
import { OF_ANY_SIZE, type StateFiles } from './state-file.ts'

/** The journal that the sandbox of a project keeps beside its state. */
export function keptJournal(folder: string): string {
  return join(folder, 'journal.jsonl')
}

/** Where a journal is written, and who is told where it cannot be. */
export interface JournalKeeping {
  readonly files: StateFiles
  /** Absolute paths; those that are `private` hold what is for their owner alone. */
  readonly to: readonly { readonly path: string; readonly isPrivate: boolean }[]
  /** The command line that calls, for the lines. */
  readonly command?: string | undefined
  warn(text: string): void
}

/** The files that a command's journal goes to: the one beside the state, and the one of `--journal`. */
export function journalFiles(folder: string, directory: string, named: string | undefined): JournalKeeping['to'] {
  return [{ path: keptJournal(folder), isPrivate: true }, ...namedJournal(directory, named)]
}

/** The file of `--journal`, if it is given. */
export function namedJournal(directory: string, named: string | undefined): JournalKeeping['to'] {
  return named === undefined ? [] : [{ path: pathFrom(directory, named), isPrivate: false }]
}

/**
 * Adds every further entry of a journal to files, in order, while it is made: a program that is killed has told all until then. A file that
 * cannot be written is given up, and said once. The answer ends that, when all has been written.
 */
export function keepJournal(journal: Journal, { files, to, command, warn }: JournalKeeping): () => Promise<void> {
  const given = new Set(to)
  if (given.size === 0) return async () => {}
  let last = Promise.resolve()
  let waiting = ''
  async function write(): Promise<void> {
    const lines = waiting
    waiting = ''
    for (const file of given) {
      await files.append(file.path, lines, { isPrivate: file.isPrivate }).catch((error: unknown) => {
        given.delete(file)
        warn(`the journal cannot be kept in ${file.path}: ${reasonOf(error)}`)
      })
    }
  }
  const stop = journal.subscribe((entry) => {
    const isFirst = waiting === ''
    waiting += `${JSON.stringify(journalLine(entry, command))}\n`
    // Calls that come while a write is under way are written together.
    if (isFirst) last = last.then(write)
  })
  return () => {
    stop()
    return last
  }
}

/** More calls than anyone looks back on, in a file that is read at once. */
const KEPT_BYTES = 4_000_000

/** Leaves the newer half of a kept journal that has grown too large, and ends a line that a program which was killed left half. */
export async function mendJournal(files: StateFiles, folder: string): Promise<void> {
  const path = keptJournal(folder)
  if (!(await files.exists(path))) return
  const text = new TextDecoder().decode(await files.read(path, OF_ANY_SIZE))
  if (text.length > KEPT_BYTES) {
    const newer = text.slice(text.indexOf('\n', text.length - KEPT_BYTES / 2) + 1)
    await files.write(path, newer, { isPrivate: true })
  } else if (text !== '' && !text.endsWith('\n')) await files.append(path, '\n', { isPrivate: true })
}
