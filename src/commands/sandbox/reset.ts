import type { Tools } from '../tools.ts'

/** The state that was removed. */
export interface Forgotten {
  /** The folder that was removed; absent where there was none. */
  readonly removed?: string
}

/** Forgets the sandbox of the project whose configuration this is. */
export async function reset({ stateFolder, files, note }: Tools): Promise<Forgotten> {
  const folder = await stateFolder()
  const isKnown = await files.exists(folder)
  await files.remove(folder)
  note(isKnown ? `removed ${folder}` : 'there was nothing to forget')
  return isKnown ? { removed: folder } : {}
}
