import { localCommand } from '../command.ts'
import { execOptions } from './options.ts'

/** `exec` */
export const exec = localCommand({
  name: 'exec',
  about: 'run a command in a container (not there yet: it says how the AWS CLI does it)',
  options: execOptions,
  positional: '[run|portforward|cp...]',
  load: async () => (await import('./exec.ts')).exec,
})
