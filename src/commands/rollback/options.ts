import { goals, goalsInWords } from '../../steps/rollouts/goal.ts'
import type { OptionsOf, OptionTable } from '../option-table.ts'

/** The flags of `rollback`. */
export const rollbackOptions = {
  'dry-run': { kind: 'flag', about: 'read, and say what would be written', default: false },
  'deregister-task-definition': {
    kind: 'flag',
    about: 'deregister the revision that is left, unless other tasks run it',
    default: true,
    negatable: true,
  },
  wait: { kind: 'flag', about: 'wait until the service runs the revision before', default: true, negatable: true },
  'wait-until': {
    kind: 'choice',
    value: 'STATE',
    about:
      'stable: one deployment, all tasks running; deployed: the deployment is complete; paused, ecs:STAGE, codedeploy:EVENT: it has come so far (default: stable, under `compat: v3` deployed)',
    choices: goals,
    inWords: goalsInWords,
  },
  'rollback-events': {
    kind: 'list',
    value: 'EVENT,EVENT',
    separator: ',',
    about: 'events at which CodeDeploy takes its deployment back: DEPLOYMENT_FAILURE, ...',
  },
  'with-previous-task-definition': {
    kind: 'flag',
    about: 'where no deployment is on its way, go to the revision before; without `compat: v3` always so',
    default: false,
  },
} as const satisfies OptionTable

/** What `rollback` gets from them. */
export type RollbackOptions = OptionsOf<typeof rollbackOptions>
