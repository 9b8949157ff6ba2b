import { splitWords } from '../src/cli/split-words.ts'
import { nearest } from '../src/shapes/index.ts'

/** What a step of a workflow asks for. */
export interface Asked {
  /** Empty if ristretto is only put on PATH. */
  readonly argv: readonly string[]
  /** Relative to the workspace. */
  readonly directory: string
}

/** A step whose inputs are wrong; the message says which and how. */
export class InputError extends Error {}

const INPUTS = ['command', 'args', 'config', 'working-directory', 'timeout']
/** Flags that have an input of their own. */
const FLAGS = ['config', 'timeout'] as const

/**
 * Reads the inputs, which GitHub gives as `INPUT_NAME` in capital letters, empty where the step has none. It passes on inputs that the
 * action does not have as well, with no more than a warning: a misspelt one is an error here.
 * @throws InputError, or an error of the words in `args`
 */
export function readInputs(env: Readonly<Record<string, string | undefined>>): Asked {
  const given = new Map<string, string>()
  for (const [name, value] of Object.entries(env)) {
    const input = /^INPUT_(.+)$/.exec(name)?.[1]?.toLowerCase()
    if (input === undefined) continue
    if (!INPUTS.includes(input)) throw unknownInput(input)
    given.set(input, value?.trim() ?? '')
  }
  const command = given.get('command') ?? ''
  const args = given.get('args') ?? ''
  const flags = FLAGS.flatMap((name) => (given.get(name) ? [`--${name}`, given.get(name) ?? ''] : []))
  if (command === '' && (args !== '' || flags.length > 0)) throw new InputError('`args` and flags need a `command`')
  return {
    argv: command === '' ? [] : [...splitWords(command), ...splitWords(args), ...flags],
    directory: given.get('working-directory') || '.',
  }
}

function unknownInput(name: string): InputError {
  const near = nearest(name, INPUTS)
  return new InputError(
    `unknown input \`${name}\`; ${near ? `did you mean \`${near}\`?` : `there are ${INPUTS.join(', ')}`}`,
  )
}
