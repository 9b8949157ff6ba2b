import { localCommand } from '../command.ts'

/** `docs` */
export const docs = localCommand({
  name: 'docs',
  about: 'print a page of the documentation; without a topic, the list of them',
  options: {},
  positional: '[topic]',
  examples: [{ line: 'ristretto docs sandbox | less', about: 'read a page, without a network' }],
  print: (text) => text,
  load: async () => (await import('./docs.ts')).printPage,
})
