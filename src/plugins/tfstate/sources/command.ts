import type { PluginPorts } from '../../plugin.ts'
import { reasonOf } from '../../read-file.ts'
import { commandWithoutSecrets } from '../../without-secrets.ts'
import { MOST_BYTES } from '../state.ts'
import { type ReadElsewhere, unreadable } from './elsewhere.ts'

/** A program that prints the state: `tofu state pull` decrypts it, and knows every backend. It runs in the configuration's folder. */
export function commandSource(command: readonly string[], { directory }: PluginPorts): ReadElsewhere {
  const shown = commandWithoutSecrets(command)
  return async ({ ports: { spawn }, env, signal }) => {
    if (!spawn) throw unreadable(`\`${shown}\` cannot be run here`)
    const { code, stdout, stderr } = await spawn(command, { signal, env, directory, mostBytes: MOST_BYTES }).catch(
      (cause: unknown) => {
        signal.throwIfAborted()
        const isMissing = cause instanceof Error && 'code' in cause && cause.code === 'ENOENT'
        throw unreadable(
          `\`${shown}\` cannot be run: ${isMissing ? 'there is no such program' : reasonOf(cause)}`,
          undefined,
          cause,
        )
      },
    )
    if (code === 0) return stdout
    const last = stderr.trim().split('\n').at(-1)?.trim().slice(0, 200)
    throw unreadable(`\`${shown}\` ended with exit code ${code}`, last ? `it says: ${last}` : undefined)
  }
}
