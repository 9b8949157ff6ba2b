import { projectCommand } from '../command.ts'
import { scaleOptions } from './options.ts'

/** `scale` */
export const scale = projectCommand({
  name: 'scale',
  about: 'change the count of tasks and nothing else',
  options: scaleOptions,
  examples: [{ line: 'ristretto scale --tasks 4', about: 'run four tasks' }],
  isDryRun: ({ dryRun }) => dryRun,
  load: async () => (await import('./scale.ts')).scale,
})
