import { createHash } from 'node:crypto'
import { dirname, join } from 'node:path'
import { pathFrom, readFile, reasonOf } from '../../plugins/index.ts'
import { type Snapshot, SnapshotError } from '../../sandbox/index.ts'
import type { Reading } from '../ports.ts'

/** The files that the sandbox keeps between commands. */
export interface StateFiles {
  read(path: string, reading?: Reading): Promise<Uint8Array>
  exists(path: string): Promise<boolean>
  makePrivateFolder(path: string): Promise<void>
  write(path: string, text: string, options?: { readonly isPrivate: boolean }): Promise<void>
  append(path: string, text: string, options?: { readonly isPrivate: boolean }): Promise<void>
  rename(from: string, to: string): Promise<void>
  remove(path: string): Promise<void>
}

/** Files of ours are read whatever size those of a project may have. */
export const OF_ANY_SIZE: Reading = { mostBytes: Number.MAX_SAFE_INTEGER }

/** The folder beside the configuration, which counts from the working directory. */
export function stateFolder(directory: string, configuration: string): string {
  return join(dirname(pathFrom(directory, configuration)), '.ristretto')
}

function stateFile(folder: string): string {
  return join(folder, 'sandbox.json')
}

/** The folder is for its owner alone, and has its own `.gitignore`, since nobody wants it in a repository. */
export async function makeStateFolder(files: StateFiles, folder: string): Promise<void> {
  await files.makePrivateFolder(folder)
  await files.write(join(folder, '.gitignore'), '*\n', { isPrivate: true })
}

/**
 * What the last command left, if anything. A file that cannot be understood is kept aside under another name, and `warn` is told: the
 * sandbox then starts anew.
 */
export async function readState(
  files: StateFiles,
  folder: string,
  restore: (snapshot: Snapshot) => void,
  warn: (text: string) => void,
): Promise<Snapshot | undefined> {
  const path = stateFile(folder)
  if (!(await files.exists(path))) return undefined
  const bytes = await readFile({ read: (file) => files.read(file, OF_ANY_SIZE) }, path, {
    what: "the sandbox's state",
    shown: path,
    hint: '`ristretto sandbox reset` begins anew',
  })
  try {
    const snapshot = unsealed(new TextDecoder().decode(bytes))
    restore(snapshot)
    return snapshot
  } catch (error) {
    // Whatever it is: nobody but us writes it, and who wants to know more has it.
    const aside = await keepAside(files, path)
    const reason = error instanceof SnapshotError ? `: ${error.message}` : ''
    warn(`the sandbox's state cannot be read and ${aside}${reason}; the sandbox starts anew`)
    return undefined
  }
}

/** The snapshot with a sum of its text: what was damaged could still look like one, and fail in the middle of a command. */
function sealed(snapshot: Snapshot): string {
  const text = JSON.stringify(snapshot)
  return `{"sha256":"${sumOf(text)}","snapshot":${text}}\n`
}

function unsealed(text: string): Snapshot {
  const { sha256, snapshot }: { sha256?: unknown; snapshot?: Snapshot } = JSON.parse(text)
  if (snapshot === undefined || sha256 !== sumOf(JSON.stringify(snapshot)))
    throw new SnapshotError('not a snapshot of a sandbox, or a damaged one')
  return snapshot
}

function sumOf(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}

async function keepAside(files: StateFiles, path: string): Promise<string> {
  try {
    const aside = await freeName(files, `${path}.corrupt`)
    await files.rename(path, aside)
    return `is kept as ${aside}`
  } catch (error) {
    return `stays as it is: ${reasonOf(error)}`
  }
}

async function freeName(files: StateFiles, name: string): Promise<string> {
  for (let i = 0; ; i++) {
    const candidate = i === 0 ? name : `${name}.${i}`
    if (!(await files.exists(candidate))) return candidate
  }
}

/**
 * Keeps the state. Where nothing can be written, as in a read-only checkout, the command has done its work nevertheless: `warn` is told.
 */
export async function writeState(
  files: StateFiles,
  folder: string,
  snapshot: Snapshot,
  warn: (text: string) => void,
): Promise<void> {
  try {
    await makeStateFolder(files, folder)
    // The state holds keys, environments and copies of seed files.
    await files.write(stateFile(folder), sealed(snapshot), { isPrivate: true })
  } catch (error) {
    warn(`the sandbox's state cannot be kept in ${folder}: ${reasonOf(error)}`)
  }
}
