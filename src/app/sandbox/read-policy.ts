import { type FlagFiles, readFlagFile } from '../flag-file.ts'

/** The text of the policy that `--sandbox-policy` names; IAM judges it. Throws UserError where it cannot be read. */
export async function readSandboxPolicy(file: string, from: FlagFiles): Promise<string> {
  return new TextDecoder().decode(await readFlagFile(from, file, 'the policy of --sandbox-policy'))
}
