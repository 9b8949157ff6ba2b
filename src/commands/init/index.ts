import { accountCommand } from '../command.ts'
import { initOptions } from './options.ts'

/** `init` */
export const init = accountCommand({
  name: 'init',
  about: 'make a project of a service, or of a task definition, that stands',
  options: initOptions,
  examples: [
    { line: 'ristretto init --service web --cluster app', about: 'the files of a service' },
    { line: 'ristretto init --task-definition batch:12 --jsonnet', about: 'of a task definition alone, as Jsonnet' },
    { line: 'ristretto init --service web --cluster app --tfstate s3://states/prod.tfstate', about: 'ids as lookups' },
  ],
  isDryRun: ({ dryRun }) => dryRun,
  load: async () => (await import('./init.ts')).init,
})
