import { localCommand } from '../command.ts'
import { shells } from './shells.ts'

/** `completion` */
export const completion = localCommand({
  name: 'completion',
  about: 'a script that completes command lines in bash, zsh, fish or powershell',
  options: {},
  positional: '<shell...>',
  choices: shells,
  examples: [{ line: 'source <(ristretto completion bash)', about: 'for this shell; in ~/.bashrc for every one' }],
  print: (text) => text,
  load: async () => (await import('./completion.ts')).completion,
})
