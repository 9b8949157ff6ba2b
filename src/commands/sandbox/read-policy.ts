import { readFile } from '../../plugins/index.ts'

/** The text of the policy that `--sandbox-policy` names; IAM judges it. Throws UserError where it cannot be read. */
export const readSandboxPolicy = async (
  file: string,
  path: string,
  files: { read(path: string): Promise<Uint8Array> },
): Promise<string> =>
  new TextDecoder().decode(
    await readFile(files, path, {
      what: 'the policy of --sandbox-policy',
      shown: file,
      hint: 'paths of flags count from the working directory',
    }),
  )
