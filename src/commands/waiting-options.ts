import type { OptionTable } from './option-table.ts'

/** The flags of commands that wait for a deployment: when they lose patience, and what becomes of it. */
export const waitingOptions = {
  'fail-fast': {
    kind: 'integer',
    value: 'N',
    about: 'stop the deployment once so many of its tasks failed for a reason that cannot heal (0: never)',
    default: 0,
    from: 0,
  },
  'progress-timeout': {
    kind: 'text',
    value: 'DURATION',
    about: 'give up waiting after so long without progress, as in 5m',
    default: '',
  },
  'on-cancel': {
    kind: 'choice',
    value: 'WHAT',
    about: 'what becomes of the deployment on SIGINT, SIGTERM and SIGHUP: detach leaves it to ECS',
    choices: ['detach', 'stop', 'rollback'],
    default: 'detach',
  },
} as const satisfies OptionTable
