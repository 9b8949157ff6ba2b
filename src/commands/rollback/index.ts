import { projectCommand } from '../command.ts'
import { deregisterLeft } from '../goes-on.ts'
import { rollbackOptions } from './options.ts'

/** `rollback` */
export const rollback = projectCommand({
  name: 'rollback',
  about: 'stop the deployment that is on its way, or go back to the revision before',
  options: rollbackOptions,
  examples: [
    { line: 'ristretto rollback --dry-run', about: 'say which revision, and which images, that would bring back' },
    { line: 'ristretto rollback --no-deregister-task-definition --no-wait', about: 'begin it, and leave' },
  ],
  isDryRun: ({ dryRun }) => dryRun,
  goesOn: deregisterLeft,
  load: async () => (await import('./rollback.ts')).rollback,
})
