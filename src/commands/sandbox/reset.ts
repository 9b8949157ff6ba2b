import { type StateFiles, stateFolder } from './state-file.ts'

/** What it needs of the process. */
interface ResetPorts {
  /** The working directory. */
  readonly directory: string
  readonly files: StateFiles
  err(text: string): void
}

/** Forgets the sandbox of the project whose configuration this is. */
export async function reset(configuration: string, { directory, files, err }: ResetPorts): Promise<number> {
  const folder = stateFolder(directory, configuration)
  const known = await files.exists(folder)
  await files.remove(folder)
  err(known ? `removed ${folder}\n` : 'there was nothing to forget\n')
  return 0
}
