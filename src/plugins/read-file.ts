import { UserError } from '../calls/index.ts'
import type { Files, FindPlace } from './plugin.ts'

/** Why a file cannot be read, in words: operating systems word it differently. */
const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  ENOTDIR: 'there is no such file',
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EISDIR: 'it is a folder',
}

/** A file's bytes. Throws UserError that says what the file is for, and why it cannot be read. `place` finds where the file is named. */
export const readFile = async (
  files: Files,
  path: string,
  {
    what,
    shown,
    place,
    hint,
  }: { what: string; shown: string; place?: FindPlace | undefined; hint?: string | undefined },
): Promise<Uint8Array> => {
  try {
    return await files.read(path)
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : ''
    const why = reasons[code] ?? (cause instanceof Error ? cause.message : String(cause))
    throw new UserError('FILE_UNREADABLE', `cannot read ${what} \`${shown}\`: ${why}`, {
      at: await place?.(),
      hint,
      cause,
    })
  }
}
