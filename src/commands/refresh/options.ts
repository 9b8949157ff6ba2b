import { goals, goalsInWords } from '../../steps/rollouts/goal.ts'
import type { OptionsOf, OptionTable } from '../option-table.ts'

/** The flags of `refresh`. */
export const refreshOptions = {
  'dry-run': { kind: 'flag', about: 'read, and say what would be written', default: false },
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

/** What `refresh` gets from them. */
export type RefreshOptions = OptionsOf<typeof refreshOptions>
