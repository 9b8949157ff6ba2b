import { projectCommand } from '../command.ts'
import { restOfRevisions } from '../goes-on.ts'
import { deregisterOptions } from './options.ts'

/** `deregister` */
export const deregister = projectCommand({
  name: 'deregister',
  about: 'deregister revisions that nobody uses',
  options: deregisterOptions,
  examples: [
    { line: 'ristretto deregister --keeps 10 --force', about: 'all but the ten newest of those that nobody uses' },
  ],
  isDryRun: ({ dryRun }) => dryRun,
  goesOn: restOfRevisions,
  load: async () => (await import('./deregister.ts')).deregister,
})
