import { projectCommand } from '../command.ts'
import { fromRegistered } from '../goes-on.ts'
import { deployOptions } from './options.ts'

/** `deploy` */
export const deploy = projectCommand({
  name: 'deploy',
  // ecspresso 1 created services by a command of its own.
  aliases: ['create'],
  about: 'create the service or bring it in line with its files',
  options: deployOptions,
  examples: [
    { line: 'IMAGE_TAG=v2 ristretto deploy', about: 'register a revision, update the service, wait for the rollout' },
    { line: 'ristretto deploy --sandbox', about: 'try the same without an AWS account' },
    { line: 'ristretto deploy --dry-run', about: 'show what would be sent; nothing is written' },
    {
      line: 'ristretto deploy --skip-task-definition --no-update-service --tasks 4',
      about: 'change nothing but the count of tasks',
    },
  ],
  isDryRun: ({ dryRun }) => dryRun,
  goesOn: fromRegistered,
  load: async () => (await import('./deploy.ts')).deploy,
})
