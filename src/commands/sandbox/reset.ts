import type { Tools } from '../tools.ts'

/** The state that was removed. */
export interface Forgotten {
  /** The folder that was removed; absent where there was none. */
  readonly removed?: string
}

/** Forgets the sandbox of the project whose configuration this is. */
export async function reset({ keptSandbox, note }: Tools): Promise<Forgotten> {
  const kept = await keptSandbox()
  const isKnown = await kept.forget()
  note(isKnown ? `removed ${kept.folder}` : 'there was nothing to forget')
  return isKnown ? { removed: kept.folder } : {}
}
