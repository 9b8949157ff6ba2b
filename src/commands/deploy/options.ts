import { editOptions } from '../edit-options.ts'
import type { OptionsOf, OptionTable } from '../option-table.ts'
import { deploymentOptions, waitingOptions } from '../waiting-options.ts'
import { autoScalingOptions } from './auto-scaling-options.ts'

/** The flags of `deploy`. */
export const deployOptions = {
  'dry-run': { kind: 'flag', about: 'read, and say what would be written', default: false },
  tasks: {
    kind: 'integer',
    value: 'N',
    about: 'desired count of tasks (-1: as in the service definition)',
    default: -1,
    from: -1,
  },
  'skip-task-definition': { kind: 'flag', about: 'keep the task definition that runs', default: false },
  revision: {
    kind: 'integer',
    value: 'N',
    about: 'deploy this revision instead of registering one',
    default: 0,
    from: 0,
  },
  'latest-task-definition': {
    kind: 'flag',
    about: 'deploy the newest revision instead of registering one',
    default: false,
  },
  'force-new-deployment': { kind: 'flag', about: 'replace the tasks even if nothing changed', default: false },
  ...deploymentOptions,
  ...waitingOptions,
  'if-in-flight': {
    kind: 'choice',
    value: 'WHAT',
    about: 'what to do where another deployment is on its way: replace it, as ECS does; wait for its end; fail',
    choices: ['replace', 'wait', 'fail'],
    default: 'replace',
  },
  'update-service': {
    kind: 'flag',
    about: 'bring the service in line with its definition file',
    default: true,
    negatable: true,
  },
  'rollback-events': {
    kind: 'list',
    value: 'EVENT,EVENT',
    separator: ',',
    about: 'events at which CodeDeploy takes its deployment back: DEPLOYMENT_FAILURE, ...',
  },
  ...autoScalingOptions,
  'if-changed': {
    kind: 'flag',
    about: 'do nothing if the running revision and the service equal the files',
    default: false,
  },
  ...editOptions,
} as const satisfies OptionTable

/** What `deploy` gets from them. */
export type DeployOptions = OptionsOf<typeof deployOptions>
