import { goals, goalsInWords } from '../../steps/rollouts/goal.ts'
import type { OptionsOf, OptionTable } from '../option-table.ts'
import { waitingOptions } from '../waiting-options.ts'

/** The flags of `wait`. */
export const waitOptions = {
  'wait-until': {
    kind: 'choice',
    value: 'STATE',
    about:
      'stable: one deployment, all tasks running; deployed: the primary deployment is complete; healthy: and its tasks and targets are; paused, ecs:STAGE, codedeploy:EVENT: it has come so far (default: stable, under `compat: v3` deployed)',
    choices: goals,
    inWords: goalsInWords,
    aliases: ['until'],
  },
  ...waitingOptions,
} as const satisfies OptionTable

/** What `wait` gets from them. */
export type WaitOptions = OptionsOf<typeof waitOptions>
