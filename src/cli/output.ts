import { forPeople } from '../calls/index.ts'
import type { CommandShape, OptionTable } from '../commands/index.ts'
import type { Event } from '../report/index.ts'

/** The version of the document that `--output json` prints. It grows when a member changes its meaning or goes; new members do not. */
const SCHEMA_VERSION = 1

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

/** The document of a command that was carried out. What a dry run could not know stands in it as `<new revision>`. */
export function resultDocument(command: string, result: unknown): string {
  return document({ schemaVersion: SCHEMA_VERSION, command, result: result ?? {} })
}

/** The document of a command that was not carried out: the fields of its failure. */
export function failureDocument(command: string, error: object): string {
  return document({ schemaVersion: SCHEMA_VERSION, command, error })
}

/** What events tell of a failure, for its document: in which ways tasks stopped, and what probably went wrong. */
export function failureCollector() {
  const events: Event[] = []
  const of = <Type extends Event['type']>(type: Type) =>
    events.flatMap((event) => (event.type === type ? [event as Extract<Event, { type: Type }>] : []))
  return {
    see: (event: Event): void => {
      if (event.type === 'stopped-task' || event.type === 'cause') events.push(event)
    },
    seen: () => ({
      stoppedTasks: of('stopped-task').map(({ task, count = 1 }) => ({ ...task, count })),
      causes: of('cause').map(({ type: _, scope: __, ...cause }) => cause),
    }),
  }
}

function document(value: object): string {
  const readable = (_: string, member: unknown) => (typeof member === 'string' ? forPeople(member) : member)
  return `${JSON.stringify(value, readable, 2)}\n`
}
