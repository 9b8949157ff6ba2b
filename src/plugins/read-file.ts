import { isAbsolute, join } from 'node:path'
import { Failure, UserError } from '../calls/index.ts'
import type { Files, FindPlace } from './plugin.ts'

/** Why a file cannot be had, in words: operating systems word it differently. */
const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  ENOTDIR: 'there is no such file',
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EISDIR: 'it is a folder',
  EEXIST: 'something else is in the way',
  EROFS: 'nothing can be written there',
  ENOSPC: 'the disk is full',
  ENXIO: 'it is a pipe that nobody reads',
  EAGAIN: 'it is a pipe whose reader is too slow',
  EADDRINUSE: 'another program does',
}

/** Why a file could not be read or written, without the path that Node repeats. */
export function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  const message = error instanceof Error ? error.message : String(error)
  return reasons[code] ?? message.replace(/^[A-Z]+: /, '').replace(/, \w+ '.*'$/s, '')
}

/** A path that counts from a folder, unless it is absolute. Unlike `resolve` it asks the process for nothing. */
export function pathFrom(folder: string, path: string): string {
  return isAbsolute(path) ? path : join(folder, path)
}

/** For files that a flag names. */
export const FLAG_PATH_HINT = 'paths of flags count from the working directory'

/** A file's bytes. Throws UserError that says what the file is for, and why it cannot be read. `place` finds where the file is named. */
export async function readFile(
  files: Pick<Files, 'read'>,
  path: string,
  {
    what,
    shown,
    place,
    hint,
  }: { what: string; shown: string; place?: FindPlace | undefined; hint?: string | undefined },
): Promise<Uint8Array> {
  try {
    return await files.read(path)
  } catch (cause) {
    if (cause instanceof Failure) throw cause
    const isTooLarge = cause instanceof Error && 'code' in cause && cause.code === 'EFBIG'
    throw new UserError('FILE_UNREADABLE', `cannot read ${what} \`${shown}\`: ${reasonOf(cause)}`, {
      at: await place?.(),
      hint: isTooLarge ? '`--max-file-size` sets the limit' : hint,
      cause,
    })
  }
}

/** Writes a file that a command gives its user. Throws UserError that says why it cannot be written; `hint` says what is done already. */
export async function writeFile(
  files: { write(path: string, text: string, options?: { readonly isPrivate: boolean }): Promise<void> },
  path: string,
  { text, hint, isPrivate = false }: { text: string; hint: string; isPrivate?: boolean },
): Promise<void> {
  try {
    await files.write(path, text, { isPrivate })
  } catch (cause) {
    throw new UserError('FILE_UNWRITABLE', `cannot write \`${path}\`: ${reasonOf(cause)}`, { hint, cause })
  }
}
