import { dirname, join } from 'node:path'
import type { Snapshot } from '../../sandbox/index.ts'
import { SnapshotError } from '../../sandbox/index.ts'

/** The files that the sandbox keeps between commands. */
export interface StateFiles {
  read(path: string): Promise<Uint8Array>
  exists(path: string): Promise<boolean>
  write(path: string, text: string): Promise<void>
  rename(from: string, to: string): Promise<void>
  remove(path: string): Promise<void>
}

/** The folder beside the configuration. */
export const stateFolder = (configuration: string): string => join(dirname(configuration), '.ristretto')

const stateFile = (folder: string): string => join(folder, 'sandbox.json')

/**
 * What the last command left, if anything. A file that cannot be understood is kept aside under another name, and `warn` is told: the
 * sandbox then starts anew.
 */
export const readState = async (
  files: StateFiles,
  folder: string,
  restore: (snapshot: Snapshot) => void,
  warn: (text: string) => void,
): Promise<Snapshot | undefined> => {
  const path = stateFile(folder)
  if (!(await files.exists(path))) return undefined
  const text = new TextDecoder().decode(await files.read(path))
  try {
    const snapshot: Snapshot = JSON.parse(text)
    restore(snapshot)
    return snapshot
  } catch (error) {
    if (!(error instanceof SnapshotError || error instanceof SyntaxError || error instanceof TypeError)) throw error
    const aside = await freeName(files, `${path}.corrupt`)
    await files.rename(path, aside)
    warn(`the sandbox's state cannot be read and is kept as ${aside}; the sandbox starts anew`)
    return undefined
  }
}

const freeName = async (files: StateFiles, name: string): Promise<string> => {
  for (let i = 0; ; i++) {
    const candidate = i === 0 ? name : `${name}.${i}`
    if (!(await files.exists(candidate))) return candidate
  }
}

/** Keeps the state; the folder has its own `.gitignore`, since nobody wants it in a repository. */
export const writeState = async (files: StateFiles, folder: string, snapshot: Snapshot): Promise<void> => {
  await files.write(join(folder, '.gitignore'), '*\n')
  await files.write(stateFile(folder), JSON.stringify(snapshot))
}
