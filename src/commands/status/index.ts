import { projectCommand } from '../command.ts'
import { statusOptions } from './options.ts'

/** `status` */
export const status = projectCommand({
  name: 'status',
  about: 'show the deployments of the service and its newest events',
  options: statusOptions,
  examples: [{ line: 'ristretto status --events 3', about: 'with the three newest events' }],
  print: async (result) => (await import('./print-status.ts')).printStatus(result),
  lines: (result) => [result],
  load: async () => (await import('./status.ts')).status,
})
