import { statSync } from 'node:fs'
import { UserError } from '../calls/index.ts'

/**
 * Refuses a pipe or a device in the place of a file that a variable names. The SDK reads such files by their paths, more than once, and a
 * pipe that nobody writes to holds the process up where no signal reaches it. Throws UserError; what is not there is no matter here.
 */
export function refusePipe(path: string | undefined, variable: string): void {
  if (!path || path === '/dev/null') return
  const stats = statSync(path, { throwIfNoEntry: false })
  if (!stats?.isFIFO() && !stats?.isCharacterDevice()) return
  throw new UserError('FILE_UNREADABLE', `\`${path}\` is a ${stats.isFIFO() ? 'pipe' : 'device'}, and no file`, {
    hint: `${variable} has to name a file`,
  })
}
