import { projectCommand } from '../command.ts'
import { appspecOptions } from './options.ts'

/** `appspec` */
export const appspec = projectCommand({
  name: 'appspec',
  about: 'print the AppSpec with which CodeDeploy deploys the service',
  options: appspecOptions,
  examples: [{ line: 'ristretto appspec --task-definition latest', about: 'for the newest revision' }],
  print: async (result) => (await import('./print-appspec.ts')).printAppSpec(result),
  load: async () => (await import('./appspec.ts')).appspec,
})
