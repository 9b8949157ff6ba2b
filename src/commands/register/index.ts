import { projectCommand } from '../command.ts'
import { registerOptions } from './options.ts'

/** `register` */
export const register = projectCommand({
  name: 'register',
  about: 'register a new revision of the task definition',
  options: registerOptions,
  examples: [{ line: 'IMAGE_TAG=v2 ristretto register --output', about: 'register, and print what AWS made of it' }],
  sensitive: ['definition'],
  isDryRun: ({ dryRun }) => dryRun,
  print: async (result, options) => (await import('./register.ts')).printRegistered(result, options),
  load: async () => (await import('./register.ts')).register,
})
