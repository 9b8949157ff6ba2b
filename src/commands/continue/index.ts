import { projectCommand } from '../command.ts'
import { continueOptions } from './options.ts'

/** `continue` */
export const continueDeployment = projectCommand({
  name: 'continue',
  about: 'let a deployment go on that a hook has paused',
  options: continueOptions,
  examples: [
    { line: 'ristretto continue', about: 'and wait for its end' },
    { line: 'ristretto continue --wait-until paused', about: 'up to the next pause' },
  ],
  isDryRun: ({ dryRun }) => dryRun,
  load: async () => (await import('./continue.ts')).continueDeployment,
})
