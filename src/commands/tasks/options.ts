import type { OptionsOf, OptionTable } from '../option-table.ts'

/** The flags of `tasks`. Those that choose what is done are older spellings of its argument. */
export const tasksOptions = {
  id: { kind: 'text', value: 'ID', about: 'the task that is meant', default: '' },
  output: {
    kind: 'choice',
    value: 'FORMAT',
    about: 'how the list is printed',
    choices: ['table', 'json', 'tsv'],
    default: 'table',
  },
  find: { kind: 'flag', about: 'as `tasks find`', default: false, since3: 'write `tasks find`' },
  stop: { kind: 'flag', about: 'as `tasks stop`', default: false, since3: 'write `tasks stop`' },
  trace: { kind: 'flag', about: 'as `tasks trace`', default: false, since3: 'write `tasks trace`' },
  force: { kind: 'flag', about: 'stop without asking', default: false },
  follow: { kind: 'flag', about: 'logs: go on until the task has stopped', default: false, short: 'f' },
  duration: {
    kind: 'text',
    value: 'DURATION',
    about: 'trace and logs: how far back, as in 10m (without --start-time)',
    default: '1m',
    short: 'd',
  },
  'start-time': { kind: 'text', value: 'TIME', about: 'logs: since when, in ISO 8601', default: '', short: 's' },
  container: { kind: 'text', value: 'NAME', about: 'logs: of this container alone', default: '' },
} as const satisfies OptionTable

/** What `tasks` gets from them. */
export type TasksOptions = OptionsOf<typeof tasksOptions>

/** What can be done with tasks. */
export const tasksActions = ['list', 'find', 'stop', 'trace', 'logs'] as const
/** One of them. */
export type TasksAction = (typeof tasksActions)[number]
