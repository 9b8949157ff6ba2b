import type { OptionTable } from '../option-table.ts'

/** The flags of `deploy` and `scale` that change a service's auto scaling. */
export const autoScalingOptions = {
  'suspend-auto-scaling': {
    kind: 'flag',
    about: 'suspend auto scaling before the deployment; where that fails, or is interrupted, as before',
    default: false,
  },
  'resume-auto-scaling': { kind: 'flag', about: 'resume auto scaling before the deployment', default: false },
  'auto-scaling-min': { kind: 'integer', value: 'N', about: 'lower bound of auto scaling', from: 0 },
  'auto-scaling-max': { kind: 'integer', value: 'N', about: 'upper bound of auto scaling', from: 0 },
} as const satisfies OptionTable
