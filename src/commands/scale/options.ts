import { autoScalingOptions } from '../deploy/auto-scaling-options.ts'
import type { OptionsOf, OptionTable } from '../option-table.ts'

/** The flags of `scale`. */
export const scaleOptions = {
  'dry-run': { kind: 'flag', about: 'read, and say what would be written', default: false },
  tasks: { kind: 'integer', value: 'N', about: 'desired count of tasks (-1: as it is)', default: -1, from: -1 },
  wait: { kind: 'flag', about: 'wait until all tasks run', default: true, negatable: true },
  ...autoScalingOptions,
} as const satisfies OptionTable

/** What `scale` gets from them. */
export type ScaleOptions = OptionsOf<typeof scaleOptions>
