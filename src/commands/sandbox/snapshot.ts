import { UserError } from '../../calls/index.ts'
import { FLAG_PATH_HINT, pathFrom, writeFile } from '../../plugins/index.ts'
import type { Invocation } from '../invocation.ts'
import type { Tools } from '../tools.ts'

/** What was done with a snapshot. */
export interface SnapshotDone {
  readonly action: 'save' | 'load'
  readonly file: string
}

/** Saves the state of the project's sandbox to a file, or puts the one of a file in its place. Throws UserError. */
export async function snapshot(tools: Tools, _: object, { positional }: Invocation): Promise<SnapshotDone> {
  const [action, file, ...rest] = positional
  if ((action !== 'save' && action !== 'load') || file === undefined || rest.length > 0)
    throw new UserError('OPTION_INVALID', `\`${positional.join(' ')}\` is no action of \`sandbox snapshot\``, {
      hint: '`sandbox snapshot save FILE` or `sandbox snapshot load FILE`',
    })
  const kept = await tools.keptSandbox()
  if (action === 'save') {
    const found = await kept.snapshot()
    if (!found)
      throw new UserError('SANDBOX_EMPTY', `the sandbox in ${kept.folder} remembers nothing`, {
        hint: 'a command with --sandbox, such as `ristretto deploy --sandbox`, makes something',
      })
    // It holds keys and environments.
    await writeFile(tools.files, pathFrom(tools.directory, file), {
      text: `${JSON.stringify(found)}\n`,
      hint: FLAG_PATH_HINT,
      isPrivate: true,
    })
    tools.note(`saved the sandbox in ${kept.folder} to ${file}`)
  } else {
    await kept.replace(await tools.readSnapshot(file))
    tools.note(`loaded the sandbox in ${kept.folder} from ${file}`)
  }
  return { action, file }
}
