import { projectCommand } from '../command.ts'
import { waitOptions } from './options.ts'

/** `wait` */
export const wait = projectCommand({
  name: 'wait',
  about: 'follow the running deployment',
  options: waitOptions,
  examples: [{ line: 'ristretto wait --timeout 15m', about: 'follow a deployment that was begun elsewhere' }],
  load: async () => (await import('./wait.ts')).wait,
})
