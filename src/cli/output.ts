import type { CommandShape, OptionTable } from '../commands/index.ts'
import type { LastEvent } from '../report/index.ts'

/** The option of every command that has no `--output` of its own. */
export const outputOptions = {
  output: {
    kind: 'choice',
    value: 'FORMAT',
    about: 'what standard output holds: the words of the command, or one JSON document with its result',
    choices: ['text', 'json'],
    default: 'text',
  },
} as const satisfies OptionTable

/** Whether a command takes the common `--output`; ecspresso's switch of that name, and its lists, stay what they are. */
export function hasCommonOutput({ options }: CommandShape): boolean {
  return !Object.hasOwn(options, 'output')
}

/** The document that `--output json` prints: the last event of the command, without what tells events apart. */
export function documentOf({ type: _, ...document }: LastEvent): string {
  return `${JSON.stringify(document, null, 2)}\n`
}
