import { UserError } from '../../calls/index.ts'
import type { Invocation } from '../invocation.ts'
import type { Tools } from '../tools.ts'
import { scripts } from './scripts.ts'
import { type Shell, shells } from './shells.ts'

/** `completion SHELL` gives a script; `completion candidates -- WORD...` is what the scripts ask. */
export async function completion(tools: Tools, _: object, { positional }: Invocation): Promise<string> {
  const [shell = '', ...words] = positional
  if (shell === 'candidates') return tools.candidates(words)
  if (isShell(shell)) return scripts[shell]
  throw new UserError('OPTION_INVALID', `there is no completion for \`${shell}\``, {
    hint: `one of ${shells.join(', ')}`,
  })
}

function isShell(text: string): text is Shell {
  return shells.some((shell) => shell === text)
}
