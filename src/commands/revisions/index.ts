import { projectCommand } from '../command.ts'
import { revisionsOptions } from './options.ts'

/** `revisions` */
export const revisions = projectCommand({
  name: 'revisions',
  about: 'list the revisions of the task definition and who uses them, or show one',
  options: revisionsOptions,
  examples: [
    { line: 'ristretto revisions', about: 'all that are active' },
    { line: 'ristretto revisions --revision current', about: 'the one that runs' },
  ],
  sensitive: ['taskDefinition'],
  print: async (result, options) => (await import('./print-revisions.ts')).printRevisions(result, options),
  load: async () => (await import('./revisions.ts')).revisions,
})
