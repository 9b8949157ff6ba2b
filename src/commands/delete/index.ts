import { projectCommand } from '../command.ts'
import { deleteOptions } from './options.ts'

/** `delete`, which is a word of JavaScript's. */
export const deleteService = projectCommand({
  name: 'delete',
  about: 'delete the service',
  options: deleteOptions,
  examples: [{ line: 'ristretto delete --force --terminate', about: 'without asking, and although tasks run' }],
  isDryRun: ({ dryRun }) => dryRun,
  load: async () => (await import('./delete.ts')).deleteCommand,
})
