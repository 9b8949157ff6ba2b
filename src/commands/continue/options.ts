import { goals, goalsInWords } from '../../steps/rollouts/goal.ts'
import type { OptionsOf, OptionTable } from '../option-table.ts'

/** The flags of `continue`. */
export const continueOptions = {
  'dry-run': { kind: 'flag', about: 'read, and say what would be let go on', default: false },
  wait: { kind: 'flag', about: 'wait until the deployment has ended', default: true, negatable: true },
  'wait-until': {
    kind: 'choice',
    value: 'STATE',
    about:
      'deployed: the deployment is complete; stable: it is alone, all tasks running; paused: the next hook waits; ecs:STAGE: it has come so far',
    choices: goals,
    inWords: goalsInWords,
    default: 'deployed',
  },
} as const satisfies OptionTable

/** What `continue` gets from them. */
export type ContinueOptions = OptionsOf<typeof continueOptions>
