import type { StateFiles } from './state-file.ts'
import { stateFolder } from './state-file.ts'

/** Forgets the sandbox of the project whose configuration this is. */
export const reset = async (
  configuration: string,
  ports: { readonly files: StateFiles; err(text: string): void },
): Promise<number> => {
  const folder = stateFolder(configuration)
  const known = await ports.files.exists(folder)
  await ports.files.remove(folder)
  ports.err(known ? `removed ${folder}\n` : 'there was nothing to forget\n')
  return 0
}
