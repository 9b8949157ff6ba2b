import { UserError } from '../calls/index.ts'
import type { Lookup, Signature } from './plugin.ts'

/** A function that ecspresso has and we do not serve yet: known by name, so that a project is refused only where it really uses it. */
export function unsupported(name: string, plugin: string, signature: Signature): Lookup {
  return {
    ...signature,
    call: async (_aws, _args, at) => {
      throw new UserError(
        'PLUGIN_UNSUPPORTED',
        `the function \`${name}\` of the plugin \`${plugin}\` is not supported yet`,
        { at, hint: 'pass the value by an environment variable and `must_env` instead' },
      )
    },
  }
}
