import { goals, goalsInWords } from '../steps/rollouts/goal.ts'
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

/** The flags of commands that begin a deployment: whether they wait for it, and for what. */
export const deploymentOptions = {
  wait: { kind: 'flag', about: 'wait until the deployment has ended', default: true, negatable: true },
  'wait-until': {
    kind: 'choice',
    value: 'STATE',
    about:
      'deployed: our deployment is the primary one and complete; healthy: and its tasks and targets are; stable: one deployment, all tasks running; paused: a hook waits for `continue`; ecs:STAGE, codedeploy:EVENT: it has come so far',
    choices: goals,
    inWords: goalsInWords,
    default: 'deployed',
  },
} as const satisfies OptionTable
