import { projectCommand } from '../command.ts'
import { refreshOptions } from './options.ts'

/** `refresh` */
export const refresh = projectCommand({
  name: 'refresh',
  about: 'replace all tasks by new ones of the revision that runs',
  options: refreshOptions,
  examples: [{ line: 'ristretto refresh --no-wait', about: 'begin it, and leave' }],
  isDryRun: ({ dryRun }) => dryRun,
  load: async () => (await import('./refresh.ts')).refresh,
})
