import { editOptions } from '../edit-options.ts'
import type { OptionsOf, OptionTable } from '../option-table.ts'

/** The flags of `run`. */
export const runOptions = {
  'dry-run': { kind: 'flag', about: 'read, and say what would be run', default: false },
  'task-def': { kind: 'text', value: 'FILE', about: 'task definition file instead of the configured one' },
  wait: { kind: 'flag', about: 'wait for the tasks', default: true, negatable: true },
  'wait-until': {
    kind: 'choice',
    value: 'STATE',
    about: 'what to wait for',
    choices: ['running', 'stopped'],
    default: 'stopped',
  },
  'on-cancel': {
    kind: 'choice',
    value: 'WHAT',
    about: 'what becomes of the tasks on SIGINT, SIGTERM and SIGHUP: detach leaves them to ECS',
    choices: ['detach', 'stop'],
    default: 'detach',
  },
  overrides: { kind: 'text', value: 'JSON', about: 'overrides of the task, as RunTask takes them' },
  'overrides-file': { kind: 'text', value: 'FILE', about: 'file with overrides (JSON or Jsonnet, a template)' },
  'skip-task-definition': { kind: 'flag', about: 'run what the service runs', default: false },
  'latest-task-definition': { kind: 'flag', about: 'run the newest revision', default: false },
  revision: { kind: 'integer', value: 'N', about: 'run this revision', default: 0, from: 0 },
  count: { kind: 'integer', value: 'N', about: 'how many tasks (1 to 10)', default: 1, from: 1, to: 10 },
  'watch-container': {
    kind: 'text',
    value: 'NAME',
    about: 'whose log is shown and whose exit code counts (default: the first container)',
  },
  'propagate-tags': {
    kind: 'choice',
    value: 'FROM',
    about: 'where the tasks get their tags from',
    choices: ['SERVICE', 'TASK_DEFINITION', ''],
    default: '',
  },
  tags: { kind: 'text', value: 'KEY=VALUE,…', about: 'tags of the tasks', default: '' },
  'client-token': {
    kind: 'text',
    value: 'TEXT',
    about: 'makes a repeated run of the same revision start only once',
  },
  'ebs-delete-on-termination': {
    kind: 'flag',
    about: 'delete managed EBS volumes with the task',
    default: true,
    negatable: true,
  },
  'propagate-exit-code': {
    kind: 'flag',
    about: "exit with the watched container's code instead of 1",
    default: false,
  },
  ...editOptions,
} as const satisfies OptionTable

/** What `run` gets from them. */
export type RunOptions = OptionsOf<typeof runOptions>
